// From what was counted to what it means: cells against their targets.
#pragma once

#include "runtime/measures/partial.h"
#include "runtime/plan/plan.h"
#include "runtime/results/result.h"

namespace akad::results {

// The unrounded measure decides; fewer items than the small number may have their misses; an empty
// period goes by its own rule; one that is not `closed` is pending (REFERENCE, "Targets").
Result judge(const ir::Program& program, const measures::CellKey& key, const measures::Cell& cell,
             bool closed);

// Every period of the plan, in the order in which they end. A target without groups has a result in
// each of its cadence; one with groups has results for the groups that `partial` knows in it.
std::vector<PeriodResults> results_of(const plan::Plan& plan, const measures::Partial& partial);

// What the slabs of a credit are asked with; none where no credit can arise: pending, not
// applicable, or misses that the small-number rule allows. An empty period that counts as met has
// the best value there is, one that counts as missed the worst: none where no value is.
std::optional<Measured> measure_for_credit(const ir::Target& target, const Result& result);

}  // namespace akad::results

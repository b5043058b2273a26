// From what was counted to what it means: cells against their targets.
#pragma once

#include "runtime/events/lost/losses.h"
#include "runtime/events/lost/revisions.h"
#include "runtime/measures/partial.h"
#include "runtime/plan/plan.h"
#include "runtime/results/result.h"

namespace akad::results {

// The unrounded measure decides; fewer items than the small number may have their misses; an empty
// period goes by its own rule; one that is not closed is pending (REFERENCE, "Targets"). Where
// time may have been down or not, and verdicts or amounts differ, it is undetermined.
// `told`: what records told of fees; null: nothing is known of these.
// `begins_within`: the term begins after the first of the periods that the target looks back over.
Result judge(const ir::Program& program, measures::CellKey key, measures::Cell cell,
             const plan::Period& period, bool begins_within = false,
             const ir::ToldFees* told = nullptr);

// The same with how many of the `losses` may have changed it, and of one that is over how many of
// the `revisions` changed what stood at its end.
Result result_of(const plan::Plan& plan, measures::CellKey key, measures::Cell cell,
                 const events::Losses& losses, const events::Revisions& revisions);

// Every period of the plan, in the order in which they end. A target without groups has a result in
// each of its cadence; one with groups has results for the groups that `cells` know in it.
// Targets for sums have none yet (settlement/sums).
std::vector<PeriodResults> results_of(const plan::Plan& plan, measures::CellsByKey cells,
                                      const events::Losses& losses = {},
                                      const events::Revisions& revisions = {});

// What the slabs of a credit are asked with; none where no credit can arise: pending, not
// applicable, or misses that the small-number rule allows. An empty period that counts as met has
// the best value there is, one that counts as missed the worst: none where no value is.
// Of an undetermined result: by what is known.
std::optional<Measured> measure_for_credit(const ir::Target& target, const Result& result);

// The best value there is; none where the scale is open there.
std::optional<Measured> best_of(const ir::Target& target);

// The row of a credit's table that holds; the last one always does.
Id<ir::SlabRow> slab_of(const ir::Credit& credit, const ir::Target& target,
                        const Measured& measured);

}  // namespace akad::results

// From what was counted to what it means: one cell against its target.
#pragma once

#include "runtime/measures/partial.h"
#include "runtime/report/statement.h"

namespace akad::verdicts {

// The unrounded share decides; fewer items than the small number may have their misses; an empty
// month goes by its own rule; a month that is not `closed` is pending (REFERENCE, "Targets").
report::Result judge(const ir::Program& program, const measures::CellKey& key,
                     const measures::Cell& cell, bool closed);

// The result that the slabs of a credit are asked with, of 1; none where no credit can arise:
// pending, not applicable, or misses that the small-number rule allows. An empty month that counts
// as met has the result 1, one that counts as missed the result 0.
std::optional<Rational> result_for_credit(const report::Result& result);

}  // namespace akad::verdicts

// Results over the last few periods: the cells of each of these, made one at the end of each.
#pragma once

#include "runtime/measures/partial.h"
#include "runtime/plan/plan.h"

namespace akad::results {

// Of each target that looks back, by the last of the periods: what all of them counted, for every
// group that was counted in one of them. The work grows with the periods that results are for, not
// with how far they look back.
measures::CellsByKey looking_back(const plan::Plan& plan, const measures::CellsByKey& cells);

}  // namespace akad::results

// Which of a target's levels a result has (REFERENCE, "Levels"). Nothing is owed for a level; the
// tables of credits ask for the same bounds.
#pragma once

#include "runtime/results/result.h"

namespace akad::results {

// The first that the result keeps; null: it is worse than all, or there is no result. A period that
// counts as met or missed though nothing was measured has what credits are asked with there.
const ir::Level* level_of(const ir::Program& program, const Result& result);
// Of what is, or might be, measured.
const ir::Level* level_of(const ir::Target& target, const Measured& measured);

}  // namespace akad::results

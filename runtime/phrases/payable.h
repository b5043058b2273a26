// What stands between an amount that is owed and its payment, in sentences of agreements.
#pragma once

#include "runtime/ir/program.h"
#include "runtime/phrases/phrase.h"

namespace akad::phrases {

Phrase small_amounts(const ir::Program& program, const ir::SmallAmounts& small);

}  // namespace akad::phrases

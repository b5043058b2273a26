// Enumerations of the agreement, to be said.
#pragma once

#include "runtime/ir/program.h"
#include "runtime/phrases/phrase.h"

namespace akad::phrases {

Phrase verdict(ir::Verdict verdict);  // "not applicable"
Phrase rounded(RoundingMode mode);    // "half up", behind "rounded"

}  // namespace akad::phrases

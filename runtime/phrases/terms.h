// Enumerations of the agreement, to be said.
#pragma once

#include "runtime/ir/program.h"
#include "runtime/phrases/phrase.h"

namespace akad::phrases {

Phrase verdict(ir::Verdict verdict);  // "not applicable"
Phrase rounded(RoundingMode mode);    // "half up", behind "rounded"
// "level acceptable"; without a name "no level", which is worse than all of them.
Phrase level(const std::string& name);

}  // namespace akad::phrases

// What became of what exclusions claim, in the reader's language.
#pragma once

#include "runtime/ir/exclusion.h"
#include "runtime/phrases/phrase.h"

namespace akad::phrases {

// "granted", "refused: announced too late"; without a reason where none is said. A reason may show
// a figure of the exclusion.
Phrase grant(const ir::Exclusion& exclusion, ir::Grant grant, ir::GrantReason reason);

}  // namespace akad::phrases

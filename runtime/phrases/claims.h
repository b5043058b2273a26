// What became of what exclusions claim, in the reader's language.
#pragma once

#include "runtime/ir/scenario.h"
#include "runtime/phrases/phrase.h"

namespace akad::phrases {

// "granted", "refused: announced too late"; without a reason where none is said.
Phrase grant(ir::Grant grant, ir::GrantReason reason);

}  // namespace akad::phrases

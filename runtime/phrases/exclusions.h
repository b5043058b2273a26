// What an exclusion says, in sentences of agreements: language edition 1.
#pragma once

#include "runtime/ir/program.h"
#include "runtime/phrases/phrase.h"

namespace akad::phrases {

Phrase beyond(ir::Beyond beyond);  // "beyond the announced time: counts as down"
// "if announced at least 48 hours before it starts".
Phrase requirement(const ir::Program& program, const ir::Requirement& requirement);
// Its lines, but those that tell which time it claims; in the order of the reference.
PhraseList conditions(const ir::Program& program, const ir::Exclusion& exclusion);

// "leaving out items when cause = "customer" at the stop"; `condition` as it is written.
Phrase leaving_out(Phrase condition, ir::AskedAt at);
Phrase pauses_during(std::string_view exclusion);
Phrase concerns(std::string_view signal);  // of a clock or an outage

}  // namespace akad::phrases

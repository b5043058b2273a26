// What became of what exclusions claim, in the reader's language.
#pragma once

#include <optional>

#include "runtime/ir/program.h"
#include "runtime/phrases/phrase.h"

namespace akad::phrases {

// What a reason is told with; nothing of it where only the reason is known.
struct ClaimFigures {
  std::optional<ir::CalendarPeriod> period = {};  // whose quota is used up
  Duration used = 0;                              // of it, before the claim
  Phrase whose = {};                              // quota it is; empty: it is not said
  std::int32_t condition = -1;                    // of the exclusion, that asks for more
  Duration ahead = 0;  // so long before the start it was announced; 0 = not before it
};

// "granted", "refused: announced too late"; without a reason where none is said.
Phrase grant(const ir::Program& program, const ir::Exclusion& exclusion, ir::Grant grant,
             ir::GrantReason reason, const ClaimFigures& figures = {});
// How long before its start a notice must be announced: "72h", "48h of desk".
Phrase asked_before(const ir::Program& program, const ir::Requirement& requirement);

}  // namespace akad::phrases

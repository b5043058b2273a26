// When somebody was, or will be, told about an item (REFERENCE, "Targets").
#pragma once

#include "runtime/targets/judge.h"

namespace akad::targets {

struct Escalated {
  Instant at = kNever;   // kNever: the item stopped before it, or it is paused and nobody knows yet
  bool reached = false;  // by the instant of evaluation
  Duration whole = 0;    // of a share of the limit: what it is a share of, as it was known then
};

// Beside Target::escalations, for an item that was started. Each falls at the first instant at
// which what was known then makes it due: with the limit and the pauses up to that instant. What
// happens later does not take it back.
std::vector<Escalated> escalate(Judge& judge, const plan::Plan& plan, Id<ir::Target> target,
                                const clocks::Story& story, const clocks::Cycle& cycle);

}  // namespace akad::targets

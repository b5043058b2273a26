// How an open item stands, for who works on it: when it is due if nothing happens, and what holds
// it up now (REFERENCE, "What is due").
#pragma once

#include <optional>

#include "runtime/targets/conclude.h"

namespace akad::targets {

// The clock does not run, though its hours may be open.
struct Held {
  Instant since = 0;
  clocks::StretchKind kind = clocks::StretchKind::PausedByEvent;  // the last one, if several follow
  events::Channel cause = {};                                     // of that; none of an exclusion
};

// Its hours are closed.
struct Outside {
  Instant since = 0;
  Instant opens = kNever;  // kNever: never again
};

struct Standing {
  const ir::Limit* limit = nullptr;  // in force; of the program
  AimKind kind = AimKind::None;
  Instant limit_since = 0;  // from when on it holds, with elapsed time as it is: the start, a reset
                            // or a change
  Id<ir::Calendar> hours;   // in which elapsed time counts; none = around the clock
  std::string limit_zone;   // in which these are read, where that is the subject's own; else empty
  bool in_proportion = false;  // a change left a share of it, and `length` is what is allowed
  bool nothing_left = false;   // likewise, and more had been used than that
  Duration length = 0;         // of a limit that is a length: allowed in all
  // Until it is used up, in the hours in which it counts; below zero: so much more than allowed.
  // None of a limit that is an instant which no pause moves.
  std::optional<Duration> remaining;
  Instant due = kNever;             // if nothing happens; kNever: never, or it waits to go on
  Instant due_if_resumed = kNever;  // where it waits: if it went on at once
  // The last instant at which a stop keeps the limit, if nothing happens. Mostly `due`; a limit of
  // elapsed time is kept as long as nothing counts any more, or as it is rounded away. kNever: it
  // is missed, never due, or waits.
  Instant in_time_until = kNever;
  std::optional<Held> held;
  std::optional<Outside> outside;
};

// Of an item that is open at terms.view.until; what happens at that instant plays no part.
Standing standing(const Terms& terms, const LimitContext& context);

}  // namespace akad::targets

// The slow second opinion about calendars: is this very instant open? Answered from the rules for
// one instant at a time, with the wall clock read from absl each time. It shares no table and no
// code with runtime/time, and is written to be checked by reading.
#pragma once

#include <string>

#include "runtime/ir/program.h"

namespace akad::oracle {

bool is_open(const ir::Program& program, Id<ir::Calendar> id, Instant at);

// Open time in [from, to), found minute by minute. Right wherever windows begin and end on whole
// minutes and the zone's offset is one.
Duration elapsed(const ir::Program& program, Id<ir::Calendar> id, Instant from, Instant to);

// The leftmost instant of [from, latest] at which `length` of open time is over; kNever when it is
// not over by then.
Instant due(const ir::Program& program, Id<ir::Calendar> id, Instant from, Duration length,
            Instant latest);

}  // namespace akad::oracle

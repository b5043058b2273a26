// Openings of a calendar before they are bound: when it is open, and to which dates its openings
// belong. Windows are laid out on the wall clock and cut at the zone's changes, so that an instant
// is open exactly when its wall time lies in a window (REFERENCE, "Time").
#pragma once

#include <vector>

#include "runtime/ir/program.h"
#include "runtime/time/interval_set.h"
#include "runtime/time/zone.h"

namespace akad::time {

// The part of one window that lies on the date it begins on. Parts of different dates stay apart
// even where they touch: each date of an unbroken week is a working day.
struct DayPart {
  Interval open;
  Instant until = 0;  // the window's own end, after midnight for a night
};

struct Openings {
  IntervalSet open;
  std::vector<DayPart> parts;  // ascending, disjoint
};

Openings windows_of(const ir::Program& program, const ir::Windows& hours, const Zone& zone);

Openings united(const Openings& a, const Openings& b);
Openings intersected(const Openings& a, const Openings& b);
Openings without(const Openings& a, const Openings& b);
Openings shifted(const Openings& openings, Duration by);

}  // namespace akad::time

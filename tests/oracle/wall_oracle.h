// The slow second opinion about calendars: is this very instant open? Answered from the rules for
// one instant at a time, with the wall clock read from absl each time. It shares no table and no
// code with runtime/time, and is written to be checked by reading.
#pragma once

#include <string>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::oracle {

// `subject_zone`: what the subject's signal names; empty = nothing. Calendars in the zone of the
// subject are read in it, where it is a zone.
bool is_open(const ir::Program& program, Id<ir::Calendar> id, Instant at,
             const std::string& subject_zone = "");

bool is_zone(const std::string& name);

// The zone whose wall clock a calendar reads.
const std::string& zone_read(const ir::Calendar& calendar, const std::string& subject_zone);

// Why a calendar of windows is open at an instant: by a window that begins on the local date, by a
// night that began on the date before, or by the part left of a night whose own date said other.
struct MinuteOfWindows {
  Date date;
  bool of_its_date = false;
  bool of_the_night_before = false;
  bool of_a_part = false;
};
MinuteOfWindows minute_of_windows(const ir::Program& program, const ir::Calendar& calendar,
                                  Instant at, const std::string& subject_zone = "");

// The wall clock of a zone: the date it shows, its reading so many dates and months later, and an
// instant of its reading. A reading that occurs twice is the earlier, a skipped one moves forward.
Date local_date(const std::string& zone, Instant at);
Instant wall_later(const std::string& zone, Instant at, std::int32_t days, std::int32_t months);
Instant wall_at(const std::string& zone, Date date, std::int32_t minute);

// The changes of a zone's offset within [from, to).
std::vector<Instant> clock_changes(const std::string& zone, Instant from, Instant to);

// Open time in [from, to), found minute by minute. Right wherever windows begin and end on whole
// minutes and the zone's offset is one.
Duration elapsed(const ir::Program& program, Id<ir::Calendar> id, Instant from, Instant to);

// The leftmost instant of [from, latest] at which `length` of open time is over; kNever when it is
// not over by then.
Instant due(const ir::Program& program, Id<ir::Calendar> id, Instant from, Duration length,
            Instant latest);

}  // namespace akad::oracle

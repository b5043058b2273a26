// Bound calendars: the open intervals of 1970..2100 laid out once, with running totals, so that
// elapsed and due are one search each whatever the span (semantics E7 to E9).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/ir/program.h"
#include "runtime/time/interval_set.h"
#include "runtime/time/zone.h"

namespace akad::time {

struct BoundCalendar {
  Zone zone;
  IntervalSet open;                  // within [kFirstInstant, kEndOfTime)
  std::vector<Duration> before;      // before[i]: open time before open[i]; one more row for the end
  std::vector<std::uint32_t> index;  // day number -> first interval that ends after that day begins
  std::vector<Date> working_days;    // local dates on which some opening begins, ascending
};

// Around the clock in `zone`: always open.
BoundCalendar around_the_clock(const Zone& zone);

// `zone_override`: the subject's zone, for calendars that take it from the subject; empty = own zone.
// An unknown zone or a reference that was not verified is an assertion: the compiler checked both.
BoundCalendar bind_calendar(const ir::Program& program, Id<ir::Calendar> id,
                            const std::string& zone_override);

bool is_open(const BoundCalendar& calendar, Instant at);
bool never_opens(const BoundCalendar& calendar);

// Open time in [from, to); 0 when to <= from.
Duration elapsed(const BoundCalendar& calendar, Instant from, Instant to);

// The leftmost instant t >= from with elapsed(from, t) = length (for length 0: `from` itself);
// kNever when the calendar does not have that much time left before kEndOfTime.
Instant due(const BoundCalendar& calendar, Instant from, Duration length);

Instant next_open(const BoundCalendar& calendar, Instant at);      // at itself when open; or kNever
Instant previous_close(const BoundCalendar& calendar, Instant at); // at itself when open; the last
                                                                   // closing <= at; or kFirstInstant

// Steps by working days. The start day is the local date of `from`; a `from` outside hours first
// moves to the next opening (semantics F5). The n-th working day after it is counted on the dates on
// which the calendar opens. kNever when there is no such day.
Instant working_days_later(const BoundCalendar& calendar, Instant from, std::int32_t count);
Instant end_of_working_day(const BoundCalendar& calendar, Instant from, std::int32_t count);
Instant working_day_at(const BoundCalendar& calendar, Instant from, std::int32_t count,
                       std::int32_t minute);
Instant calendar_days_later(const Zone& zone, Instant from, std::int32_t count);
Instant calendar_months_later(const Zone& zone, Instant from, std::int32_t count);

// Why a date has the hours it has, for explanations: the name of the holiday or exception that
// decided it, or empty when the weekly windows did.
std::string reason_of(const ir::Program& program, Id<ir::Calendar> id, Date date);

}  // namespace akad::time

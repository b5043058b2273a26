// Bound calendars: the open intervals of 1970..2100 laid out once, with running totals, so that
// elapsed and due are one search each whatever the span (REFERENCE, "Clocks").
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
  std::vector<Duration> before;      // open time before open[i]; one more row for the end
  std::vector<std::uint32_t> index;  // day number -> first interval that ends after that day begins
  std::vector<Date> working_days;    // local dates on which some opening begins, ascending
  std::vector<Instant> day_ends;     // the last closing of the openings that begin on that date
};

// Around the clock in `zone`: always open.
BoundCalendar around_the_clock(const Zone& zone);

// `zone_override`: the subject's zone, for calendars that take it from the subject; empty = their
// own zone.
// An unknown zone or a reference that was not verified is an assertion: the compiler checked both.
BoundCalendar bind_calendar(const ir::Program& program, Id<ir::Calendar> id,
                            const std::string& zone_override);

// The signal that names the zone of the calendar or of one that it is made of; none = fixed zones.
Id<ir::Signal> zone_signal_of(const ir::Program& program, Id<ir::Calendar> id);

bool is_open(const BoundCalendar& calendar, Instant at);
bool never_opens(const BoundCalendar& calendar);

// Open time in [from, to); 0 when to <= from.
Duration elapsed(const BoundCalendar& calendar, Instant from, Instant to);

// The leftmost instant t >= from with elapsed(from, t) = length (for length 0: `from` itself);
// kNever when the calendar does not have that much time left before kEndOfTime.
Instant due(const BoundCalendar& calendar, Instant from, Duration length);

// The rightmost instant s <= from with elapsed(s, from) = length (for length 0: `from` itself);
// kNever when the calendar did not have that much time before `from`.
Instant due_backward(const BoundCalendar& calendar, Instant from, Duration length);

// `at` itself when open; otherwise the next opening, or kNever.
Instant next_open(const BoundCalendar& calendar, Instant at);
// `at` itself when open; otherwise the last closing <= at, or kFirstInstant.
Instant previous_close(const BoundCalendar& calendar, Instant at);

// The first opening that ends after `at`, whole: the one under way when open; empty after the last.
std::optional<Interval> opening_after(const BoundCalendar& calendar, Instant at);

// The openings inside `span`, for explanations: of any stretch, or of one local date.
IntervalSet open_within(const BoundCalendar& calendar, Interval span);
IntervalSet open_on(const BoundCalendar& calendar, Date date);

// To which date an instant belongs: a night that goes on after midnight belongs to the date on
// which it opened, all else to its local date. And the openings that belong to a date.
Date date_of(const BoundCalendar& calendar, Instant at);
IntervalSet openings_of(const BoundCalendar& calendar, Date date);

// The dates of first to last, both included, on which the calendar opens.
std::int64_t count_working_days(const BoundCalendar& calendar, Date first, Date last);

// Steps by working days. The start day is the one that `from` belongs to (see date_of); a `from`
// outside hours first moves to the next opening. The n-th working day after it is
// counted on the dates on which the calendar opens; count 0 is the start day itself. kNever when
// there is no such day.
// A count below 0 is the mirror: a `from` outside hours first moves back to the last closing.
//
// Each gives the wall-clock reading the rule names, even where the target date has other hours (a
// short Saturday): moving it elsewhere is the caller's rule (REFERENCE, "Targets").
Instant working_days_later(const BoundCalendar& calendar, Instant from, std::int32_t count);
Instant end_of_working_day(const BoundCalendar& calendar, Instant from, std::int32_t count);
Instant working_day_at(const BoundCalendar& calendar, Instant from, std::int32_t count,
                       std::int32_t minute);

// The same step between dates: a `from` on which the calendar does not open first moves to the next
// working day, or back to the last for a count below 0. Empty when there is no such day.
std::optional<Date> working_date_later(const BoundCalendar& calendar, Date from,
                                       std::int32_t count);

// The same reading of the wall clock so many dates or months later; 31 January and a month is the
// last of February. A reading that occurs twice is the earlier, a skipped one moves forward. Counts
// below 0 lead back; kNever before kFirstInstant as well.
Instant calendar_days_later(const Zone& zone, Instant from, std::int32_t count);
Instant calendar_months_later(const Zone& zone, Instant from, std::int32_t count);

// Why a date has the hours it has, for explanations: the name of the holiday or exception that
// decided it, or empty when the weekly windows did. A calendar made of others gives the reasons of
// all of them, in their order.
std::string reason_of(const ir::Program& program, Id<ir::Calendar> id, Date date);

}  // namespace akad::time

// How much a calendar opens in the term, in its own zone.
#pragma once

#include "compiler/audit/rules.h"
#include "runtime/time/calendar.h"

namespace akad::audit {

// Of a longer term not each day is looked at.
constexpr std::int32_t kMostDaysOfTerm = 4'000;

// The term, as the zone of the calendar has its days.
Interval term_span(const Audit& audit, const time::BoundCalendar& calendar);

struct Hours {
  Duration in_term = 0;
  Duration most_in_week = 0;  // in any 7 days on end
};
// None: the term is too long to look at each of its openings.
std::optional<Hours> hours_of(const Audit& audit, Id<ir::Calendar> id);

// The shortest time from an opening of the term in which so much of it passes.
Duration least_span(const Audit& audit, Id<ir::Calendar> id, Duration length);

// The shortest time in the term for which it is closed between two openings, of those that are
// longer than this. None: it never is, or the term is too long.
std::optional<Interval> least_closure(const Audit& audit, Id<ir::Calendar> id, Duration longer);

std::string wall_text(const time::Zone& zone, Instant at);  // "2026-03-02 09:00"

}  // namespace akad::audit

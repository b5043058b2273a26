// Due times that are steps on the calendar rather than lengths of open time.
#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/time/calendar.h"

namespace akad::time {
namespace {

constexpr std::int32_t kFarthestStep = 200 * 366;  // beyond every accepted instant

bool is_too_far(std::int32_t count) { return count > kFarthestStep || count < -kFarthestStep; }

Instant at_reading(const Zone& zone, Date date, Duration in_day) {
  const std::int64_t wall = date.days * kDay + in_day;
  if (wall < kFirstInstant - kDay) return kNever;
  const std::optional<Instant> at =
      from_wall(zone, wall, ir::RepeatedHour::Earlier, ir::SkippedHour::MovesForward);
  AKAD_ASSERT(at.has_value());
  return *at >= kFirstInstant && *at < kEndOfTime ? *at : kNever;
}

Duration since_midnight(const Zone& zone, Date date, Instant at) {
  return to_wall(zone, at) - date.days * kDay;
}

// Where the steps begin: a date, and the reading of the clock that they keep. In the small hours of
// a night the date is the one on which it began, and the reading more than 24 hours.
struct Start {
  Instant at = kNever;
  Date date;
  Duration in_day = 0;
};

std::optional<Start> start_of_steps(const BoundCalendar& calendar, Instant from,
                                    std::int32_t count) {
  const Zone& zone = calendar.zone();
  if (count >= 0 || is_open(calendar, from)) {
    const Instant at = next_open(calendar, from);
    if (at == kNever) return std::nullopt;
    const Date date = date_of(calendar, at);
    return Start{at, date, since_midnight(zone, date, at)};
  }
  const Instant close = previous_close(calendar, from);
  if (close == kFirstInstant) return std::nullopt;
  // A closing at midnight is the 24:00 of the date that it ends.
  const Instant last = close - 1;
  const Date date = date_of(calendar, last);
  return Start{close, date, since_midnight(zone, date, last) + 1};
}

// The `count`-th after `date`, or before it for a count below 0.
std::optional<WorkingDay> working_day_after(const BoundCalendar& calendar, Date date,
                                            std::int32_t count) {
  AKAD_ASSERT(count != 0);
  if (count < 0) return calendar.working_day(calendar.working_days_before(date) + count);
  return calendar.working_day(calendar.working_days_before(Date{date.days + 1}) + count - 1);
}

std::optional<Date> target_date(const BoundCalendar& calendar, Date start, std::int32_t count) {
  if (count == 0) return start;
  const std::optional<WorkingDay> day = working_day_after(calendar, start, count);
  if (!day) return std::nullopt;
  return day->date;
}

// Where other calendars left only the morning of a night, no opening begins on its date: the
// opening under way ends the day.
Instant end_of_start_day(const BoundCalendar& calendar, const Start& start) {
  const std::optional<Instant> end = calendar.end_of(start.date);
  if (end) return *end;
  const std::optional<Interval> opening = opening_after(calendar, start.at);
  AKAD_ASSERT(opening.has_value());
  return opening->to;
}

}  // namespace

Instant working_days_later(const BoundCalendar& calendar, Instant from, std::int32_t count) {
  const std::optional<Start> start = start_of_steps(calendar, from, count);
  if (!start) return kNever;
  if (count == 0) return start->at;
  const std::optional<Date> date = target_date(calendar, start->date, count);
  if (!date) return kNever;
  return at_reading(calendar.zone(), *date, start->in_day);
}

Instant end_of_working_day(const BoundCalendar& calendar, Instant from, std::int32_t count) {
  const std::optional<Start> start = start_of_steps(calendar, from, count);
  if (!start) return kNever;
  if (count == 0) return end_of_start_day(calendar, *start);
  const std::optional<WorkingDay> day = working_day_after(calendar, start->date, count);
  return day ? day->end : kNever;
}

Instant working_day_at(const BoundCalendar& calendar, Instant from, std::int32_t count,
                       std::int32_t minute) {
  const std::optional<Start> start = start_of_steps(calendar, from, count);
  if (!start) return kNever;
  const std::optional<Date> date = target_date(calendar, start->date, count);
  if (!date) return kNever;
  return at_reading(calendar.zone(), *date, minute * kMinute);
}

std::optional<Date> working_date_later(const BoundCalendar& calendar, Date from,
                                       std::int32_t count) {
  const bool working = calendar.end_of(from).has_value();
  const std::int32_t to_start = count < 0 ? -1 : 1;
  const auto start = target_date(calendar, from, working ? 0 : to_start);
  return start ? target_date(calendar, *start, count) : std::nullopt;
}

Instant calendar_days_later(const Zone& zone, Instant from, std::int32_t count) {
  if (count == 0) return from;
  if (is_too_far(count)) return kNever;
  const Date date{local_date(zone, from).days + count};
  return at_reading(zone, date, since_midnight(zone, local_date(zone, from), from));
}

Instant end_of_calendar_days(const Zone& zone, Instant from, std::int32_t count) {
  const Date after{local_date(zone, from).days + count + 1};
  return start_of_day(zone, after);
}

Instant calendar_months_later(const Zone& zone, Instant from, std::int32_t count) {
  if (count == 0) return from;
  if (is_too_far(count)) return kNever;
  const Date start = local_date(zone, from);
  const CivilDay first = to_civil(first_day(Month{month_of(start).index + count}));
  const int day = std::min(to_civil(start).day, days_in_month(first.year, first.month));
  return at_reading(zone, to_date({first.year, first.month, day}),
                    since_midnight(zone, start, from));
}

}  // namespace akad::time

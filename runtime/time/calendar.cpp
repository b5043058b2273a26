#include "runtime/time/calendar.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::time {
namespace {

// The first opening that ends after `at`; the number of openings when there is none.
std::size_t row_ending_after(const BoundCalendar& calendar, Instant at) {
  if (at >= kEndOfTime) return calendar.open.size();
  const Instant from = std::max(at, kFirstInstant);
  std::size_t row = calendar.index[static_cast<std::size_t>(from / kDay)];
  while (row < calendar.open.size() && calendar.open[row].to <= from) ++row;
  return row;
}

Duration open_before(const BoundCalendar& calendar, Instant at) {
  const std::size_t row = row_ending_after(calendar, at);
  if (row == calendar.open.size()) return calendar.before.back();
  return calendar.before[row] + std::max<Duration>(0, at - calendar.open[row].from);
}

// Where what belongs to `date` ends: with its last opening, and not before the date itself.
Instant end_of(const BoundCalendar& calendar, Date date) {
  const Instant midnight = start_of_day(calendar.zone, Date{date.days + 1});
  const auto& days = calendar.working_days;
  const auto day = std::lower_bound(days.begin(), days.end(), date);
  if (day == days.end() || *day != date) return midnight;
  return std::max(midnight, calendar.day_ends[static_cast<std::size_t>(day - days.begin())]);
}

}  // namespace

bool is_open(const BoundCalendar& calendar, Instant at) {
  const std::size_t row = row_ending_after(calendar, at);
  return row < calendar.open.size() && calendar.open[row].from <= at;
}

bool never_opens(const BoundCalendar& calendar) { return calendar.open.empty(); }

Duration elapsed(const BoundCalendar& calendar, Instant from, Instant to) {
  if (to <= from) return 0;
  return open_before(calendar, to) - open_before(calendar, from);
}

Instant due(const BoundCalendar& calendar, Instant from, Duration length) {
  if (length <= 0) return from;
  const Duration left = calendar.before.back() - open_before(calendar, from);
  if (length > left) return kNever;
  const Duration total = open_before(calendar, from) + length;
  // The first total that is not less ends the opening in which the length is reached.
  const auto reached = std::lower_bound(calendar.before.begin() + 1, calendar.before.end(), total);
  AKAD_ASSERT(reached != calendar.before.end());
  const auto row = static_cast<std::size_t>(reached - calendar.before.begin()) - 1;
  return calendar.open[row].from + (total - calendar.before[row]);
}

Instant due_backward(const BoundCalendar& calendar, Instant from, Duration length) {
  if (length <= 0) return from;
  const Duration total = open_before(calendar, from) - length;
  if (total < 0) return kNever;
  // The last opening with no more before it: at a total that two openings share, the later begins.
  const auto after = std::upper_bound(calendar.before.begin(), calendar.before.end(), total);
  AKAD_ASSERT(after != calendar.before.begin() && after != calendar.before.end());
  const auto row = static_cast<std::size_t>(after - calendar.before.begin()) - 1;
  return calendar.open[row].from + (total - calendar.before[row]);
}

Instant next_open(const BoundCalendar& calendar, Instant at) {
  const std::size_t row = row_ending_after(calendar, at);
  return row == calendar.open.size() ? kNever : std::max(at, calendar.open[row].from);
}

Instant previous_close(const BoundCalendar& calendar, Instant at) {
  const std::size_t row = row_ending_after(calendar, at);
  if (row < calendar.open.size() && calendar.open[row].from <= at) return at;
  return row == 0 ? kFirstInstant : calendar.open[row - 1].to;
}

std::optional<Interval> opening_after(const BoundCalendar& calendar, Instant at) {
  const std::size_t row = row_ending_after(calendar, at);
  if (row == calendar.open.size()) return std::nullopt;
  return calendar.open[row];
}

IntervalSet open_within(const BoundCalendar& calendar, Interval span) {
  return clipped(calendar.open, span);
}

IntervalSet open_on(const BoundCalendar& calendar, Date date) {
  return open_within(calendar, {start_of_day(calendar.zone, date),
                                start_of_day(calendar.zone, Date{date.days + 1})});
}

Date date_of(const BoundCalendar& calendar, Instant at) {
  const Date date = local_date(calendar.zone, at);
  const Date before{date.days - 1};
  return at < end_of(calendar, before) ? before : date;
}

IntervalSet openings_of(const BoundCalendar& calendar, Date date) {
  return open_within(calendar, {end_of(calendar, Date{date.days - 1}), end_of(calendar, date)});
}

std::int64_t count_working_days(const BoundCalendar& calendar, Date first, Date last) {
  const auto& days = calendar.working_days;
  if (last < first) return 0;
  return std::upper_bound(days.begin(), days.end(), last) -
         std::lower_bound(days.begin(), days.end(), first);
}

}  // namespace akad::time

#include "tests/oracle/open_minutes.h"

#include <algorithm>

#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

constexpr int kMinutesOfDay = 1440;
constexpr int kMostBack = 20 * kMinutesOfDay;  // weekly windows open before that, or never

void look_at(OpenMinutes& hours, int minute) {
  const Instant at = instant_of(hours, minute);
  if (!hours.calendar.valid()) {
    hours.why.push_back(1);
    hours.date.push_back(local_date(hours.program->agreement.zone, at).days);
    return;
  }
  const ir::Calendar& calendar = hours.program->calendars[hours.calendar.index()];
  const MinuteOfWindows found = minute_of_windows(*hours.program, calendar, at);
  hours.why.push_back(static_cast<std::uint8_t>((found.of_its_date ? 1 : 0) |
                                                (found.of_the_night_before ? 2 : 0) |
                                                (found.of_a_part ? 4 : 0)));
  hours.date.push_back(found.date.days);
}

const std::string& zone_of(const OpenMinutes& hours) {
  if (!hours.calendar.valid()) return hours.program->agreement.zone;
  return hours.program->calendars[hours.calendar.index()].zone;
}

// Whether a window of `date` itself is open in one of the two days before `minute`.
bool opened_on(const OpenMinutes& hours, int minute, std::int32_t date) {
  const ir::Calendar& calendar = hours.program->calendars[hours.calendar.index()];
  for (int m = minute; m > minute - 2 * kMinutesOfDay; --m) {
    const MinuteOfWindows found =
        minute_of_windows(*hours.program, calendar, hours.first + m * kMinute);
    if (found.date.days == date && found.of_its_date) return true;
  }
  return false;
}

// The small hours of a night belong to the date on which it began.
std::int32_t date_of(const OpenMinutes& hours, int minute) {
  const auto at = static_cast<std::size_t>(minute);
  const std::int32_t date = hours.date[at];
  return (hours.why[at] & 2) != 0 && opened_on(hours, minute, date - 1) ? date - 1 : date;
}

// The date of the `count`-th working day after the one of `minute`: each is a date on which a
// window of its own is open for at least a minute. -1: beyond.
std::int32_t working_date(OpenMinutes& hours, int minute, std::int32_t count) {
  if (!reaches(hours, minute + 1)) return -1;
  std::int32_t today = date_of(hours, minute);
  // A window of today may lie within the night that began yesterday.
  for (int m = std::max(0, minute - kMinutesOfDay); count > 0; ++m) {
    if (!reaches(hours, m + 1)) return -1;
    const auto at = static_cast<std::size_t>(m);
    if (hours.date[at] <= today || (hours.why[at] & 1) == 0) continue;
    today = hours.date[at];
    --count;
  }
  return today;
}

Instant end_of_opening(OpenMinutes& hours, int minute) {
  while (is_open(hours, minute)) ++minute;
  return reaches(hours, minute + 1) ? instant_of(hours, minute) : kBeyond;
}

// Just after the last minute that the windows beginning on `today` keep open. Where none begins, as
// on the morning after a week's last night, the opening under way ends the day.
Instant closing_of(OpenMinutes& hours, int minute, std::int32_t today) {
  int last = -1;
  for (int m = std::max(0, minute - 2 * kMinutesOfDay); ; ++m) {
    if (!reaches(hours, m + 1)) return kBeyond;
    const auto at = static_cast<std::size_t>(m);
    if (hours.date[at] > today + 1) break;
    const bool its_own = hours.date[at] == today && (hours.why[at] & 1) != 0;
    const bool its_night = hours.date[at] == today + 1 && (hours.why[at] & 2) != 0;
    if (its_own || its_night) last = m;
  }
  return last < 0 ? end_of_opening(hours, minute) : instant_of(hours, last + 1);
}

}  // namespace

bool reaches(OpenMinutes& hours, int minute) {
  if (minute > hours.days * kMinutesOfDay) return false;
  while (static_cast<int>(hours.why.size()) < minute) {
    for (int i = 0; i < kMinutesOfDay; ++i) look_at(hours, static_cast<int>(hours.why.size()));
  }
  return true;
}

Instant date_limit(OpenMinutes& hours, const ir::Limit& limit, int origin) {
  const std::string& zone = zone_of(hours);
  const Instant start = instant_of(hours, origin);
  if (limit.kind == ir::LimitKind::CalendarDaysLater) {
    return wall_later(zone, start, limit.count, 0);
  }
  if (limit.kind == ir::LimitKind::CalendarMonthsLater) {
    return wall_later(zone, start, 0, limit.count);
  }
  int minute = origin;
  while (!is_open(hours, minute)) {
    if (!reaches(hours, ++minute)) return kBeyond;
  }
  const std::int32_t date = working_date(hours, minute, limit.count);
  if (date < 0) return kBeyond;
  const Instant from = instant_of(hours, minute);
  const std::int32_t dates = date - date_of(hours, minute);
  switch (limit.kind) {
    case ir::LimitKind::WorkingDaysLater:
      return limit.count == 0 ? from : wall_later(zone, from, dates, 0);
    case ir::LimitKind::EndOfWorkingDay: return closing_of(hours, minute, date);
    default: return wall_at(zone, Date{date}, limit.minute);
  }
}

Instant moved(OpenMinutes& hours, ir::Roll roll, Instant due) {
  if (roll == ir::Roll::Keep || due >= kBeyond || !hours.calendar.valid()) return due;
  const auto open_at = [&](int minute) {
    return minute < 0 ? is_open(*hours.program, hours.calendar, instant_of(hours, minute))
                      : is_open(hours, minute);
  };
  const int minute = static_cast<int>((due - hours.first) / kMinute);
  if (!reaches(hours, minute + 1)) return kBeyond;
  if (open_at(minute) || open_at(minute - 1)) return due;
  if (roll == ir::Roll::Back) {
    for (int m = minute; m > -kMostBack; --m) {
      if (open_at(m - 1)) return instant_of(hours, m);
    }
    return due;  // it never was open: nowhere to go
  }
  for (int m = minute; reaches(hours, m + 1); ++m) {
    if (open_at(m)) return instant_of(hours, m);
  }
  return kBeyond;
}

}  // namespace akad::oracle

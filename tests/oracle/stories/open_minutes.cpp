#include "tests/oracle/stories/open_minutes.h"

#include <algorithm>
#include <cstdlib>

#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

constexpr int kMinutesOfDay = 1440;
constexpr int kMostBack = 20 * kMinutesOfDay;  // weekly windows open before that, or never

const std::string& zone_of(const OpenMinutes& hours) {
  if (!hours.calendar.valid()) return hours.program->agreement.zone;
  return zone_read(hours.program->calendars[hours.calendar.index()], hours.subject_zone);
}

// Before the first minute there is no table, only the wall.
bool part_open(OpenMinutes& part, int minute) {
  if (minute >= 0) return is_open(part, minute);
  return is_open(*part.program, part.calendar, instant_of(part, minute), part.subject_zone);
}

bool composed_open(const OpenMinutes& hours, const ir::Calendar& calendar, int minute) {
  const auto& parts = hours.parts;
  const auto open = [&](OpenMinutes* part) { return part_open(*part, minute); };
  if (std::holds_alternative<ir::Union>(calendar.hours)) {
    return std::any_of(parts.begin(), parts.end(), open);
  }
  if (std::holds_alternative<ir::Intersection>(calendar.hours)) {
    return std::all_of(parts.begin(), parts.end(), open);
  }
  if (std::holds_alternative<ir::Difference>(calendar.hours))
    return open(parts[0]) && !open(parts[1]);
  const Duration shift = std::get<ir::Shift>(calendar.hours).shift;
  return part_open(*parts[0], minute - static_cast<int>(shift / kMinute));
}

bool takes_zone(const ir::Program& program, Id<ir::Calendar> id) {
  if (!id.valid()) return false;
  const ir::Calendar& calendar = program.calendars[id.index()];
  const auto& parts = operands_of(calendar);
  return calendar.zone_signal.valid() ||
         std::any_of(parts.begin(), parts.end(),
                     [&](Id<ir::Calendar> part) { return takes_zone(program, part); });
}

// The name of the zone after `else` names no other hours, nor does what is no zone. Parts may have
// another zone after `else`.
bool is_another_zone(const ir::Program& program, Id<ir::Calendar> id, const std::string& zone) {
  const ir::Calendar& calendar = program.calendars[id.index()];
  return is_zone(zone) && !(calendar.zone_signal.valid() && calendar.zone == zone);
}

void look_at(OpenMinutes& hours, int minute) {
  const Instant at = instant_of(hours, minute);
  if (!hours.calendar.valid()) {
    hours.why.push_back(1);
    hours.date.push_back(local_date(hours.program->agreement.zone, at).days);
    return;
  }
  const ir::Calendar& calendar = hours.program->calendars[hours.calendar.index()];
  if (!std::holds_alternative<ir::Windows>(calendar.hours)) {
    hours.why.push_back(composed_open(hours, calendar, minute) ? 1 : 0);
    hours.date.push_back(local_date(zone_of(hours), at).days);
    return;
  }
  const MinuteOfWindows found = minute_of_windows(*hours.program, calendar, at, hours.subject_zone);
  hours.why.push_back(static_cast<std::uint8_t>((found.of_its_date ? 1 : 0) |
                                                (found.of_the_night_before ? 2 : 0) |
                                                (found.of_a_part ? 4 : 0)));
  hours.date.push_back(found.date.days);
}

// Whether a window of `date` itself is open in one of the two days before `minute`.
bool opened_on(const OpenMinutes& hours, int minute, std::int32_t date) {
  const ir::Calendar& calendar = hours.program->calendars[hours.calendar.index()];
  for (int m = minute; m > minute - 2 * kMinutesOfDay; --m) {
    const MinuteOfWindows found =
        minute_of_windows(*hours.program, calendar, instant_of(hours, m), hours.subject_zone);
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
  for (int m = std::max(0, minute - 2 * kMinutesOfDay);; ++m) {
    if (!reaches(hours, m + 1)) return kBeyond;
    const auto at = static_cast<std::size_t>(m);
    if (hours.date[at] > today + 1) break;
    const bool its_own = hours.date[at] == today && (hours.why[at] & 1) != 0;
    const bool its_night = hours.date[at] == today + 1 && (hours.why[at] & 2) != 0;
    if (its_own || its_night) last = m;
  }
  return last < 0 ? end_of_opening(hours, minute) : instant_of(hours, last + 1);
}

// The first date from `date` on with a window of its own that is open for at least a minute, looked
// for from two days before `minute` on.
std::optional<std::int32_t> next_working_date(OpenMinutes& hours, int minute, std::int32_t date) {
  const ir::Calendar& calendar = hours.program->calendars[hours.calendar.index()];
  for (int m = minute - 2 * kMinutesOfDay;; ++m) {
    if (m >= 0 && !reaches(hours, m + 1)) return std::nullopt;
    const MinuteOfWindows found =
        minute_of_windows(*hours.program, calendar, instant_of(hours, m), hours.subject_zone);
    if (found.of_its_date && found.date.days >= date) return found.date.days;
  }
}

std::int32_t working_days_of(const ir::LimitRule& rule) {
  if (const auto* end = std::get_if<ir::EndOfWorkingDay>(&rule)) return end->count;
  if (const auto* at = std::get_if<ir::WorkingDayAt>(&rule)) return at->count;
  return std::get<ir::WorkingDaysLater>(rule).count;
}

bool means_an_end(const ir::LimitRule& rule) {
  const auto* at = std::get_if<ir::WorkingDayAt>(&rule);
  return std::holds_alternative<ir::EndOfWorkingDay>(rule) ||
         (at != nullptr && at->minute == kMinutesOfDay);
}

}  // namespace

// A shift looks further back or ahead than the calendar made by it.
OpenMinutes& minutes_of(MinuteTable& table, Id<ir::Calendar> id, const std::string& zone) {
  const bool other = takes_zone(*table.program, id) && is_another_zone(*table.program, id, zone);
  const std::string subject_zone = other ? zone : "";
  const auto known = table.known.find({id.at, subject_zone});
  if (known != table.known.end()) return known->second;
  OpenMinutes made{table.program, id, subject_zone, table.first, table.days};
  if (id.valid()) {
    const auto later_rows = static_cast<int>(table.program->calendars.size() - id.index()) - 1;
    made.days += 2 * later_rows;
    for (const Id<ir::Calendar> part : operands_of(table.program->calendars[id.index()])) {
      made.parts.push_back(&minutes_of(table, part, subject_zone));
    }
  }
  return table.known.emplace(std::pair(id.at, subject_zone), std::move(made)).first->second;
}

bool reaches(OpenMinutes& hours, int minute) {
  if (minute > hours.days * kMinutesOfDay) return false;
  while (static_cast<int>(hours.why.size()) < minute) {
    for (int i = 0; i < kMinutesOfDay; ++i) look_at(hours, static_cast<int>(hours.why.size()));
  }
  return true;
}

Instant date_limit(OpenMinutes& hours, const ir::LimitRule& rule, int origin) {
  const std::string& zone = zone_of(hours);
  const Instant start = instant_of(hours, origin);
  if (const auto* days = std::get_if<ir::CalendarDaysLater>(&rule)) {
    return wall_later(zone, start, days->count, 0);
  }
  if (const auto* months = std::get_if<ir::CalendarMonthsLater>(&rule)) {
    return wall_later(zone, start, 0, months->count);
  }
  int minute = origin;
  while (!is_open(hours, minute)) {
    if (!reaches(hours, ++minute)) return kBeyond;
  }
  const std::int32_t count = working_days_of(rule);
  const std::int32_t date = working_date(hours, minute, count);
  if (date < 0) return kBeyond;
  const Instant from = instant_of(hours, minute);
  const std::int32_t dates = date - date_of(hours, minute);
  if (std::holds_alternative<ir::EndOfWorkingDay>(rule)) return closing_of(hours, minute, date);
  if (const auto* at = std::get_if<ir::WorkingDayAt>(&rule)) {
    return wall_at(zone, Date{date}, at->minute);
  }
  return count == 0 ? from : wall_later(zone, from, dates, 0);
}

Instant moved(OpenMinutes& hours, const ir::Limit& limit, Instant due) {
  const ir::Roll roll = limit.roll;
  if (roll == ir::Roll::Keep || due >= kBeyond || !hours.calendar.valid()) return due;
  const auto open_at = [&](int minute) { return part_open(hours, minute); };
  const int minute = static_cast<int>((due - hours.first) / kMinute);
  if (!reaches(hours, minute + 1)) return kBeyond;
  if (roll == ir::Roll::WorkingDay) {
    // Midnight is the end of the day before where the limit means an end of a day.
    const bool ends = minute > 0 && due == instant_of(hours, minute) && means_an_end(limit.rule);
    const std::int32_t date = date_of(hours, ends ? minute - 1 : minute);
    const auto next = next_working_date(hours, minute, date);
    if (!next) return kBeyond;
    return *next == date ? due : wall_later(zone_of(hours), due, *next - date, 0);
  }
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

Instant open_later(OpenMinutes& hours, Instant from, Duration length) {
  Duration left = length;
  for (Instant at = from; left > 0;) {
    const int minute = static_cast<int>((at - hours.first) / kMinute);
    if (!reaches(hours, minute + 1)) return kBeyond;
    const Instant next = instant_of(hours, minute + 1);
    if (is_open(hours, minute)) {
      if (next - at >= left) return at + left;
      left -= next - at;
    }
    at = next;
  }
  return from;
}

}  // namespace akad::oracle

#include "tests/oracle/wall_oracle.h"

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <vector>

namespace akad::oracle {
namespace {

const absl::TimeZone& zone_of(const std::string& name) {
  static std::map<std::string, absl::TimeZone> zones;
  const auto known = zones.find(name);
  if (known != zones.end()) return known->second;
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(name, &zone)) {
    std::fprintf(stderr, "wall oracle: no zone %s\n", name.c_str());
    std::exit(2);
  }
  return zones.emplace(name, zone).first->second;
}

struct Window {
  int from = 0;  // minutes after its date's midnight
  int to = 0;
};

// Does a line say something about this date?
bool names_date(const ir::Program& program, const ir::DatedException& line, Date date) {
  if (const auto* closed = std::get_if<ir::ClosedDates>(&line.says)) {
    return closed->first <= date && date <= closed->last;
  }
  if (const auto* open = std::get_if<ir::OpenDates>(&line.says)) {
    return open->first <= date && date <= open->last;
  }
  const auto& holidays = std::get<ir::ClosedHolidays>(line.says);
  for (const ir::Holiday& holiday : program.holiday_sets[holidays.holidays.index()].days) {
    if (holiday.date == date) return true;
  }
  return false;
}

const ir::Windows& hours_of(const ir::Calendar& calendar) {
  return std::get<ir::Windows>(calendar.hours);
}

bool has_line(const ir::Program& program, const ir::Calendar& calendar, Date date) {
  const auto& lines = hours_of(calendar).exceptions;
  return std::any_of(lines.begin(), lines.end(),
                     [&](const auto& line) { return names_date(program, line, date); });
}

Window window_of(int open, int close) { return {open, close <= open ? close + 1440 : close}; }

std::vector<Window> weekly_windows(const ir::Calendar& calendar, Date date) {
  const int days_since_monday = ((date.days + 3) % 7 + 7) % 7;
  std::vector<Window> windows;
  for (const ir::WeeklyWindow& row : hours_of(calendar).weekly) {
    if (row.days & (1 << days_since_monday)) {
      windows.push_back(window_of(row.open_minute, row.close_minute));
    }
  }
  return windows;
}

// The windows that begin on a date: read the lines backwards until one closes it.
std::vector<Window> windows_on(const ir::Program& program, const ir::Calendar& calendar,
                               Date date) {
  if (!has_line(program, calendar, date)) return weekly_windows(calendar, date);
  std::vector<Window> windows;
  const auto& lines = hours_of(calendar).exceptions;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (!names_date(program, *line, date)) continue;
    const auto* open = std::get_if<ir::OpenDates>(&line->says);
    if (open == nullptr) break;
    windows.push_back(window_of(open->open_minute, open->close_minute));
  }
  return windows;
}

bool covers(const std::vector<Window>& windows, int minute) {
  return std::any_of(windows.begin(), windows.end(), [minute](const Window& window) {
    return window.from <= minute && minute < window.to;
  });
}

bool windows_open(const ir::Program& program, const ir::Calendar& calendar, Instant at,
                  const std::string& subject_zone) {
  const MinuteOfWindows minute = minute_of_windows(program, calendar, at, subject_zone);
  return minute.of_its_date || minute.of_the_night_before || minute.of_a_part;
}

Instant next_minute(Instant at) { return (at / kMinute + 1) * kMinute; }

}  // namespace

bool is_zone(const std::string& name) {
  static std::map<std::string, bool> known;
  const auto [found, fresh] = known.emplace(name, false);
  absl::TimeZone zone;
  if (fresh) found->second = !name.empty() && absl::LoadTimeZone(name, &zone);
  return found->second;
}

const std::string& zone_read(const ir::Calendar& calendar, const std::string& subject_zone) {
  return calendar.zone_signal.valid() && is_zone(subject_zone) ? subject_zone : calendar.zone;
}

MinuteOfWindows minute_of_windows(const ir::Program& program, const ir::Calendar& calendar,
                                  Instant at, const std::string& subject_zone) {
  const absl::TimeZone& zone = zone_of(zone_read(calendar, subject_zone));
  const absl::CivilSecond wall = zone.At(absl::FromUnixMillis(at)).cs;
  const auto days = absl::CivilDay(wall) - absl::CivilDay(1970, 1, 1);
  const Date today{static_cast<std::int32_t>(days)};
  const int minute = wall.hour() * 60 + wall.minute();
  const Date yesterday{today.days - 1};
  const int since_yesterday = minute + 1440;
  const bool by_date = hours_of(calendar).nights == ir::NightOwner::EachDate;
  MinuteOfWindows found{today, covers(windows_on(program, calendar, today), minute)};
  // Each date for its own part: a line about today leaves nothing of yesterday's night; a line
  // about yesterday does not take this morning from the weekly night.
  if (by_date && has_line(program, calendar, today)) return found;
  found.of_the_night_before = covers(windows_on(program, calendar, yesterday), since_yesterday);
  found.of_a_part = by_date && covers(weekly_windows(calendar, yesterday), since_yesterday);
  return found;
}

bool is_open(const ir::Program& program, Id<ir::Calendar> id, Instant at,
             const std::string& subject_zone) {
  const ir::Calendar& calendar = program.calendars[id.index()];
  const auto open = [&](Id<ir::Calendar> part) { return is_open(program, part, at, subject_zone); };
  const auto& parts = operands_of(calendar);
  if (std::holds_alternative<ir::Windows>(calendar.hours)) {
    return windows_open(program, calendar, at, subject_zone);
  }
  if (std::holds_alternative<ir::Union>(calendar.hours)) {
    return std::any_of(parts.begin(), parts.end(), open);
  }
  if (std::holds_alternative<ir::Intersection>(calendar.hours)) {
    return std::all_of(parts.begin(), parts.end(), open);
  }
  if (std::holds_alternative<ir::Difference>(calendar.hours)) {
    return open(parts.front()) && std::none_of(parts.begin() + 1, parts.end(), open);
  }
  const Duration shift = std::get<ir::Shift>(calendar.hours).shift;
  return is_open(program, parts.front(), at - shift, subject_zone);
}

Date local_date(const std::string& zone, Instant at) {
  const absl::CivilDay day(zone_of(zone).At(absl::FromUnixMillis(at)).cs);
  return Date{static_cast<std::int32_t>(day - absl::CivilDay(1970, 1, 1))};
}

Instant wall_later(const std::string& zone, Instant at, std::int32_t days, std::int32_t months) {
  const absl::TimeZone& tz = zone_of(zone);
  const absl::CivilSecond wall = tz.At(absl::FromUnixMillis(at)).cs;
  const absl::CivilMonth month = absl::CivilMonth(wall) + months;
  const absl::CivilDay last = absl::CivilDay(month + 1) - 1;
  const absl::CivilDay day =
      (months == 0 ? absl::CivilDay(wall)
                   : std::min(last, absl::CivilDay(month.year(), month.month(), wall.day()))) +
      days;
  const absl::CivilSecond reading(day.year(), day.month(), day.day(), wall.hour(), wall.minute(),
                                  wall.second());
  return absl::ToUnixMillis(tz.At(reading).pre);
}

Instant wall_at(const std::string& zone, Date date, std::int32_t minute) {
  const absl::CivilDay day = absl::CivilDay(1970, 1, 1) + date.days;
  const absl::CivilSecond reading(day.year(), day.month(), day.day(), 0, minute, 0);
  return absl::ToUnixMillis(zone_of(zone).At(reading).pre);
}

std::vector<Instant> clock_changes(const std::string& zone, Instant from, Instant to) {
  const absl::TimeZone& tz = zone_of(zone);
  std::vector<Instant> changes;
  absl::TimeZone::CivilTransition change;
  for (absl::Time at = absl::FromUnixMillis(from); tz.NextTransition(at, &change);) {
    at = tz.At(change.to).trans;
    if (absl::ToUnixMillis(at) >= to) break;
    changes.push_back(absl::ToUnixMillis(at));
  }
  return changes;
}

Duration elapsed(const ir::Program& program, Id<ir::Calendar> id, Instant from, Instant to) {
  Duration total = 0;
  for (Instant at = from; at < to; at = next_minute(at)) {
    if (is_open(program, id, at)) total += std::min(next_minute(at), to) - at;
  }
  return total;
}

Instant due(const ir::Program& program, Id<ir::Calendar> id, Instant from, Duration length,
            Instant latest) {
  Duration left = length;
  if (left == 0) return from;
  for (Instant at = from; at < latest; at = next_minute(at)) {
    if (!is_open(program, id, at)) continue;
    const Duration open = std::min(next_minute(at), latest) - at;
    if (open >= left) return at + left;
    left -= open;
  }
  return kNever;
}

}  // namespace akad::oracle

// Weekly windows and dated hours on the wall clock, and their way to instants.
#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/time/layout/openings.h"

namespace akad::time {
namespace {

// A day either side of 1970 to 2100 is laid out too, for the offsets and the nights at the ends.
constexpr Date kFirstDate{-2};
constexpr Date kLastDate{static_cast<std::int32_t>(kEndOfTime / kDay) + 1};

// No reading of a wall clock is farther from its instant, taken as numbers, and no window longer.
constexpr Duration kFarthest = 3 * kDay;

// Everything in wall milliseconds.
struct Walls {
  std::vector<Interval> open;
  std::vector<DayPart> parts;
};

const std::vector<Hours>& weekly_hours(const WallHours& wall, Date date) {
  return wall.week[static_cast<std::size_t>(weekday(date))];
}

const std::vector<Hours>& hours_on(const WallHours& wall, Date date) {
  const DateRule* rule = wall.dated.on(date);
  return rule != nullptr ? rule->hours : weekly_hours(wall, date);
}

Interval wall_interval(Date date, std::int64_t from_minute, std::int64_t to_minute) {
  const std::int64_t midnight = date.days * kDay;
  return {midnight + from_minute * kMinute, midnight + to_minute * kMinute};
}

constexpr std::int64_t kMidnight = kDay / kMinute;

// Nights that begin on `date`, as far as they reach into the next, when each date decides about its
// own part: a date with a line of its own has no part of another date's night.
void lay_tails(Walls& walls, const WallHours& wall, Date date, const std::vector<Hours>& hours) {
  if (wall.dated.on(Date{date.days + 1}) != nullptr) return;
  for (const Hours& row : hours) {
    if (row.to > kMidnight) walls.open.push_back(wall_interval(date, kMidnight, row.to));
  }
}

// How far the windows that begin on `date` may reach.
std::int64_t reach_of(const WallHours& wall, Date date) {
  const bool cut =
      wall.nights == ir::NightOwner::EachDate && wall.dated.on(Date{date.days + 1}) != nullptr;
  return cut ? kMidnight : 2 * kMidnight;
}

void lay_parts(Walls& walls, const WallHours& wall, Date date, const std::vector<Hours>& hours) {
  const std::int64_t reach = reach_of(wall, date);
  if (hours.size() == 1) {  // nearly every date: nothing to merge
    const auto to = std::min<std::int64_t>(hours[0].to, kMidnight);
    const auto until = std::min<std::int64_t>(hours[0].to, reach);
    walls.parts.push_back(
        {wall_interval(date, hours[0].from, to), wall_interval(date, 0, until).to});
    return;
  }
  std::vector<Interval> parts;
  std::int64_t until = 0;
  for (const Hours& row : hours) {
    parts.push_back(wall_interval(date, row.from, std::min<std::int64_t>(row.to, kMidnight)));
    until = std::max(until, std::min<std::int64_t>(row.to, reach));
  }
  for (const Interval& part : normalized(std::move(parts))) {
    walls.parts.push_back({part, wall_interval(date, 0, until).to});
  }
}

void lay_date(Walls& walls, const WallHours& wall, Date date, Parts parts) {
  const std::vector<Hours>& hours = hours_on(wall, date);
  const bool whole = wall.nights == ir::NightOwner::OpeningDay;
  for (const Hours& row : hours) {
    const std::int64_t to = whole ? row.to : std::min<std::int64_t>(row.to, kMidnight);
    walls.open.push_back(wall_interval(date, row.from, to));
  }
  if (parts == Parts::Laid) lay_parts(walls, wall, date, hours);
  if (whole) return;
  lay_tails(walls, wall, date, hours);
  // A date's line takes away its evening, but not the weekly night's part on the date after.
  if (wall.dated.on(date) != nullptr) lay_tails(walls, wall, date, weekly_hours(wall, date));
}

// Those whose windows may reach into `span`, in whatever zone.
Dates dates_about(Interval span) {
  const auto date_of = [](Instant at) {
    const std::int64_t days = std::clamp(at, kFirstInstant - kFarthest, kEndOfTime) / kDay;
    return Date{static_cast<std::int32_t>(days)};
  };
  return {std::max(kFirstDate, date_of(span.from - kFarthest)),
          std::min(kLastDate, Date{date_of(span.to + kFarthest).days + 1})};
}

std::size_t row_at(const Zone& zone, Instant at) {
  const auto after =
      std::partition_point(zone.changes.begin(), zone.changes.end(),
                           [at](const OffsetChange& change) { return change.from <= at; });
  return after == zone.changes.begin() ? 0
                                       : static_cast<std::size_t>(after - zone.changes.begin()) - 1;
}

Instant end_of_row(const Zone& zone, std::size_t row) {
  return row + 1 < zone.changes.size() ? zone.changes[row + 1].from : kNever / 2;
}

// Calls `found(open instants, position in walls, row of the zone)` for every stretch of instants
// whose wall times lie in walls[position]. `walls` is disjoint and ascending.
template <class Rows, class WallOf, class Found>
void for_instants(const Zone& zone, const Rows& walls, WallOf wall_of, Found found) {
  if (walls.empty()) return;
  const Instant last = wall_of(walls.back()).to + kFarthest;
  std::size_t row = row_at(zone, wall_of(walls.front()).from - kFarthest);
  for (; row < zone.changes.size() && zone.changes[row].from < last; ++row) {
    const Duration offset = zone.changes[row].offset;
    const Interval shown{zone.changes[row].from + offset, end_of_row(zone, row) + offset};
    // Put back, the clock shows again what the row before has shown: look for the place anew.
    auto next = std::partition_point(walls.begin(), walls.end(), [&](const auto& wall) {
      return wall_of(wall).to <= shown.from;
    });
    for (; next != walls.end() && wall_of(*next).from < shown.to; ++next) {
      const Interval wall = wall_of(*next);
      const Interval part = cut(wall, shown);
      found(Interval{part.from - offset, part.to - offset}, *next, row);
    }
  }
}

// The last instant before which the wall clock, from zone row `row` on, still shows less than
// `wall`: the later of two, and the jump itself where `wall` is skipped.
Instant closing_instant(const Zone& zone, std::size_t row, std::int64_t wall) {
  const auto begins_before = [&](std::size_t next) {
    return next < zone.changes.size() && zone.changes[next].from + zone.changes[next].offset < wall;
  };
  while (begins_before(row + 1)) ++row;
  return std::min(wall - zone.changes[row].offset, end_of_row(zone, row));
}

}  // namespace

WallHours wall_hours(const ir::Program& program, const ir::Windows& hours) {
  WallHours wall;
  wall.nights = hours.nights;
  for (const ir::WeeklyWindow& window : hours.weekly) {
    for (std::size_t day = 0; day < wall.week.size(); ++day) {
      if ((window.days >> day & 1) == 0) continue;
      wall.week[day].push_back(hours_of(window.open_minute, window.close_minute));
    }
  }
  wall.dated = dated_rules(program, hours, spoken_of(program, hours, {kFirstDate, kLastDate}));
  return wall;
}

Openings openings_of(const WallHours& hours, const Zone& zone, Interval span, Parts parts) {
  Walls walls;
  const Dates dates = dates_about(span);
  const auto count = static_cast<std::size_t>(std::max(0, dates.last.days - dates.first.days + 1));
  walls.open.reserve(count);
  if (parts == Parts::Laid) walls.parts.reserve(count);
  for (Date date = dates.first; date <= dates.last; ++date.days) {
    lay_date(walls, hours, date, parts);
  }
  const IntervalSet open_walls = normalized(std::move(walls.open));
  std::vector<Interval> open;
  open.reserve(open_walls.size());
  for_instants(
      zone, open_walls, [](const Interval& wall) { return wall; },
      [&](Interval instants, const Interval&, std::size_t) { open.push_back(instants); });
  Openings openings{normalized(std::move(open)), {}};
  openings.parts.reserve(walls.parts.size());
  for_instants(
      zone, walls.parts, [](const DayPart& part) { return part.open; },
      [&](Interval instants, const DayPart& part, std::size_t row) {
        openings.parts.push_back({instants, closing_instant(zone, row, part.until)});
      });
  return openings;
}

}  // namespace akad::time

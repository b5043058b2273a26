// Weekly windows and dated hours on the wall clock, and their way to instants.
#include <algorithm>
#include <array>

#include "runtime/base/assert.h"
#include "runtime/time/dated_rules.h"
#include "runtime/time/openings.h"

namespace akad::time {
namespace {

// A day either side of 1970 to 2100 is laid out too, for the offsets and the nights at the ends.
constexpr Date kFirstDate{-2};
constexpr Date kLastDate{static_cast<std::int32_t>(kEndOfTime / kDay) + 1};

using Week = std::array<std::vector<Hours>, 7>;

Week week_of(const ir::Windows& hours) {
  Week week;
  for (const ir::WeeklyWindow& window : hours.weekly) {
    for (std::size_t day = 0; day < week.size(); ++day) {
      if ((window.days >> day & 1) == 0) continue;
      week[day].push_back(hours_of(window.open_minute, window.close_minute));
    }
  }
  return week;
}

// Everything in wall milliseconds.
struct Walls {
  std::vector<Interval> open;
  std::vector<DayPart> parts;
};

struct Layout {
  const Week* week;
  const DatedRules* rules;
  ir::NightOwner nights;
};

const std::vector<Hours>& weekly_hours(const Layout& layout, Date date) {
  return (*layout.week)[static_cast<std::size_t>(weekday(date))];
}

const std::vector<Hours>& hours_on(const Layout& layout, Date date) {
  const DateRule* rule = layout.rules->on(date);
  return rule != nullptr ? rule->hours : weekly_hours(layout, date);
}

Interval wall_interval(Date date, std::int64_t from_minute, std::int64_t to_minute) {
  const std::int64_t midnight = date.days * kDay;
  return {midnight + from_minute * kMinute, midnight + to_minute * kMinute};
}

constexpr std::int64_t kMidnight = kDay / kMinute;

// Nights that begin on `date`, as far as they reach into the next, when each date decides about its
// own part: a date with a line of its own has no part of another date's night.
void lay_tails(Walls& walls, const Layout& layout, Date date, const std::vector<Hours>& hours) {
  if (layout.rules->on(Date{date.days + 1}) != nullptr) return;
  for (const Hours& row : hours) {
    if (row.to > kMidnight) walls.open.push_back(wall_interval(date, kMidnight, row.to));
  }
}

// How far the windows that begin on `date` may reach.
std::int64_t reach_of(const Layout& layout, Date date) {
  const bool cut =
      layout.nights == ir::NightOwner::EachDate && layout.rules->on(Date{date.days + 1}) != nullptr;
  return cut ? kMidnight : 2 * kMidnight;
}

void lay_parts(Walls& walls, const Layout& layout, Date date, const std::vector<Hours>& hours) {
  const std::int64_t reach = reach_of(layout, date);
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

void lay_date(Walls& walls, const Layout& layout, Date date) {
  const std::vector<Hours>& hours = hours_on(layout, date);
  const bool whole = layout.nights == ir::NightOwner::OpeningDay;
  for (const Hours& row : hours) {
    const std::int64_t to = whole ? row.to : std::min<std::int64_t>(row.to, kMidnight);
    walls.open.push_back(wall_interval(date, row.from, to));
  }
  lay_parts(walls, layout, date, hours);
  if (whole) return;
  lay_tails(walls, layout, date, hours);
  // A date's line takes away its evening, but not the weekly night's part on the date after.
  if (layout.rules->on(date) != nullptr) lay_tails(walls, layout, date, weekly_hours(layout, date));
}

Instant end_of_row(const Zone& zone, std::size_t row) {
  return row + 1 < zone.changes.size() ? zone.changes[row + 1].from : kNever / 2;
}

// Calls `found(open instants, position in walls, row of the zone)` for every stretch of instants
// whose wall times lie in walls[position]. `walls` is disjoint and ascending.
template <class Rows, class WallOf, class Found>
void for_instants(const Zone& zone, const Rows& walls, WallOf wall_of, Found found) {
  for (std::size_t row = 0; row < zone.changes.size(); ++row) {
    const Duration offset = zone.changes[row].offset;
    const Interval shown{zone.changes[row].from + offset, end_of_row(zone, row) + offset};
    // Put back, the clock shows again what the row before has shown: look for the place anew.
    auto next = std::partition_point(walls.begin(), walls.end(), [&](const auto& wall) {
      return wall_of(wall).to <= shown.from;
    });
    for (; next != walls.end() && wall_of(*next).from < shown.to; ++next) {
      const Interval wall = wall_of(*next);
      const Interval part{std::max(wall.from, shown.from), std::min(wall.to, shown.to)};
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

Openings windows_of(const ir::Program& program, const ir::Windows& hours, const Zone& zone) {
  const Week week = week_of(hours);
  const DatedRules rules = dated_rules(program, hours, kFirstDate, kLastDate);
  const Layout layout{&week, &rules, hours.nights};
  Walls walls;
  walls.open.reserve(rules.rule_of_date.size());
  walls.parts.reserve(rules.rule_of_date.size());
  for (Date date = kFirstDate; date <= kLastDate; ++date.days) lay_date(walls, layout, date);

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

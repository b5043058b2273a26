#include "runtime/time/zone.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::time {
namespace {

// A reading of the wall clock and its instant, taken as numbers, are never this far apart, not even
// across a date that a zone left out.
constexpr Duration kFarthest = 3 * kDay;

std::size_t row_at(const Zone& zone, Instant at) {
  AKAD_ASSERT(!zone.changes.empty());
  const auto after = std::upper_bound(
      zone.changes.begin(), zone.changes.end(), at,
      [](Instant instant, const OffsetChange& change) { return instant < change.from; });
  return after == zone.changes.begin() ? 0
                                       : static_cast<std::size_t>(after - zone.changes.begin()) - 1;
}

Instant end_of_row(const Zone& zone, std::size_t row) {
  return row + 1 < zone.changes.size() ? zone.changes[row + 1].from : kNever;
}

// The instant that a skipped reading would have been, had the clock not been put forward.
std::optional<Instant> across_gap(const Zone& zone, std::int64_t wall, std::size_t first,
                                  std::size_t last) {
  for (std::size_t row = first; row < last; ++row) {
    const Instant jump = zone.changes[row + 1].from;
    const bool after = wall >= jump + zone.changes[row].offset;
    if (after && wall < jump + zone.changes[row + 1].offset) {
      return wall - zone.changes[row].offset;
    }
  }
  return std::nullopt;
}

}  // namespace

Duration offset_at(const Zone& zone, Instant at) { return zone.changes[row_at(zone, at)].offset; }

std::int64_t to_wall(const Zone& zone, Instant at) { return at + offset_at(zone, at); }

std::optional<Instant> from_wall(const Zone& zone, std::int64_t wall, ir::RepeatedHour repeated,
                                 ir::SkippedHour skipped) {
  const std::size_t first = row_at(zone, wall - kFarthest);
  const std::size_t last = row_at(zone, wall + kFarthest);
  std::optional<Instant> found;
  for (std::size_t row = first; row <= last; ++row) {
    const Instant at = wall - zone.changes[row].offset;
    if (at < zone.changes[row].from || at >= end_of_row(zone, row)) continue;
    if (repeated == ir::RepeatedHour::Earlier) return at;
    if (found && repeated == ir::RepeatedHour::Refused) return std::nullopt;
    found = at;
  }
  if (found || skipped == ir::SkippedHour::Refused) return found;
  return across_gap(zone, wall, first, last);
}

Instant start_of_day(const Zone& zone, Date date) {
  const std::int64_t midnight = date.days * kDay;
  std::size_t row = row_at(zone, midnight - kFarthest);
  while (true) {
    const Instant at = std::max(zone.changes[row].from, midnight - zone.changes[row].offset);
    if (at < end_of_row(zone, row)) return at;
    ++row;
  }
}

Date local_date(const Zone& zone, Instant at) {
  const std::int64_t wall = to_wall(zone, at);
  const std::int64_t days = wall / kDay - (wall % kDay < 0 ? 1 : 0);
  return Date{static_cast<std::int32_t>(days)};
}

Interval month_interval(const Zone& zone, Month month) {
  return {start_of_day(zone, first_day(month)), start_of_day(zone, first_day({month.index + 1}))};
}

}  // namespace akad::time

#include "runtime/clocks/story.h"

#include <cstddef>

namespace akad::clocks {

const Origin& origin_at(const Story& story, const Cycle& cycle, Instant until, bool stopped) {
  std::uint32_t at = cycle.last_origin - 1;
  while (!stopped && at > cycle.first_origin && story.origins[at].at >= until) --at;
  return story.origins[at];
}

void values_at(const Story& story, const Cycle& cycle, std::size_t slots, Instant until,
               std::vector<std::int64_t>& values) {
  const Origin& origin = origin_at(story, cycle, until, false);
  const auto row = story.rows.begin() + origin.row;
  values.assign(row, row + static_cast<std::ptrdiff_t>(slots));
  for (std::uint32_t i = origin.first_change; i < cycle.last_change; ++i) {
    const Change& change = story.changes[i];
    if (change.at >= until) break;
    values[change.slot.index()] = change.value;
  }
}

}  // namespace akad::clocks

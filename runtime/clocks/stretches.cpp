#include <algorithm>

#include "runtime/clocks/walker.h"

namespace akad::clocks {
namespace {

// The same stretches, cut where what is excluded begins and ends.
void add_cut(const Stretch& stretch, const time::IntervalSet& excluded, std::vector<Stretch>& to) {
  Stretch rest = stretch;
  if (stretch.kind == StretchKind::Running) {
    for (const Interval& part : time::clipped(excluded, {stretch.from, stretch.to})) {
      if (part.from > rest.from) to.push_back({rest.from, part.from, rest.kind, rest.cause});
      to.push_back({part.from, part.to, StretchKind::Excluded, rest.cause});
      rest.from = part.to;
    }
  }
  if (rest.from < rest.to) to.push_back(rest);
}

}  // namespace

std::size_t pause_during(Story& story, const time::IntervalSet& excluded) {
  if (excluded.empty()) return 0;
  std::vector<Stretch> cut;
  std::vector<std::uint32_t> place;  // by stretch: where it begins now
  for (const Stretch& stretch : story.stretches) {
    place.push_back(static_cast<std::uint32_t>(cut.size()));
    add_cut(stretch, excluded, cut);
  }
  place.push_back(static_cast<std::uint32_t>(cut.size()));
  for (Cycle& cycle : story.cycles) {
    cycle.first_stretch = place[cycle.first_stretch];
    cycle.last_stretch = place[cycle.last_stretch];
  }
  std::size_t more = cut.size() - std::min(cut.size(), story.stretches.size());
  story.stretches = std::move(cut);
  if (story.earlier == nullptr) return more;
  auto earlier = std::make_shared<std::vector<Stretch>>();
  place.clear();
  for (const Stretch& stretch : *story.earlier) {
    place.push_back(static_cast<std::uint32_t>(earlier->size()));
    add_cut(stretch, excluded, *earlier);
  }
  place.push_back(static_cast<std::uint32_t>(earlier->size()));
  for (Cycle& cycle : story.cycles) {
    if (cycle.first_earlier == cycle.last_earlier) {
      cycle.first_earlier = cycle.last_earlier = 0;
      continue;
    }
    // The first may have begun before the origin, and the last go on behind the start: what is cut
    // off them there is not of the time between.
    const Instant origin = story.origins[cycle.first_origin].at;
    const auto first = std::partition_point(earlier->begin() + place[cycle.first_earlier],
                                            earlier->begin() + place[cycle.last_earlier],
                                            [&](const Stretch& one) { return one.to <= origin; });
    const auto last =
        std::partition_point(first, earlier->begin() + place[cycle.last_earlier],
                             [&](const Stretch& one) { return one.from < cycle.started; });
    cycle.first_earlier = static_cast<std::uint32_t>(first - earlier->begin());
    cycle.last_earlier = static_cast<std::uint32_t>(last - earlier->begin());
  }
  more += earlier->size() - std::min(earlier->size(), story.earlier->size());
  story.earlier = std::move(earlier);
  return more;
}

void drop_gap(Walker& w) {
  w.open.reset();
  if (!w.story.cycles.empty()) w.story.stretches.resize(w.cycle().last_stretch);
}

void remember_turn(Walker& w, Instant at) {
  const StretchKind by_state = w.state_paused ? StretchKind::PausedByState : StretchKind::Running;
  const StretchKind kind = w.earlier_paused ? StretchKind::PausedByEvent : by_state;
  std::vector<Stretch>& earlier = *w.story.earlier;
  if (!earlier.empty() && earlier.back().kind == kind) return;
  if (!earlier.empty()) earlier.back().to = at;
  if (!earlier.empty() && earlier.back().from == at) earlier.pop_back();
  earlier.push_back({at, kNever, kind, w.cause});
}

// The time from the origin to the start, with the pauses of it that count.
void tell_before_start(Walker& w, Instant origin, Instant start) {
  if (!w.remembers_pauses()) {
    w.story.stretches.push_back({origin, start, StretchKind::Running, w.cause});
    return;
  }
  const std::vector<Stretch>& earlier = *w.story.earlier;
  const auto first = std::partition_point(earlier.begin(), earlier.end(),
                                          [&](const Stretch& one) { return one.to <= origin; });
  w.cycle().first_earlier = static_cast<std::uint32_t>(first - earlier.begin());
  w.cycle().last_earlier = static_cast<std::uint32_t>(earlier.size());
}

}  // namespace akad::clocks

#include <algorithm>

#include "runtime/clocks/walker.h"

namespace akad::clocks {
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

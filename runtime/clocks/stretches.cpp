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
  if (!w.turns.empty() && w.turns.back().kind == kind) return;
  w.turns.push_back({at, kind, w.cause});
}

// The time from the origin to the start, with the pauses of it that count.
void tell_before_start(Walker& w, Instant origin, Instant start) {
  std::vector<Stretch>& stretches = w.story.stretches;
  if (!w.remembers_pauses()) {
    stretches.push_back({origin, start, StretchKind::Running, w.cause});
    return;
  }
  auto turn = std::upper_bound(w.turns.begin(), w.turns.end(), origin,
                               [](Instant at, const Turn& row) { return at < row.at; });
  if (turn != w.turns.begin()) --turn;
  for (; turn != w.turns.end(); ++turn) {
    const Instant from = std::max(turn->at, origin);
    const Instant to = std::next(turn) == w.turns.end() ? start : std::next(turn)->at;
    if (from < to) stretches.push_back({from, to, turn->kind, turn->cause});
  }
}

}  // namespace akad::clocks

#include <algorithm>

#include "runtime/clocks/walker.h"

namespace akad::clocks {
namespace {

bool counts_gaps(const ir::Clock& clock) {
  return clock.reopening == ir::Reopening::CountGap ||
         clock.later_reopening == ir::Reopening::CountGap;
}

}  // namespace

void end_stretch(Walker& w, Instant at) {
  if (!w.open) return;
  if (w.open->from < at) {
    w.story.stretches.push_back({w.open->from, at, w.open->kind, w.open->cause});
  }
  w.open.reset();
}

// Makes the open stretch say what is true after this instant.
void turn_to(Walker& w, Instant at, std::optional<StretchKind> kind) {
  if (w.open && kind && w.open->kind == *kind) return;
  end_stretch(w, at);
  if (kind) w.open = OpenStretch{at, *kind, w.cause};
}

std::optional<StretchKind> state_now(const Walker& w) {
  const StretchKind by_state = w.state_paused ? StretchKind::PausedByState : StretchKind::Running;
  if (w.item_is_open()) return w.event_paused ? StretchKind::PausedByEvent : by_state;
  // A gap that may come to count is followed while it lasts, and cut off if it does not.
  const bool gap = w.phase == Phase::Stopped && !w.items_by_value() && counts_gaps(w.clock);
  if (gap) return by_state;
  return std::nullopt;
}

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

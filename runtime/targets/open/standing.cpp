#include "runtime/targets/open/standing.h"

#include <algorithm>

namespace akad::targets {
namespace {

bool is_running(const clocks::Stretch& stretch) {
  return stretch.kind == clocks::StretchKind::Running;
}

std::optional<Held> held(const View& view) {
  const std::size_t behind = view.stretches.beginning_at(view.until);
  if (behind == 0 || is_running(view.stretches[behind - 1])) return std::nullopt;
  const clocks::Stretch last = view.stretches[behind - 1];
  std::size_t first = behind - 1;
  while (first > 0 && !is_running(view.stretches[first - 1])) --first;
  const bool excluded = last.kind == clocks::StretchKind::Excluded;
  return Held{view.stretches[first].from, last.kind, excluded ? events::Channel() : last.cause};
}

std::optional<Outside> outside(const View& view) {
  const Hours& hours = hours_at(view, view.until);
  if (is_open(hours, view.until)) return std::nullopt;
  const Instant closed = time::previous_close(*hours.calendar, view.until);
  return Outside{std::max(closed, view.origin), time::next_open(*hours.calendar, view.until)};
}

// The least that may elapse, before it is rounded, and is too much. Rounding never turns the order
// of two lengths, and moves none by more than its unit.
Duration too_much(const Terms& terms, const ir::Clock& clock, const Lengths& limit) {
  Duration in_time = std::max<Duration>(limit.most - clock.elapsed_unit, 0) - 1;
  Duration over = limit.reach + clock.elapsed_unit + 1;
  while (in_time + 1 < over) {
    const Duration middle = in_time + (over - in_time) / 2;
    const bool exceeded = middle >= 0 && exceeds(terms, limit, judged_elapsed(clock, middle));
    (exceeded ? over : in_time) = middle;
  }
  return over;
}

// As if it ran on from here.
Instant in_time_until(const Terms& terms, const ir::Clock& clock, Instant due) {
  if (due == kNever) return kNever;
  if (basis_of(terms, clock) != Basis::Elapsed) return terms.aim.limit->strict ? due - 1 : due;
  const Duration least = too_much(terms, clock, lengths(terms));
  const Instant missed = reached(terms.view, least, true);
  return missed >= kEndOfTime ? kNever : missed - 1;
}

void add_length(const Terms& terms, Standing& standing) {
  const Lengths limit = lengths(terms);
  standing.length = limit.most;
  standing.in_proportion = terms.share_left.has_value();
  standing.nothing_left = standing.in_proportion && *terms.share_left < 0;
  standing.remaining = limit.most - elapsed(terms.view);
}

void add_remaining(const Terms& terms, Standing& standing) {
  if (standing.kind == AimKind::Length) return add_length(terms, standing);
  if (!terms.aim.by_pauses) return;
  standing.remaining = terms.aim.counted - elapsed(in_pause_hours(terms, terms.view.until));
}

}  // namespace

Standing standing(const Terms& terms, const LimitContext& context) {
  Standing standing;
  standing.limit = terms.aim.limit;
  standing.kind = terms.aim.kind;
  standing.limit_since = std::max(terms.view.origin, terms.changed_at);
  standing.hours = terms.view.hours.id;
  const Hours& hours = terms.aim.limit_hours;
  if (!hours.always && context.plan.zone_signals[hours.id.index()].valid()) {
    standing.limit_zone = hours.calendar->zone().name;
  }
  standing.held = held(terms.view);
  standing.outside = outside(terms.view);
  if (standing.kind == AimKind::None) return standing;
  add_remaining(terms, standing);
  const Judgement now = conclude(terms, context, false);
  // What counts only from a later instant on is not held up: it will begin to.
  const Judgement going_on = conclude_last(terms, context, true);
  standing.due = standing.held ? now.due : going_on.due;
  if (standing.due == kNever) standing.due_if_resumed = going_on.due;
  const bool waits = standing.held && basis_of(terms, context.clock) == Basis::Elapsed;
  if (now.verdict == ir::Verdict::Missed || waits) return standing;
  standing.in_time_until = in_time_until(terms, context.clock, standing.due);
  return standing;
}

}  // namespace akad::targets

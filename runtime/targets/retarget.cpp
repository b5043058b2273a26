#include "runtime/targets/retarget.h"

#include <algorithm>
#include <array>

#include "runtime/targets/evidence.h"

namespace akad::targets {
namespace {

// Retarget by strength, weakest first.
int strength(ir::Retarget policy) {
  constexpr std::array<ir::Retarget, 6> kByStrength = {
      ir::Retarget::Freeze,       ir::Retarget::Carry,
      ir::Retarget::Proportional, ir::Retarget::RetroactiveWithPauses,
      ir::Retarget::Retroactive,  ir::Retarget::Restart};
  const auto at = std::find(kByStrength.begin(), kByStrength.end(), policy);
  return static_cast<int>(at - kByStrength.begin());
}

Duration elapsed_by(const Terms& terms, Instant at) {
  View view = terms.view;
  view.until = at;
  return elapsed(view);
}

void to_whole_limit(Terms& terms) {
  terms.share_left.reset();
  terms.share_at = 0;
}

void in_proportion(Terms& terms, const Aim& next, Instant at) {
  if (terms.aim.kind != AimKind::Length || next.kind != AimKind::Length) {
    to_whole_limit(terms);
    return;
  }
  const Duration now = elapsed_by(terms, at);
  const Duration since = now - terms.share_at;
  // Of a limit of zero length everything is consumed as soon as anything is.
  Rational left = terms.share_left.value_or(Rational(1));
  if (terms.aim.length > 0) {
    left -= Rational(since, terms.aim.length);
  } else if (since > 0) {
    left = 0;
  }
  terms.share_left = left;
  terms.share_at = now;
}

// As it counts for where the limit lies.
Duration counted_by(const Terms& terms, Instant at) {
  return terms.aim.by_pauses ? elapsed(in_pause_hours(terms, at)) : elapsed_by(terms, at);
}

// The new hours hold from the start; without pauses, those before `at` were none. True when that
// makes a difference to a limit that lies where time has counted.
bool from_the_start(Terms& terms, const Aim& next, Instant at, bool without_pauses) {
  const Duration before = counted_by(terms, at);
  const bool shared = terms.share_left.has_value();
  if (without_pauses) terms.view.plain_before = at;
  terms.view.past.clear();
  terms.view.hours = next.hours;
  to_whole_limit(terms);
  const bool counts = terms.aim.kind == AimKind::Length || terms.aim.by_pauses;
  return counts && (shared || counted_by(terms, at) != before);
}

// An item that was stopped at `at`, to be opened again, is judged as it stopped.
void note_missed(Terms& terms, const LimitContext& context, Instant at) {
  if (terms.missed_before != kNever) return;
  Terms then = terms;
  then.view.until = at;
  const auto last = stretch_before(then.view, at);  // values change first
  const bool stopped = last && last->kind == clocks::StretchKind::Gap && last->to >= at;
  if (stopped) then.view.until = last->from;
  const Judgement judged = conclude_last(then, context, stopped);
  if (judged.verdict == ir::Verdict::Missed) terms.missed_before = std::min(judged.due, at);
}

// A change that leaves the limit as it is has nothing to carry, and moves no due instant.
void apply(Terms& terms, const LimitContext& context, ir::Retarget policy, Instant at,
           const std::int64_t* values, Evidence* evidence) {
  if (policy == ir::Retarget::Freeze) return;
  note_missed(terms, context, at);
  if (policy == ir::Retarget::Restart) {
    note_end(evidence, terms, at);
    terms.view.origin = at;
    terms.view.past.clear();
    to_whole_limit(terms);
  }
  const Aim next = aim(context, values, terms.view.origin);
  const bool other = !same(terms.aim, next);
  bool moved = other;
  if (policy == ir::Retarget::Retroactive || policy == ir::Retarget::RetroactiveWithPauses) {
    moved = from_the_start(terms, next, at, policy == ir::Retarget::Retroactive) || other;
  } else if (policy == ir::Retarget::Restart) {
    terms.view.hours = next.hours;
  } else if (other) {
    if (policy == ir::Retarget::Proportional) in_proportion(terms, next, at);
    if (policy == ir::Retarget::Carry) to_whole_limit(terms);
    change_hours(terms.view, next.hours, at);
  }
  if (moved) terms.changed_at = at;
  terms.aim = next;
}

void add_once(std::vector<ir::Retarget>& policies, ir::Retarget policy) {
  const bool there = std::find(policies.begin(), policies.end(), policy) != policies.end();
  if (!there) policies.push_back(policy);
}

}  // namespace

Lengths lengths(const Terms& terms) {
  if (!terms.share_left) return {terms.aim.length, terms.aim.length};
  const Rational limit = Rational(terms.share_at) + *terms.share_left * Rational(terms.aim.length);
  const Duration most = floor_of(limit);
  return {most, is_whole(limit) ? most : most + 1};
}

View in_pause_hours(const Terms& terms, Instant until) {
  View view = terms.view;
  view.past.clear();
  view.hours = terms.aim.pause_hours;
  view.until = until;
  return view;
}

Instant behind_pauses(const Terms& terms, bool runs_on) {
  const View view = in_pause_hours(terms, terms.view.until);
  return behind_pauses(terms.aim, [&](Duration length) { return reached(view, length, runs_on); });
}

void Follower::note_frozen(const clocks::Change& change) {
  for (auto& [slot, value] : frozen_) {
    if (slot != change.slot) continue;
    value = change.value;
    return;
  }
  frozen_.emplace_back(change.slot, change.value);
}

void Follower::to(Instant before, Evidence* evidence) {
  while (changes_.first != changes_.last && changes_.first->at < before) next(evidence);
}

void Follower::next(Evidence* evidence) {
  const Instant at = changes_.first->at;
  ir::Retarget policy = ir::Retarget::Freeze;
  std::vector<ir::Retarget> named;
  for (; changes_.first != changes_.last && changes_.first->at == at; ++changes_.first) {
    const clocks::Change& change = *changes_.first;
    const std::size_t slot = change.slot.index();
    if (!rules_.reads[slot]) continue;
    if (evidence != nullptr) add_once(named, rules_.policies[slot]);
    if (rules_.policies[slot] == ir::Retarget::Freeze) {
      note_frozen(change);
      continue;
    }
    values_[slot] = change.value;
    if (strength(rules_.policies[slot]) > strength(policy)) policy = rules_.policies[slot];
  }
  if (policy == ir::Retarget::Restart) {
    for (const auto& [slot, value] : frozen_) values_[slot.index()] = value;
  }
  if (!named.empty()) note_before(evidence, terms_, context_, at);
  apply(terms_, context_, policy, at, values_.data(), evidence);
  if (!named.empty()) note_after(evidence, terms_, context_, std::move(named));
}

}  // namespace akad::targets

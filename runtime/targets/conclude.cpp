#include "runtime/targets/conclude.h"

#include <algorithm>

#include "runtime/base/rounding.h"

namespace akad::targets {
namespace {

// Where the limit lies by itself, perhaps before the change that brought it. An instant was moved
// when it was named.
struct Lie {
  Instant named = kNever;
  Instant moved = kNever;
};

Lie lie_of(const Terms& terms, Duration reach, bool stopped, Duration elapsed) {
  if (terms.aim.by_pauses) {
    const Instant behind = behind_pauses(terms, stopped);
    return {behind, rolled(terms.aim, behind)};
  }
  if (terms.aim.kind != AimKind::Length) return {terms.aim.at, terms.aim.at};
  const Instant named = reached(terms.view, reach, stopped, elapsed);
  return {named, rolled(terms.aim, named)};
}

// A limit that was past when a change brought it is missed at the change (REFERENCE, "Clocks").
bool is_missed(const Terms& terms, const ir::Clock& clock, const Judgement& judged,
               const Lengths& limit, Instant at) {
  const bool strict = terms.aim.limit->strict;
  if (terms.aim.kind == AimKind::Instant || clock.judged == ir::Judged::ByDue) {
    return strict ? terms.view.until >= at : terms.view.until > at;
  }
  return exceeds(terms, limit, judged.elapsed);
}

// `judged` by the limit in force.
Decision how(const Terms& terms, const ir::Clock& clock, const Judgement& judged,
             const Lengths& limit, Lie lie) {
  Decision how;
  how.basis = basis_of(terms, clock);
  how.exact = elapsed(terms.view);
  how.until = terms.view.until;
  if (how.basis == Basis::Nothing) return how;
  how.limit = limit;
  how.named = lie.named;
  how.reached = lie.moved;
  how.exactly = how.basis == Basis::Elapsed ? judged.elapsed == limit.most : how.until == lie.moved;
  how.outside_hours = outside_hours(terms.aim, judged.due);
  how.used_up = terms.changed_at != 0 && judged.due == terms.changed_at;
  how.missed = judged.verdict == ir::Verdict::Missed;
  return how;
}

}  // namespace

Duration judged_elapsed(const ir::Clock& clock, Duration exact) {
  if (clock.elapsed_unit <= 0) return exact;
  return round_whole(exact, clock.elapsed_rounding, clock.elapsed_unit);
}

bool exceeds(const Terms& terms, const Lengths& limit, Duration judged) {
  return terms.aim.limit->strict ? judged >= limit.reach : judged > limit.most;
}

Basis basis_of(const Terms& terms, const ir::Clock& clock) {
  switch (terms.aim.kind) {
    case AimKind::None: return Basis::Nothing;
    case AimKind::Instant: return Basis::Instant;
    case AimKind::Length: return clock.judged == ir::Judged::ByDue ? Basis::Due : Basis::Elapsed;
  }
  return Basis::Nothing;
}

Judgement conclude_last(const Terms& terms, const LimitContext& context, bool stopped,
                        Decision* decision) {
  const ir::Clock& clock = context.clock;
  Judgement result;
  const Duration exact = elapsed(terms.view);
  result.elapsed = judged_elapsed(clock, exact);
  if (terms.aim.kind == AimKind::None) {
    result.verdict = ir::Verdict::NotApplicable;
    if (decision != nullptr) *decision = how(terms, clock, result, {}, {});
    return result;
  }
  const Lengths limit = lengths(terms);
  const Lie lie = lie_of(terms, limit.reach, stopped, exact);
  result.due = std::max(lie.moved, terms.changed_at);
  if (is_missed(terms, clock, result, limit, lie.moved)) {
    result.verdict = ir::Verdict::Missed;
  } else {
    result.verdict = stopped ? ir::Verdict::Met : ir::Verdict::Pending;
  }
  if (decision != nullptr) *decision = how(terms, clock, result, limit, lie);
  return result;
}

Judgement conclude(const Terms& terms, const LimitContext& context, bool stopped,
                   Decision* decision) {
  Judgement result = conclude_last(terms, context, stopped, decision);
  result.missed_before = terms.missed_before;
  const bool stays = context.clock.missed_before == ir::MissedBefore::StaysMissed;
  if (!stays || result.missed_before == kNever) return result;
  result.verdict = ir::Verdict::Missed;
  if (decision != nullptr) decision->stays_missed = true;
  return result;
}

}  // namespace akad::targets

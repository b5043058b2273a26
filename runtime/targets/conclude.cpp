#include "runtime/targets/conclude.h"

#include <algorithm>

namespace akad::targets {
namespace {

// Where the limit lies by itself, perhaps before the change that brought it.
Instant reached_at(const Terms& terms, Duration reach, bool stopped) {
  if (terms.aim.kind != AimKind::Length) return terms.aim.at;
  return rolled(terms.aim, reached(terms.view, reach, stopped));
}

// A limit that was past when a change brought it is missed at the change (semantics F9).
bool is_missed(const Terms& terms, const ir::Clock& clock, const Judgement& judged,
               const Lengths& limit, Instant at) {
  const bool strict = terms.aim.limit->strict;
  if (terms.aim.kind == AimKind::Instant || clock.judged == ir::Judged::ByDue) {
    return strict ? terms.view.until >= at : terms.view.until > at;
  }
  return strict ? judged.elapsed >= limit.reach : judged.elapsed > limit.most;
}

}  // namespace

Judgement conclude_last(const Terms& terms, const LimitContext& context, bool stopped) {
  const ir::Clock& clock = context.clock;
  Judgement result;
  result.elapsed = rounded(elapsed(terms.view), clock.elapsed_unit, clock.elapsed_rounding);
  if (terms.aim.kind == AimKind::None) {
    result.verdict = ir::Verdict::NotApplicable;
    return result;
  }
  const Lengths limit = lengths(terms);
  const Instant at = reached_at(terms, limit.reach, stopped);
  result.due = std::max(at, terms.changed_at);
  if (is_missed(terms, clock, result, limit, at)) {
    result.verdict = ir::Verdict::Missed;
  } else {
    result.verdict = stopped ? ir::Verdict::Met : ir::Verdict::Pending;
  }
  return result;
}

Judgement conclude(const Terms& terms, const LimitContext& context, bool stopped) {
  Judgement result = conclude_last(terms, context, stopped);
  result.missed_before = terms.missed_before;
  const bool stays = context.clock.missed_before == ir::MissedBefore::StaysMissed;
  if (stays && result.missed_before != kNever) result.verdict = ir::Verdict::Missed;
  return result;
}

}  // namespace akad::targets

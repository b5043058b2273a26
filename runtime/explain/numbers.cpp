// The numbers of a judgement, as they were noted, for a reader who works it out again.
#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/explain/case.h"

namespace akad::explain {
namespace {

std::vector<Interval> openings(const targets::Hours& hours, Interval span) {
  if (span.empty()) return {};
  if (hours.always) return {span};
  return time::open_within(*hours.calendar, span);
}

// Where a length goes on being used up after the stop or as-of.
std::vector<Interval> ahead(const targets::Terms& terms, const targets::Decision& decision) {
  if (terms.aim.kind != targets::AimKind::Length || decision.named == kNever) return {};
  const Instant from = std::max(decision.until, terms.view.origin);
  return openings(terms.view.hours, {from, decision.named});
}

// The last opening that begins before where a length is used up, and the first after it.
std::vector<Interval> around(const targets::Terms& terms, const targets::Decision& decision) {
  const targets::Hours& hours = terms.aim.roll_hours;
  const bool may_move = terms.aim.limit->roll != ir::Roll::Keep && !hours.always;
  if (!may_move || decision.named == kNever) return {};
  std::vector<Interval> found;
  const Instant before = time::previous_close(*hours.calendar, decision.named - 1);
  Instant at = before - 1;
  for (int i = 0; i < 3; ++i) {
    const auto open = time::opening_after(*hours.calendar, at);
    if (!open) break;
    found.push_back(*open);
    at = open->to;
  }
  return found;
}

// The parts between the origin and the end that do not count, whatever the hours.
time::IntervalSet not_counted(const targets::View& view) {
  std::vector<targets::CountedPart> parts;
  targets::elapsed(view, &parts);
  std::vector<Interval> counted;
  for (const targets::CountedPart& part : parts) counted.push_back(part.span);
  return time::without(time::normalized({{view.origin, view.until}}),
                       time::normalized(std::move(counted)));
}

std::optional<report::MovedByPauses> moved_by_pauses(const targets::Terms& terms,
                                                     const targets::Decision& decision) {
  const targets::Aim& aim = terms.aim;
  if (!aim.by_pauses) return std::nullopt;
  report::MovedByPauses row;
  row.named = aim.named;
  for (const Interval& part : not_counted(targets::in_pause_hours(terms, terms.view.until))) {
    for (const Interval& open : openings(aim.pause_hours, part)) row.stood_still.push_back(open);
  }
  // With the moment at whose beginning it lies, where the hours are open there.
  if (decision.named == kNever) return row;
  const bool opens = targets::is_open(aim.pause_hours, decision.named);
  row.openings = openings(aim.pause_hours, {aim.named, decision.named + (opens ? 1 : 0)});
  return row;
}

}  // namespace

report::Reckoning reckoning_of(const Teller& teller, const Case& item) {
  const targets::Terms& terms = item.terms();
  const targets::Decision& decision = item.judged().decision;
  report::Reckoning row;
  row.basis = decision.basis;
  row.counted_from = item.judged().counts.back().from;
  row.until = decision.until;
  row.exact = decision.exact;
  row.unit = teller.clock.elapsed_unit;
  row.rounding = teller.clock.elapsed_rounding;
  row.most = decision.limit.most;
  row.reach = decision.limit.reach;
  row.strict = terms.aim.limit->strict;
  row.named = decision.named;
  row.reached = decision.reached;
  row.changed_at = terms.changed_at == 0 ? kNever : terms.changed_at;
  row.stays_missed = decision.stays_missed;
  row.roll = terms.aim.limit->roll;
  row.hours_always = terms.aim.roll_hours.always;
  row.ahead = ahead(terms, decision);
  row.openings = around(terms, decision);
  row.pauses = moved_by_pauses(terms, decision);
  return row;
}

report::Attribution attribution_of(const Teller& teller, const Case& item) {
  const measures::ItemEvidence& noted = item.noted;
  report::Attribution row{noted.by, noted.belongs_at, noted.placed, {}};
  for (const measures::OpenAt& open : noted.open) {
    row.open.push_back({plan::period(teller.plan, open.period).label, open.at, open.counted});
  }
  return row;
}

}  // namespace akad::explain

// The items with what was done to them, and what each had to keep to from its start on.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/explain/case.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

std::string row_text(const Teller& teller, const ir::Limit* limit) {
  for (const ir::LimitRow& row : teller.items.limits) {
    if (&row.limit != limit || teller.items.limits.size() == 1) continue;
    return row.when.valid() ? condition_text(teller.wording, row.when)
                            : phrases::clause_text(Phrase("akad.otherwise"));
  }
  return "";
}

Phrase policy_of(const targets::Phase& phase) {
  PhraseList policies;
  for (const ir::Retarget policy : phase.policies) policies.push_back(phrases::retarget(policy));
  return Phrase::list("list.semicolon", std::move(policies));
}

Phrase allowed(const Teller& teller, const targets::Terms& terms) {
  Phrase said =
      phrases::as_written(phrases::limit(teller.program(), teller.clock, *terms.aim.limit));
  const targets::Hours& hours = terms.aim.limit_hours;
  if (!hours.always && teller.plan.zone_signals[hours.id.index()].valid()) {
    said = Phrase("limit.read_in", said, hours.calendar->zone().name);
  }
  if (!terms.share_left) return said;
  if (is_used_up(terms)) return Phrase("limit.nothing_left", said);
  return Phrase("limit.in_proportion", said, phrases::brief(targets::lengths(terms).most));
}

report::LimitKind kind_of(const targets::Aim& aim) {
  switch (aim.kind) {
    case targets::AimKind::None: return report::LimitKind::None;
    case targets::AimKind::Length: return report::LimitKind::Length;
    case targets::AimKind::Instant: return report::LimitKind::Instant;
  }
  AKAD_ASSERT(false);
}

std::string hours_text(const Teller& teller, const targets::Hours& hours) {
  if (hours.always) return "";
  return fmt::format("{} in {}", teller.program().calendars[hours.id.index()].name,
                     hours.calendar->zone().name);
}

report::TargetInForce row_of(const Teller& teller, const targets::Phase& phase) {
  const targets::Terms& terms = phase.terms;
  report::TargetInForce row{phase.from, row_text(teller, terms.aim.limit), allowed(teller, terms),
                            policy_of(phase), phase.judged.due};
  row.kind = kind_of(terms.aim);
  row.length = terms.aim.length;
  row.at = terms.aim.kind == targets::AimKind::Instant ? terms.aim.at : kNever;
  row.hours = hours_text(teller, terms.aim.hours);
  row.strict = terms.aim.limit->strict;
  row.found_missed = phase.found_missed;
  for (const ir::Retarget policy : phase.policies) row.policies.push_back(policy);
  return row;
}

bool is_other(const targets::Terms& a, const targets::Terms& b) {
  return a.aim.limit != b.aim.limit || !targets::same(a.aim, b.aim) ||
         a.aim.limit_hours.calendar != b.aim.limit_hours.calendar ||
         a.aim.roll_hours.calendar != b.aim.roll_hours.calendar || a.share_left != b.share_left;
}

Case case_of(const Teller& teller, const measures::ItemEvidence& noted) {
  const clocks::Cycle& cycle = noted.cycle;
  Case item{noted, cycle.stopped != kNever};
  const Instant until = item.stopped ? cycle.stopped : teller.plan.as_of;
  item.begin = cycle.started == kNever ? until : cycle.started;
  item.end = std::max(until, item.begin);
  item.first = std::min({item.begin, until, teller.evidence.story.origins[cycle.first_origin].at});
  return item;
}

// The item that an act about none belongs to by its time.
Case* around(std::vector<Case>& items, Instant at) {
  auto item = std::upper_bound(items.begin(), items.end(), at,
                               [](Instant when, const Case& row) { return when < row.begin; });
  if (item != items.end() && item->first <= at) return &*item;
  if (item == items.begin()) return nullptr;
  --item;
  return at <= item->end ? &*item : nullptr;
}

}  // namespace

bool is_used_up(const targets::Terms& terms) { return terms.share_left && *terms.share_left < 0; }

std::vector<Case> cases_of(const Teller& teller) {
  std::vector<Case> items;
  for (const measures::ItemEvidence& noted : teller.evidence.items) {
    items.push_back(case_of(teller, noted));
  }
  for (const clocks::Act& act : teller.evidence.clock.acts) {
    if (act.later != clocks::Later::Stands) continue;
    Case* item =
        act.item > 0 ? &items[static_cast<std::size_t>(act.item) - 1] : around(items, act.at);
    if (item == nullptr || act.at < item->first || act.at > item->end) continue;
    item->acts.push_back(&act);
  }
  return items;
}

std::vector<report::TargetInForce> targets_in_force(const Teller& teller, const Case& item) {
  std::vector<report::TargetInForce> rows;
  const targets::Phase* told = nullptr;
  for (const targets::Phase& phase : item.judged().phases) {
    const bool is_change = told != nullptr && !phase.policies.empty();
    if (told != nullptr && !is_change && !is_other(told->terms, phase.terms)) continue;
    rows.push_back(row_of(teller, phase));
    if (told == nullptr) rows.back().policy = {};
    told = &phase;
  }
  return rows;
}

}  // namespace akad::explain

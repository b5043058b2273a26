#include "runtime/history/why.h"

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/words.h"

namespace akad::history {
namespace {

Judged judged_of(const Side& side, std::int32_t place, Asking& asking) {
  if (place == ItemRow::kNotJudged) return {*side.program};
  const measures::Item& item = side.items()[static_cast<std::size_t>(place)];
  return {*side.program, &item, &asking.why(item)};
}

Phrase instant_said(const Judged& judged, Instant at) {
  const auto zone = time::find_zone(judged.program.agreement.zone);
  if (at == kNever) return Phrase("item.none");
  return Phrase::as_is(zone ? report::moment_text(*zone, at) : format_rfc3339(at));
}

struct InstantRow {
  phrases::Key<0> what;
  Instant measures::Item::*at;
};
constexpr InstantRow kInstants[] = {{"label.began", &measures::Item::started},
                                    {"label.stopped", &measures::Item::stopped},
                                    {"label.due", &measures::Item::due}};

struct LengthRow {
  phrases::Key<0> what;
  Duration measures::Item::*length;
};
constexpr LengthRow kLengths[] = {{"label.elapsed", &measures::Item::elapsed},
                                  {"label.paused", &measures::Item::paused},
                                  {"label.excluded", &measures::Item::excluded}};

bool is_timed(const measures::Item& item) { return item.verdict != ir::Verdict::Undetermined; }

std::vector<Fact> facts_of(const Judged& before, const Judged& after) {
  std::vector<Fact> facts;
  Phrase was = allowed(before), is = allowed(after);
  if (was != is) facts.push_back({Phrase("label.allowed"), std::move(was), std::move(is)});
  for (const InstantRow& row : kInstants) {
    const Instant a = before.item->*row.at, b = after.item->*row.at;
    if (a == b) continue;
    facts.push_back({Phrase(row.what), instant_said(before, a), instant_said(after, b)});
  }
  if (!is_timed(*before.item) || !is_timed(*after.item)) return facts;
  for (const LengthRow& row : kLengths) {
    const Duration a = before.item->*row.length, b = after.item->*row.length;
    if (a != b) facts.push_back({Phrase(row.what), phrases::brief(a), phrases::brief(b)});
  }
  return facts;
}

PhraseList without(const PhraseList& rules, const PhraseList& others) {
  PhraseList rest;
  for (const Phrase& rule : rules) {
    if (std::find(others.begin(), others.end(), rule) == others.end()) rest.push_back(rule);
  }
  return rest;
}

}  // namespace

const explain::VerdictTold& Asking::why(const measures::Item& item) {
  if (item.target != target_ || item.subject != subject_) {
    evaluation::Evaluation& found = side_.kept.found;
    evaluation::evaluate_subject(found, found.store.subjects.intern(item.subject), item.target);
    reasons_ = explain::verdicts_told(found);
    target_ = item.target;
    subject_ = item.subject;
  }
  const auto reasons =
      std::find_if(reasons_.begin(), reasons_.end(),
                   [&](const explain::VerdictTold& row) { return row.number == item.number; });
  AKAD_ASSERT(reasons != reasons_.end());
  return *reasons;
}

ItemTold Why::of(const ItemRow& row) {
  ItemTold told{judged_of(history_.before, row.before, before_),
                judged_of(history_.after, row.after, after_),
                {},
                {},
                {}};
  const PhraseList none;
  const PhraseList& before = told.before.is_there() ? told.before.reasons->rules : none;
  const PhraseList& after = told.after.is_there() ? told.after.reasons->rules : none;
  told.rules_before = without(before, after);
  told.rules_after = without(after, before);
  if (told.before.is_there() && told.after.is_there()) {
    told.facts = facts_of(told.before, told.after);
  }
  return told;
}

Phrase allowed(const Judged& judged) {
  if (judged.reasons->targets.empty()) return Phrase("item.none");
  const report::TargetInForce& last = judged.reasons->targets.back();
  return last.row.empty() ? last.limit : Phrase("history.limit", last.limit, last.row);
}

Phrase verdict_said(const Judged& judged) {
  if (!judged.is_there()) return Phrase("history.not_judged");
  Phrase verdict = phrases::verdict(judged.item->verdict);
  const Phrase& line = judged.reasons->left_out;
  return line.empty() ? verdict : Phrase("history.left_out_by", std::move(verdict), line);
}

}  // namespace akad::history

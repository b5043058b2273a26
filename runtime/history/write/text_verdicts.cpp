// The verdicts that differ, for people, target by target.
#include <map>

#include "runtime/explain/words.h"
#include "runtime/history/pairs.h"
#include "runtime/history/write/sections.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/explain/sections.h"
#include "runtime/results/groups.h"

namespace akad::history {
namespace {

using report::Count;

constexpr std::size_t kMostListed = 20;  // of a target

Phrase tally_said(const Tally& tally) {
  PhraseList parts;
  for (const auto& [verdict, count] : tally.by_verdict) {
    parts.add("history.count", Count{count}, phrases::verdict(verdict));
  }
  if (tally.left_out > 0) {
    parts.add("history.count", Count{tally.left_out}, Phrase("history.left_out"));
  }
  return parts.empty() ? Phrase("item.none") : Phrase::list("list.comma", std::move(parts));
}

// Where it changes, or of what only one of them has.
void add_tally(Page& page, const TargetRow& row, phrases::Key<0> what, const Tally& before,
               const Tally& after) {
  if (before == after) return;
  if (!row.target.after.valid()) {
    add_line(page, 2, Phrase("change.labelled", Phrase(what), tally_said(before)));
  } else if (!row.target.before.valid()) {
    add_line(page, 2, Phrase("change.labelled", Phrase(what), tally_said(after)));
  } else {
    add_line(page, 2,
             Phrase("change.changed", Phrase(what), tally_said(before), tally_said(after)));
  }
}

void add_rules(Page& page, phrases::Key<1> whose, const PhraseList& rules) {
  if (rules.empty()) return;
  add_line(page, 6, Phrase(whose, Phrase::list("list.blank", rules)));
}

void add_item(Page& page, const ItemTold& told) {
  const measures::Item& item = told.after.is_there() ? *told.after.item : *told.before.item;
  const std::string subject = report::value_text(item.subject);
  const Phrase which =
      item.number == 1 ? Phrase::as_is(subject) : Phrase("history.numbered", subject, item.number);
  add_line(page, 4,
           Phrase("change.changed", which, verdict_said(told.before), verdict_said(told.after)));
  for (const Fact& fact : told.facts) {
    add_line(page, 6, Phrase("change.changed", fact.what, fact.before, fact.after));
  }
  add_rules(page, "history.was", told.rules_before);
  add_rules(page, "history.is", told.rules_after);
}

void add_items(Page& page, History& history, const TargetRow& row) {
  if (row.items.empty()) return;
  add_line(page, 2, Phrase("history.items_differ", Count{row.items.size()}));
  Why why(history);
  const std::size_t shown = std::min(row.items.size(), kMostListed);
  for (std::size_t at = 0; at < shown; ++at) add_item(page, why.of(row.items[at]));
  if (shown < row.items.size()) {
    add_line(page, 4, Phrase("history.more", Count{row.items.size() - shown}));
  }
}

// Of the subject of the result where each has its own, or of all: how much time was granted.
std::map<Id<ir::Exclusion>, Duration> granted(const Side& side, const JudgedIn& judged) {
  std::map<Id<ir::Exclusion>, Duration> granted;
  const results::Result& result = *judged.result;
  const bool own = (*side.program)[result.target].by_subject;
  for (const measures::ClaimRow& row : judged.period->claims) {
    const bool is_of =
        row.target == result.target && (!own || !row.subject || row.subject == result.group.back());
    if (is_of) granted[row.exclusion] += time::total_length(row.granted);
  }
  return granted;
}

void add_excluded(Page& page, const History& history, const ResultRow& row) {
  if (row.before.result == nullptr || row.after.result == nullptr) return;
  auto before = granted(history.before, row.before);
  auto after = granted(history.after, row.after);
  for (const Both<ir::Exclusion>& both : pairs<ir::Exclusion>(history.rows)) {
    const Duration was = both.before.valid() ? before[both.before] : 0;
    const Duration is = both.after.valid() ? after[both.after] : 0;
    if (was == is) continue;
    add_line(page, 6,
             Phrase("change.changed", Phrase("history.excluded_by", called(history, both)),
                    phrases::brief(was), phrases::brief(is)));
  }
}

void add_result(Page& page, const History& history, const ResultRow& row) {
  const auto verdict = [](const JudgedIn& judged) {
    return judged.result == nullptr ? Phrase("history.not_judged")
                                    : phrases::verdict(judged.result->verdict);
  };
  add_line(page, 4,
           Phrase("change.changed", which_said(page, history, row), verdict(row.before),
                  verdict(row.after)));
  if (row.before.result != nullptr) {
    add_line(page, 6, Phrase("history.was", result_said(history.before, row.before)));
  }
  if (row.after.result != nullptr) {
    add_line(page, 6, Phrase("history.is", result_said(history.after, row.after)));
  }
  add_excluded(page, history, row);
}

void add_results(Page& page, const History& history, const TargetRow& row) {
  if (row.results.empty()) return;
  add_line(page, 2, Phrase("history.results_differ", Count{row.results.size()}));
  const std::size_t shown = std::min(row.results.size(), kMostListed);
  for (std::size_t at = 0; at < shown; ++at) add_result(page, history, row.results[at]);
  if (shown < row.results.size()) {
    add_line(page, 4, Phrase("history.more", Count{row.results.size() - shown}));
  }
}

bool says_something(const TargetRow& row) {
  const bool of_both = row.target.before.valid() && row.target.after.valid();
  return !of_both || !row.items.empty() || !row.results.empty() || row.other_groups ||
         row.other_periods;
}

void add_target(Page& page, History& history, const TargetRow& row) {
  page += "\n";
  add_line(page, 0, Phrase("change.head", Phrase("declared.targets"), called(history, row.target)));
  add_tally(page, row, "history.items", row.items_before, row.items_after);
  add_tally(page, row, "history.results", row.results_before, row.results_after);
  if (row.other_periods) add_line(page, 2, Phrase("history.other_periods"));
  if (row.other_groups) add_line(page, 2, Phrase("history.other_groups"));
  add_results(page, history, row);
  add_items(page, history, row);
}

}  // namespace

Phrase result_said(const Side& side, const JudgedIn& judged) {
  const ir::Program& program = *side.program;
  const auto* items = std::get_if<ir::OfItems>(&program[judged.result->target].of);
  return report::result_said(program, *judged.result,
                             items == nullptr ? Phrase() : explain::small_rule(program, *items));
}

Phrase which_said(const Page& page, const History& history, const ResultRow& row) {
  const bool is_after = row.after.result != nullptr;
  const Side& side = is_after ? history.after : history.before;
  const JudgedIn& judged = is_after ? row.after : row.before;
  const ir::Target& target = (*side.program)[judged.result->target];
  PhraseList parts = {phrases::period_label(judged.period->measured.period.calendar)};
  const auto group = results::called(*side.program, target, judged.result->group);
  if (!group.empty()) parts.push_back(report::group_said(page, group));
  return Phrase::list("list.comma", std::move(parts));
}

void add_verdicts(Page& page, History& history, const std::function<void()>& hand_over) {
  bool any = false;
  for (const TargetRow& row : history.targets) {
    if (!says_something(row)) continue;
    if (!any) {
      page += "\n";
      add_line(page, 0, Phrase("history.verdicts"));
    }
    any = true;
    add_target(page, history, row);
    hand_over();
  }
  if (any) return;
  page += "\n";
  add_line(page, 0, Phrase("history.no_verdict"));
}

}  // namespace akad::history

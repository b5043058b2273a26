// What is open at as-of, by target: what is overdue, and what falls due next.
#include <algorithm>
#include <map>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/statement/html/lists.h"
#include "runtime/report/statement/html/view.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report::html {
namespace {

constexpr std::size_t kMostOfTarget = 100;
constexpr Duration kSoon = 24 * kHour;

// A statement of periods that are over says nothing of what goes on.
bool is_of_now(const Statement& statement) {
  return std::any_of(statement.periods.begin(), statement.periods.end(),
                     [](const PeriodStatement& period) { return !period.measured.period.closed; });
}

struct OpenRows {
  View& view;
  Id<ir::Target> target;
  std::vector<const measures::Item*> items = {};  // what is due first stands first

  Instant as_of() const { return view.statement.as_of; }
  bool is_overdue(const measures::Item& item) const {
    return item.verdict == ir::Verdict::Missed || item.due <= as_of();
  }

  // "overdue by 3h", "2h 30m left"
  std::string left_of(const measures::Item& item) const {
    if (item.due == kNever) return "-";
    const Duration left = item.due - as_of();
    return left > 0 ? view.say(Phrase("html.left", phrases::brief(left)))
                    : view.say(Phrase("html.overdue_by", phrases::brief(-left)));
  }

  Tone tone_of(const measures::Item& item) const {
    if (is_overdue(item)) return Tone::Bad;
    return item.due != kNever && item.due - as_of() <= kSoon ? Tone::Open : Tone::Plain;
  }

  void add() const {
    Table table;
    table.called = Phrase("html.open_items");
    add_subject_column(view, table, target);
    for (const Id<ir::Signal> group : view.program[target].groups) {
      table.columns.push_back({Phrase::as_is(for_terminal(view.program[group].name))});
    }
    table.columns.push_back({Phrase("html.started")});
    table.columns.push_back({Phrase("label.due")});
    table.columns.push_back({Phrase("html.elapsed"), true});
    table.columns.push_back({Phrase("html.time_left"), true});
    const std::size_t shown = std::min(items.size(), kMostOfTarget);
    for (std::size_t i = 0; i < shown; ++i) {
      const measures::Item& item = *items[i];
      std::vector<std::string> row;
      if (is_named(view, target)) row.push_back(value_text(item.subject));
      for (std::size_t at = 0; at < view.program[target].groups.size(); ++at) {
        row.push_back(value_text(view.page.book, item.group[at]));
      }
      row.push_back(moment(view, item.started));
      row.push_back(moment(view, item.due));
      row.push_back(view.say(phrases::brief(item.elapsed)));
      row.push_back(left_of(item));
      table.rows.push_back(std::move(row));
      table.tones.push_back(tone_of(item));
    }
    add_table(view.page, 4, table);
    if (shown < items.size()) {
      add_line(view.page, 8, Phrase("html.more_open", Count{items.size() - shown}));
    }
  }
};

}  // namespace

void add_open(View& view) {
  if (!view.statement.lists || !is_of_now(view.statement)) return;
  std::map<Id<ir::Target>, std::vector<const measures::Item*>> by_target;
  for (const measures::Item& item : view.statement.lists->open) {
    // Where it is asked how long items take together no single one is due.
    if (!ir::is_of_lengths(view.program[item.target])) by_target[item.target].push_back(&item);
  }
  if (by_target.empty()) return;
  view.sheet.part(view.say(Phrase("html.open_at", moment(view, view.statement.as_of))));
  for (auto& [target, items] : by_target) {
    OpenRows rows{view, target, std::move(items)};
    std::stable_sort(
        rows.items.begin(), rows.items.end(),
        [](const measures::Item* a, const measures::Item* b) { return a->due < b->due; });
    add_heading(view.page, Phrase::as_is(clause_of(view, target)));
    rows.add();
  }
  add_line(view.page, 4, Phrase("html.open_meaning"));
}

}  // namespace akad::report::html

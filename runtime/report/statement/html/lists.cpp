#include "runtime/report/statement/html/lists.h"

#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/statement/html/charts/timeline.h"
#include "runtime/report/wording/conditions.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report::html {

std::string moment(const View& view, Instant at) {
  return at == kNever ? "-" : moment_text(view.zone, at);
}

bool is_named(const View& view, Id<ir::Target> target) {
  return view.program[ir::log_of(view.program, view.program[target])].single_subject.empty();
}

void add_subject_column(const View& view, Table& table, Id<ir::Target> target) {
  if (!is_named(view, target)) return;
  table.columns.push_back(
      {Phrase::as_is(for_terminal(results::subject_called(view.program, view.program[target])))});
}

namespace {

std::string brief(const View& view, Duration length) { return view.say(phrases::brief(length)); }

// Whoever has stopped since was still open when it was missed.
std::string late_of(const View& view, const measures::Item& item) {
  if (item.due == kNever) return "-";
  const Instant end = item.stopped == kNever ? view.statement.as_of : item.stopped;
  return end > item.due ? brief(view, end - item.due) : "-";
}

std::vector<std::string> row_of(const View& view, const measures::Item& item,
                                const std::string& period, bool with_number) {
  std::vector<std::string> row;
  if (is_named(view, item.target)) row.push_back(value_text(item.subject));
  for (std::size_t i = 0; i < view.program[item.target].groups.size(); ++i) {
    row.push_back(value_text(view.page.book, measures::group_in(item, period)[i]));
  }
  if (with_number) row.push_back(number_text(static_cast<std::uint64_t>(item.number)));
  row.push_back(moment(view, item.started));
  row.push_back(moment(view, item.due));
  row.push_back(item.stopped == kNever ? view.say(Phrase("item.still_open"))
                                       : moment(view, item.stopped));
  row.push_back(brief(view, item.elapsed));
  row.push_back(late_of(view, item));
  return row;
}

Phrase limit_said(const View& view, const ir::OfItems& items, const ir::LimitRow& row) {
  const Phrase limit =
      phrases::as_written(phrases::limit(view.program, view.program[items.clock], row.limit));
  if (row.when.valid()) {
    const std::string when = condition_text(Wording{view.program, view.zone}, row.when);
    return Phrase("story.group_result", phrases::as_written(for_terminal(when)), limit);
  }
  if (items.limits.size() == 1) return limit;
  return Phrase("story.group_result", Phrase("test.otherwise"), limit);
}

}  // namespace

void add_limits(View& view, Id<ir::Target> target) {
  const auto* items = std::get_if<ir::OfItems>(&view.program[target].of);
  if (items == nullptr) return;
  bool first = true;
  for (const ir::LimitRow& row : items->limits) {
    const Phrase said = limit_said(view, *items, row);
    if (first && ir::is_of_lengths(*items)) return;  // it is what is promised
    if (first) add_value(view.page, 4, "column.in_time", said);
    if (!first) add_more(view.page, 4, said);
    first = false;
  }
}

void add_missed(View& view, const PeriodStatement& period, Id<ir::Target> target) {
  const auto found = view.index.missed.find({target, period.measured.period.label});
  if (found == view.index.missed.end()) return;
  const auto& items = found->second;
  const bool with_number = !is_named(view, target) ||
                           std::any_of(items.begin(), items.end(),
                                       [](const measures::Item* item) { return item->number > 1; });
  Table table;
  table.called = Phrase("html.missed_items");
  add_subject_column(view, table, target);
  for (const Id<ir::Signal> group : view.program[target].groups) {
    table.columns.push_back({Phrase::as_is(for_terminal(view.program[group].name))});
  }
  if (with_number) table.columns.push_back({Phrase("column.number"), true});
  for (Column& column : std::vector<Column>{{Phrase("html.started")},
                                            {Phrase("label.due")},
                                            {Phrase("label.stopped")},
                                            {Phrase("html.elapsed"), true},
                                            {Phrase("html.late_by"), true}}) {
    table.columns.push_back(std::move(column));
  }
  for (const measures::Item* item : items) {
    table.rows.push_back(row_of(view, *item, period.measured.period.label, with_number));
  }
  add_table(view.page, 4, table);
  if (std::any_of(items.begin(), items.end(),
                  [](const measures::Item* item) { return item->stopped == kNever; })) {
    add_line(view.page, 8, Phrase("html.open_until", moment(view, view.statement.as_of)));
  }
}

void add_outages(View& view, const PeriodStatement& period, const ResultsOfTarget& part) {
  const results::Result& first = period.measured.results[part.from];
  const auto found = view.index.outages.find({part.target, first.period});
  if (found == view.index.outages.end()) return;
  const auto& outages = found->second;
  add_timeline(view, period, part.target, outages);
  const bool named = is_named(view, part.target);
  const bool has_excluded = std::any_of(
      outages.begin(), outages.end(), [](const auto& outage) { return outage.part->excluded > 0; });
  Table table;
  table.called = Phrase("html.outages");
  add_subject_column(view, table, part.target);
  table.columns.push_back({Phrase("column.down_from")});
  table.columns.push_back({Phrase("label.to")});
  table.columns.push_back({Phrase("column.lasted"), true});
  table.columns.push_back({Phrase("html.counted"), true});
  if (has_excluded) table.columns.push_back({Phrase("column.excluded"), true});
  for (const Index::Outage& outage : outages) {
    std::vector<std::string> row;
    const Interval& whole = outage.row->whole;
    if (named) row.push_back(value_text(outage.row->subject));
    row.push_back(moment(view, whole.from));
    row.push_back(whole.to >= view.statement.as_of ? view.say(Phrase("outage.still_down"))
                                                   : moment(view, whole.to));
    row.push_back(brief(view, whole.length()));
    row.push_back(brief(view, floor_of(measures::time_down(*outage.part))));
    if (has_excluded) row.push_back(brief(view, outage.part->excluded));
    table.rows.push_back(std::move(row));
  }
  add_table(view.page, 4, table);
}

Index index_of(const Statement& statement) {
  Index index;
  if (!statement.lists) return index;
  for (const measures::Item& item : statement.lists->missed) {
    // Where it is asked how long items take together no single one is missed.
    if (ir::is_of_lengths((*statement.program)[item.target])) continue;
    for (const std::string& label : measures::missed_in(item)) {
      index.missed[{item.target, label}].push_back(&item);
    }
  }
  for (const measures::OutageRow& row : statement.lists->outages) {
    for (const measures::OutagePart& part : row.parts) {
      index.outages[{row.target, part.period}].push_back({&row, &part});
    }
  }
  return index;
}

}  // namespace akad::report::html

// What was promised, what was measured and the verdict, clause by clause.
#include <map>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/page.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

using results::ItemCounts;
using results::Result;
using results::TimeCounts;

Phrase verdict_of(const Result& r) {
  const Phrase verdict = phrases::verdict(r.verdict);
  return r.small_sample ? Phrase("result.small", verdict) : verdict;
}

std::uint64_t uncounted(const ItemCounts& c) {
  return c.pending + c.not_applicable + c.undetermined;
}

void add_single(Page& page, const ir::Program& program, const Result& r) {
  const Phrase measured =
      r.measured ? Phrase::as_is(measured_text(program, *r.measured)) : Phrase("result.nothing");
  const Phrase counts = counts_of(program, r);
  add_value(page, 4, "label.measured",
            counts.empty() ? measured : Phrase("result.counted", measured, counts));
  add_value(page, 4, "label.verdict", verdict_of(r));
  if (r.small_sample) add_line(page, 4, Phrase("result.small_why"));
}

Table table_of_groups(const ir::Program& program, const Result& first) {
  Table table;
  const ir::Target& target = program[first.target];
  for (const ir::GroupValue& part : results::named(program, target.groups, first.group)) {
    table.columns.push_back({Phrase::as_is(for_terminal(part.name))});
  }
  table.columns.push_back({Phrase("column.measured"), true});
  if (std::holds_alternative<TimeCounts>(first.counts)) {
    table.columns.push_back({Phrase("column.down"), true});
    table.columns.push_back({Phrase("column.outages"), true});
  } else {
    table.columns.push_back({Phrase("column.in_time"), true});
    table.columns.push_back({Phrase("column.late"), true});
    table.columns.push_back({Phrase("column.still_open"), true});
    table.columns.push_back({Phrase("column.not_counted"), true});
  }
  table.columns.push_back({Phrase("column.verdict")});
  return table;
}

std::vector<std::string> cells_of(const TimeCounts& c) {
  return {format_duration(c.down), number_text(c.outages)};
}

std::vector<std::string> cells_of(const ItemCounts& c) {
  return {number_text(c.met), number_text(results::missed_items(c)), number_text(c.open_missed),
          number_text(uncounted(c))};
}

std::vector<std::string> row_of_group(const Page& page, const ir::Program& program,
                                      const Result& r) {
  std::vector<std::string> row;
  for (const std::string& value : r.group) row.push_back(for_terminal(value));
  row.push_back(r.measured ? measured_text(program, *r.measured) : "-");
  const auto cells = std::visit([](const auto& c) { return cells_of(c); }, r.counts);
  row.insert(row.end(), cells.begin(), cells.end());
  row.push_back(page.say(verdict_of(r)));
  return row;
}

// In how many groups the verdict was what: the first thing to know of a long table.
Phrase tally(const std::vector<Result>& results, std::size_t from, std::size_t to) {
  std::map<ir::Verdict, std::uint64_t> counts;
  for (std::size_t i = from; i < to; ++i) ++counts[results[i].verdict];
  phrases::PhraseList parts;
  for (const auto& [verdict, count] : counts) {
    parts.add("result.verdict_in", phrases::verdict(verdict), Count{count});
  }
  return Phrase("result.tally", Phrase::list("list.comma", std::move(parts)), Count{to - from});
}

Phrase said(const TimeCounts& c, bool is_measured, const Phrase&) {
  if (!is_measured) return {};
  return Phrase("result.down", format_duration(c.down), format_duration(c.service),
                Count{c.outages});
}

Phrase said(const ItemCounts& c, bool is_measured, const Phrase& period) {
  phrases::PhraseList parts;
  if (is_measured) parts.add("result.in_time", Count{c.met}, Count{results::judged_items(c)});
  const auto add = [&](std::uint64_t count, Key<1> what) {
    if (count > 0) parts.add(what, Count{count});
  };
  add(results::missed_items(c), "result.late");
  if (c.open_missed > 0) parts.add("result.open_late", period, Count{c.open_missed});
  add(c.pending, "result.not_due");
  add(c.not_applicable, "result.no_target");
  add(c.undetermined, "result.no_start");
  return Phrase::list("list.semicolon", std::move(parts));
}

}  // namespace

Phrase counts_of(const ir::Program& program, const Result& r) {
  const Phrase period = phrases::period_noun(program[r.target].cadence);
  const bool is_measured = r.measured.has_value();
  return std::visit([&](const auto& c) { return said(c, is_measured, period); }, r.counts);
}

void add_results(Page& page, const ir::Program& program, const PeriodStatement& period) {
  const std::vector<Result>& all = period.measured.results;
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    const Result& first = all[from];
    const ir::Target& target = program[first.target];
    while (to < all.size() && all[to].target == first.target) ++to;
    page += "\n";
    add_line(page, 0, clause_text(target.clause, target.name));
    add_value(page, 4, "label.promised", promised(program, target));
    if (first.group.empty()) {
      add_single(page, program, first);
      continue;
    }
    add_value(page, 4, "label.verdict", tally(all, from, to));
    Table table = table_of_groups(program, first);
    for (std::size_t i = from; i < to; ++i) {
      table.rows.push_back(row_of_group(page, program, all[i]));
    }
    add_table(page, 4, table);
  }
}

}  // namespace akad::report

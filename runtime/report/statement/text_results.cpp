// What was promised, what was measured and the verdict, clause by clause.
#include <fmt/format.h>

#include <map>

#include "runtime/base/text.h"
#include "runtime/report/page.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

std::string number_text(std::uint64_t number) { return grouped(std::to_string(number)); }

using results::ItemCounts;
using results::Result;
using results::TimeCounts;

std::string measured_or(const ir::Program& program, const Result& r, const char* none) {
  return r.measured ? measured_text(program, *r.measured) : none;
}

std::string verdict_of(const Result& r) {
  return verdict_text(r.verdict) + (r.small_sample ? " (small number)" : "");
}

std::uint64_t uncounted(const ItemCounts& c) {
  return c.pending + c.not_applicable + c.undetermined;
}

void add_single(std::string& page, const ir::Program& program, const Result& r) {
  const std::string counts = count_words(r);
  const std::string measured = measured_or(program, r, "nothing to measure");
  add_value(page, 4, "measured",
            counts.empty() ? measured : fmt::format("{} ({})", measured, counts));
  add_value(page, 4, "verdict", verdict_of(r));
  if (r.small_sample) {
    add_line(page, 4, "The share falls short, but the number of items is small and the agreement "
                      "allows so few misses.");
  }
}

Table table_of_groups(const ir::Program& program, const Result& first) {
  Table table;
  const ir::Target& target = results::row_of(program, first.target);
  for (const ir::GroupValue& part : results::named(program, target.groups, first.group)) {
    table.columns.push_back({for_terminal(part.name)});
  }
  table.columns.push_back({"measured", true});
  if (std::holds_alternative<TimeCounts>(first.counts)) {
    table.columns.push_back({"down", true});
    table.columns.push_back({"outages", true});
  } else {
    for (const char* title : {"in time", "late", "still open", "not counted"}) {
      table.columns.push_back({title, true});
    }
  }
  table.columns.push_back({"verdict"});
  return table;
}

std::vector<std::string> cells_of(const TimeCounts& c) {
  return {format_duration(c.down), number_text(c.outages)};
}

std::vector<std::string> cells_of(const ItemCounts& c) {
  return {number_text(c.met), number_text(results::missed_items(c)), number_text(c.open_missed),
          number_text(uncounted(c))};
}

std::vector<std::string> row_of_group(const ir::Program& program, const Result& r) {
  std::vector<std::string> row;
  for (const std::string& value : r.group) row.push_back(for_terminal(value));
  row.push_back(measured_or(program, r, "-"));
  const auto cells = std::visit([](const auto& c) { return cells_of(c); }, r.counts);
  row.insert(row.end(), cells.begin(), cells.end());
  row.push_back(verdict_of(r));
  return row;
}

// In how many groups the verdict was what: the first thing to know of a long table.
std::string tally_text(const std::vector<Result>& results, std::size_t from, std::size_t to) {
  std::map<ir::Verdict, std::uint64_t> counts;
  for (std::size_t i = from; i < to; ++i) ++counts[results[i].verdict];
  std::string text;
  for (const auto& [verdict, count] : counts) {
    text += fmt::format("{}{} in {}", text.empty() ? "" : ", ", verdict_text(verdict),
                        number_text(count));
  }
  return fmt::format("{} of {} results", text, number_text(to - from));
}

std::string words_of(const TimeCounts& c, bool is_measured) {
  if (!is_measured) return "";
  return fmt::format("down {} of {}, outages: {}", format_duration(c.down),
                     format_duration(c.service), number_text(c.outages));
}

std::string words_of(const ItemCounts& c, bool is_measured) {
  std::string text;
  if (is_measured) {
    text = fmt::format("{} of {} in time", number_text(c.met),
                       number_text(results::judged_items(c)));
  }
  const auto add = [&](std::uint64_t count, std::string_view what) {
    if (count == 0) return;
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", what, number_text(count));
  };
  add(results::missed_items(c), "late");
  add(c.open_missed, "of these open at the end of the month");
  add(c.pending, "not yet due");
  add(c.not_applicable, "without a target");
  add(c.undetermined, "with a stop but no start");
  return text;
}

}  // namespace

std::string count_words(const Result& r) {
  return std::visit([&](const auto& c) { return words_of(c, r.measured.has_value()); }, r.counts);
}

void add_results(std::string& page, const ir::Program& program, const PeriodStatement& period) {
  const std::vector<Result>& all = period.measured.results;
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    const Result& first = all[from];
    const ir::Target& target = results::row_of(program, first.target);
    while (to < all.size() && all[to].target == first.target) ++to;
    page += "\n";
    add_line(page, 0, clause_text(target.clause, target.name));
    add_value(page, 4, "promised", promised_text(program, target));
    if (first.group.empty()) {
      add_single(page, program, first);
      continue;
    }
    add_value(page, 4, "verdict", tally_text(all, from, to));
    Table table = table_of_groups(program, first);
    for (std::size_t i = from; i < to; ++i) table.rows.push_back(row_of_group(program, all[i]));
    add_table(page, 4, table);
  }
}

}  // namespace akad::report

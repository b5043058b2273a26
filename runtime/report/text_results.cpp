// What was promised, what was measured and the verdict, clause by clause.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/report/page.h"
#include "runtime/report/sections.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

std::string number_text(std::uint64_t number) { return grouped(std::to_string(number)); }

std::string measured_text(const Result& r) {
  return r.measured ? percent_text(*r.measured) : "nothing to measure";
}

std::string verdict_of(const Result& r) {
  return verdict_text(r.verdict) + (r.small_sample ? " (small number)" : "");
}

std::uint64_t late(const Result& r) { return r.missed + r.open_missed; }
std::uint64_t uncounted(const Result& r) { return r.pending + r.not_applicable + r.undetermined; }

std::string time_words(const Result& r) {
  return fmt::format("down {} of {}, outages: {}", format_duration(r.down),
                     format_duration(r.service), number_text(r.outages));
}

void add_single(std::string& page, const Result& r) {
  const std::string counts = count_words(r);
  add_value(page, 4, "measured",
            counts.empty() ? measured_text(r) : fmt::format("{} ({})", measured_text(r), counts));
  add_value(page, 4, "verdict", verdict_of(r));
  if (r.small_sample) {
    add_line(page, 4, "The share falls short, but the number of items is small and the agreement "
                      "allows so few misses.");
  }
}

Table table_of_groups(const Result& first) {
  Table table;
  for (const ir::GroupValue& part : first.group) table.columns.push_back({for_terminal(part.name)});
  table.columns.push_back({"measured", true});
  if (first.is_time) {
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

std::vector<std::string> row_of(const Result& r) {
  std::vector<std::string> row;
  for (const ir::GroupValue& part : r.group) row.push_back(for_terminal(part.value));
  row.push_back(r.measured ? percent_text(*r.measured) : "-");
  if (r.is_time) {
    row.push_back(format_duration(r.down));
    row.push_back(number_text(r.outages));
  } else {
    for (const std::uint64_t n : {r.met, late(r), r.open_missed, uncounted(r)}) {
      row.push_back(number_text(n));
    }
  }
  row.push_back(verdict_of(r));
  return row;
}

// In how many groups the verdict was what: the first thing to know of a long table.
std::string tally_text(const std::vector<Result>& results, std::size_t from, std::size_t to) {
  std::array<std::uint64_t, 5> counts{};
  for (std::size_t i = from; i < to; ++i) ++counts[static_cast<std::size_t>(results[i].verdict)];
  std::string text;
  for (std::size_t v = 0; v < counts.size(); ++v) {
    if (counts[v] == 0) continue;
    const auto verdict = static_cast<ir::Verdict>(v);
    text += fmt::format("{}{} in {}", text.empty() ? "" : ", ", verdict_text(verdict),
                        number_text(counts[v]));
  }
  return fmt::format("{} of {} results", text, number_text(to - from));
}

}  // namespace

std::string promised_text(const Result& r) {
  if (r.all) return "every item in time";
  const std::string_view test = words(r.test)[static_cast<std::size_t>(r.test)];
  return fmt::format("{} {} {}", test, exact_percent(r.promised),
                     r.is_time ? "of the time without outage" : "of the items in time");
}

std::string count_words(const Result& r) {
  if (r.is_time) return r.measured ? time_words(r) : "";
  std::string text;
  if (r.measured) {
    text = fmt::format("{} of {} in time", number_text(r.met), number_text(r.met + late(r)));
  }
  const auto add = [&](std::uint64_t count, std::string_view what) {
    if (count == 0) return;
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", what, number_text(count));
  };
  add(late(r), "late");
  add(r.open_missed, "of these open at the end of the month");
  add(r.pending, "not yet due");
  add(r.not_applicable, "without a target");
  add(r.undetermined, "with a stop but no start");
  return text;
}

void add_results(std::string& page, const PeriodStatement& period) {
  const std::vector<Result>& all = period.results;
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    const Result& first = all[from];
    while (to < all.size() && all[to].target == first.target) ++to;
    page += "\n";
    add_line(page, 0, clause_text(first.clause, first.target));
    add_value(page, 4, "promised", promised_text(first));
    if (first.group.empty()) {
      add_single(page, first);
      continue;
    }
    add_value(page, 4, "verdict", tally_text(all, from, to));
    Table table = table_of_groups(first);
    for (std::size_t i = from; i < to; ++i) table.rows.push_back(row_of(all[i]));
    add_table(page, 4, table);
  }
}

}  // namespace akad::report

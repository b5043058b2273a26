// What was read and what was wrong with it, a sentence for each kind of finding.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/report/page.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

// In the order of events::FindingKind.
constexpr std::array<std::string_view, events::kFindingKinds> kSentences = {
    "not JSON, cut off or not UTF-8; not used",
    "JSON, but not an object; not used",
    "longer than 16 MiB; not used",
    "nested more than 64 levels; not used",
    "the place that names what the record is about is empty; not used",
    "without an instant; not used",
    "used, but it could not be told whether it is a duplicate",
    "an instant that does not exist, lies outside 1970 to 2100, or is not written as the agreement "
    "says (without `times are …`: with an offset, 2026-03-31T08:00:00+07:00); not used",
    "a value of another kind than the agreement reads; that value is not used",
    "the id and content of another record; counted once",
    "the id of another record but other content; the earlier one is used",
    "a stretch of time that ends where it begins or before; not used",
    "happened after the as-of instant; not used",
    "stands after a later record of its subject; put in order",
    "a start while the clock was running; changes nothing",
    "a pause while the clock was paused; changes nothing",
    "a resumption while the clock was not paused; changes nothing",
    "an end without its beginning: an item so ended is undetermined, an outage is none",
    "two values of one signal at one instant; the greater text is used",
    "an item that belongs to no month of the term; not counted",
    "a stop shortly before its start; no time elapsed",
};

std::string sentence_of(std::string_view kind) {
  const auto known = words(events::FindingKind{});
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] == kind) return fmt::format("{}: {}", kind, kSentences[i]);
  }
  return for_terminal(kind);
}

void add_logs(std::string& page, const Statement& s) {
  Table table;
  table.columns = {{"log"}, {"records", true}, {"used", true}, {"of no concern", true},
                   {"not used", true}};
  for (const Statement::LogLine& line : s.logs) {
    std::vector<std::string> row = {for_terminal(line.name)};
    for (const std::uint64_t count :
         {line.tally.read, line.tally.used, line.tally.unnamed, line.tally.not_used}) {
      row.push_back(grouped(std::to_string(count)));
    }
    table.rows.push_back(std::move(row));
  }
  add_table(page, 4, table);
  for (const Statement::LogLine& line : s.logs) {
    if (line.tally.used > 0) continue;
    add_line(page, 4, fmt::format("No record of the log {} was used: nothing here speaks of it. "
                                     "Is it the right file, and does the agreement name what "
                                     "stands in it?", for_terminal(line.name)));
  }
}

void add_findings(std::string& page, const Statement& s) {
  if (s.findings.empty()) {
    add_line(page, 4, "Nothing was wrong with the records.");
    return;
  }
  add_line(page, 4, "What was found:");
  for (const FindingCount& finding : s.findings) {
    add_line(page, 6, fmt::format("{} in {}: {}", grouped(std::to_string(finding.count)),
                                  for_terminal(finding.log), sentence_of(finding.kind)));
  }
}

}  // namespace

void add_data(std::string& page, const Statement& s) {
  page += "\n";
  add_line(page, 0, "Records");
  add_rule(page, '-');
  add_value(page, 4, "subjects", grouped(std::to_string(s.subjects)));
  add_logs(page, s);
  add_findings(page, s);
}

}  // namespace akad::report

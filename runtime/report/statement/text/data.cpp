// What was read and what was wrong with it, a sentence for each kind of finding.
#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/report/page.h"
#include "runtime/report/statement/marks.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

// In the order of events::FindingKind.
constexpr std::array<Key<0>, events::kFindingKinds> kSentences = {
    "finding.malformed",          "finding.not_an_object",      "finding.too_long",
    "finding.too_deep",           "finding.without_subject",    "finding.without_time",
    "finding.without_id",         "finding.impossible_time",    "finding.wrong_type",
    "finding.unstable_name",      "finding.duplicate",          "finding.conflicting_duplicate",
    "finding.empty_window",       "finding.unknown_end",        "finding.after_as_of",
    "finding.out_of_order",       "finding.redundant_start",    "finding.redundant_pause",
    "finding.redundant_resume",   "finding.stop_without_start", "finding.conflicting_values",
    "finding.outside_the_term",   "finding.stop_before_start",  "finding.not_in_the_list",
    "finding.never_given",        "finding.repeated_key",       "finding.without_key",
    "finding.superseded",         "finding.without_list",       "finding.header_again",
    "finding.nothing_to_compare", "finding.never_happened",     "finding.missing_change",
    "finding.not_in_service",     "finding.negative_amount"};

Phrase sentence_of(std::string_view kind) {
  const auto known = words(events::FindingKind{});
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] == kind) return Phrase(kSentences[i]);
  }
  return Phrase::as_is(for_terminal(kind));
}

void add_logs(Page& page, const Statement& s) {
  Table table;
  table.columns = {{Phrase("column.log")},
                   {Phrase("column.records"), true},
                   {Phrase("column.used"), true},
                   {Phrase("column.of_no_concern"), true},
                   {Phrase("column.not_used"), true}};
  for (const Statement::LogLine& line : s.logs) {
    if (line.is_group) continue;
    std::vector<std::string> row = {for_terminal(line.name)};
    for (const std::uint64_t count :
         {line.tally.read, line.tally.used, line.tally.unnamed, line.tally.not_used}) {
      row.push_back(number_text(count));
    }
    table.rows.push_back(std::move(row));
  }
  add_table(page, 4, table);
  for (const Statement::LogLine& line : s.logs) {
    if (line.tally.documents == 0) continue;
    add_line(page, 4,
             Phrase("data.documents", number_text(line.tally.documents), for_terminal(line.name)));
  }
  for (const Statement::LogLine& line : s.logs) {
    if (!line.unused) continue;
    add_line(page, 4, Phrase("data.unused_log", for_terminal(line.name)));
  }
}

// `cause (3), state (1)`
std::string text_of_names(const std::map<std::string, std::uint64_t>& names) {
  std::string text;
  for (const auto& [name, count] : names) {
    text += (text.empty() ? "" : ", ") + for_terminal(name) + " (" + number_text(count) + ")";
  }
  return text;
}

// By what it says; where it stands depends on the files, and no statement does.
Phrase example_said(const FindingCount& finding) {
  const FindingCount::Example& example = *finding.example;
  const std::string detail = for_terminal(example.detail);
  if (detail.empty()) return Phrase("data.example_subject", value_text(example.subject));
  if (example.subject.empty()) return Phrase("data.example", detail);
  return Phrase("data.example_of", value_text(example.subject), detail);
}

// From the results that say so to the findings of their log.
void add_marked(Page& page, const Statement& s) {
  const ir::Program& program = *s.program;
  const MarkedByLog marked = marked_by_log(s);
  for (const auto& [log, targets] : marked) {
    std::uint64_t results = 0;
    phrases::PhraseList clauses;
    for (const auto& [target, count] : targets) {
      results += count;
      const ir::Target& row = program[target];
      clauses.add("data.marked_of", clause_text(row.clause, row.name), Count{count});
    }
    add_line(page, 4, Phrase("data.marked", for_terminal(program[log].name), Count{results}));
    add_line(page, 6, Phrase::list("list.semicolon", std::move(clauses)));
  }
  if (!marked.empty()) add_line(page, 4, Phrase("data.where"));
}

void add_findings(Page& page, const Statement& s) {
  const auto is_unused = [](const Statement::LogLine& line) { return line.unused; };
  const bool nothing_used = std::any_of(s.logs.begin(), s.logs.end(), is_unused);
  if (s.findings.empty() && nothing_used) return;  // that is wrong enough
  if (s.findings.empty()) {
    add_line(page, 4, Phrase("data.nothing_found"));
    return;
  }
  add_line(page, 4, Phrase("data.found"));
  for (const FindingCount& finding : s.findings) {
    add_line(page, 6,
             Phrase("data.finding", Count{finding.count}, for_terminal(finding.log),
                    sentence_of(finding.kind)));
    if (!finding.names.empty()) add_line(page, 8, Phrase::as_is(text_of_names(finding.names)));
    if (finding.example) add_line(page, 8, example_said(finding));
  }
  add_marked(page, s);
}

}  // namespace

void add_data(Page& page, const Statement& s) {
  add_part(page, Phrase("data.title"));
  add_value(page, 4, "label.subjects", number_text(s.subjects));
  add_logs(page, s);
  add_findings(page, s);
}

}  // namespace akad::report

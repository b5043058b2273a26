#include "runtime/history/write/json_parts.h"

#include "runtime/history/write/sections.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/groups_json.h"
#include "runtime/report/json_object.h"
#include "runtime/report/statement/counts.h"
#include "runtime/report/statement/marks.h"
#include "runtime/results/groups.h"

namespace akad::history {
namespace {

using nlohmann::json;
using report::measured_json, report::money_json, report::object_of;

json instant_or_null(Instant at) { return at == kNever ? json(nullptr) : json(format_rfc3339(at)); }

json list_json(const PhraseList& said, const phrases::Book& book) {
  json rows = json::array();
  for (const Phrase& one : said) rows.push_back(book.say(one));
  return rows;
}

json logs_json(const report::Statement& statement) {
  json rows = json::array();
  for (const report::Statement::LogLine& line : statement.logs) {
    if (line.is_group) continue;
    json row = object_of({{"name", line.name},
                          {"digest", line.digest.empty() ? json(nullptr) : json(line.digest)},
                          {"read", line.tally.read},
                          {"used", line.tally.used}});
    if (line.left_out) row["left_out"] = true;
    rows.push_back(std::move(row));
  }
  return rows;
}

json findings_json(const report::Statement& statement) {
  json rows = json::array();
  for (const report::FindingCount& found : statement.findings) {
    rows.push_back(object_of({{"log", found.log}, {"kind", found.kind}, {"count", found.count}}));
  }
  return rows;
}

}  // namespace

std::string word(ir::Verdict verdict) {
  return std::string(ir::words(verdict)[static_cast<std::size_t>(verdict)]);
}

const std::string& currency(const Side& side) { return side.program->agreement.currency; }

json side_json(const Side& side) {
  const report::Statement& statement = side.statement();
  json row = object_of({{"total", money_json(statement.total, currency(side))},
                        {"subjects", statement.subjects},
                        {"logs", logs_json(statement)},
                        {"findings", findings_json(statement)}});
  row.update(report::beside_json(*side.program, statement.beside));
  if (const auto marked = report::marked_in(statement)) row["marked_results"] = marked;
  const auto kinds = settlement::totals_in_kind(*side.program, report::settlements_of(statement));
  if (!kinds.empty()) row["in_kind"] = report::in_kind_json(kinds);
  return row;
}

json judged_json(const Judged& of, const PhraseList& rules, const phrases::Book& book) {
  const measures::Item& item = *of.item;
  const bool timed = item.verdict != ir::Verdict::Undetermined;
  json row = object_of({{"verdict", word(item.verdict)},
                        {"started", instant_or_null(item.started)},
                        {"stopped", instant_or_null(item.stopped)},
                        {"due", instant_or_null(item.due)},
                        {"elapsed_ms", timed ? json(item.elapsed) : json(nullptr)},
                        {"allowed", book.say(allowed(of))},
                        {"why", list_json(rules, book)}});
  if (!of.reasons->left_out.empty()) row["left_out"] = book.say(of.reasons->left_out);
  if (item.lost > 0) row["lost_records"] = item.lost;
  return row;
}

json judged_json(const Side& side, const JudgedIn& of, const phrases::Book& book) {
  const ir::Target& target = (*side.program)[of.result->target];
  const results::Result& result = *of.result;
  const auto group = results::named(*side.program, target.groups, result.group);
  json row = object_of({{"period", of.period->measured.period.label},
                        {"group", report::group_json(group)},
                        {"verdict", word(result.verdict)},
                        {"measured", result.measured ? measured_json(*result.measured) : json()},
                        {"why", book.say(result_said(side, of))}});
  if (result.lost > 0) row["lost_records"] = result.lost;
  return row;
}

}  // namespace akad::history

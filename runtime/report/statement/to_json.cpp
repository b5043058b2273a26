// Statements for machines: canonical JSON, as statement.schema.json says.
#include <nlohmann/json.hpp>

#include "runtime/base/exact.h"
#include "runtime/base/text.h"
#include "runtime/report/groups_json.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/counts.h"
#include "runtime/report/statement/statement.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

using nlohmann::json;  // ordered maps: sorted keys

constexpr int kMoneyDigits = 80;  // everything that is payable ends before

template <class E>
std::string word(E value) {
  return std::string(words(value)[static_cast<std::size_t>(value)]);
}

json money(const Rational& amount, const std::string& currency) {
  return {{"amount", exact_text(amount, kMoneyDigits)}, {"currency", currency}};
}

json clause(const ir::Clause& clause) {
  return {{"number", clause.number}, {"title", clause.title}};
}

std::string shown_kind(const ir::Target& target) {
  const auto kind = [](const auto& of) { return std::decay_t<decltype(of)>::kShown; };
  return std::string(std::visit(kind, target.of));
}

// The objects of one period, with names and clauses from the program.
struct PeriodWriter {
  const Statement& statement;
  const PeriodStatement& period;
  const phrases::Book& book;
  const ir::Program& program = *statement.program;

  json amount(const Rational& value) const { return money(value, program.agreement.currency); }

  json result(const results::Result& r) const {
    const ir::Target& target = program[r.target];
    json promised = measured_json(ir::promise_of(target));
    promised["test"] = target.all ? "all" : word(target.test);
    json row = {{"target", target.name},
                {"clause", clause(target.clause)},
                {"group", group_json(results::named(program, target.groups, r.group))},
                {"kind", shown_kind(target)},
                {"verdict", word(r.verdict)},
                {"promised", promised},
                {"measured", r.measured ? measured_json(*r.measured) : json(nullptr)},
                {"counts", counts_json(measures::figures(r.counts))},
                {"small_number_rule", r.small_sample}};
    if (rests_on_nothing(statement, r)) row["no_record_used"] = true;
    return row;
  }

  json credit(const settlement::LineItem& line) const {
    const ir::Credit& rule = program[line.credit];
    const ir::Target& target = program[rule.target];
    const results::Result& of = period.measured.results[line.result.index()];
    return {{"credit", rule.name},
            {"clause", clause(rule.clause)},
            {"target", target.name},
            {"group", group_json(results::named(program, target.groups, of.group))},
            {"result", measured_json(line.measured)},
            {"slab", book.say(report::slab(program, rule, line.slab))},
            {"rule", book.say(report::amount(program, rule.slabs[line.slab.index()].amount))},
            {"exact", amount(line.exact)},
            {"payable", amount(line.payable)}};
  }

  json cap(const settlement::CapApplied& applied) const {
    const ir::Cap& rule = program[applied.cap];
    return {{"cap", rule.name},
            {"clause", clause(rule.clause)},
            {"group", group_json(results::named(program, rule.groups, applied.group))},
            {"before", amount(applied.before)},
            {"most", amount(applied.most)},
            {"reduction", amount(applied.reduction)}};
  }

  json whole() const {
    json results = json::array(), credits = json::array(), caps = json::array();
    for (const auto& row : period.measured.results) results.push_back(result(row));
    for (const auto& line : period.owed.items) credits.push_back(credit(line));
    for (const auto& applied : period.owed.caps) caps.push_back(cap(applied));
    const plan::Period& row = period.measured.period;
    return {{std::string(ir::noun_of(row.calendar.cadence)), row.label},
            {"from", format_rfc3339(row.span.from)},
            {"to", format_rfc3339(row.span.to)},
            {"closed", row.closed},
            {"results", std::move(results)},
            {"credits", std::move(credits)},
            {"caps", std::move(caps)},
            {"total", amount(period.owed.total)}};
  }
};

json agreement(const Statement& s) {
  const ir::Agreement& a = s.program->agreement;
  return {{"name", a.name},
          {"version", a.version},
          {"digest", s.digest},
          {"provider", a.provider},
          {"customer", a.customer},
          {"measured_by", a.measured_by.empty() ? json(nullptr) : json(a.measured_by)},
          {"term", {{"first", format_date(a.term_first)}, {"last", format_date(a.term_last)}}},
          {"zone", a.zone},
          {"currency", a.currency}};
}

json log(const ir::Program& program, const Statement::LogLine& line) {
  json row = {{"name", line.name},
              {"digest", line.digest.empty() ? json(nullptr) : json(line.digest)},
              {"read", line.tally.read},
              {"used", line.tally.used},
              {"unnamed", line.tally.unnamed},
              {"not_used", line.tally.not_used}};
  if (!line.left_out) return row;
  row["left_out"] = true;
  row["not_measured"] = json::array();
  for (const ir::Target* target : targets_of(program, line)) {
    row["not_measured"].push_back(target->name);
  }
  return row;
}

}  // namespace

std::string to_json(const Statement& s) {
  // The same bytes for both parties, whatever language they read.
  const phrases::Book& book = phrases::english();
  json periods = json::array(), logs = json::array(), findings = json::array();
  for (const PeriodStatement& period : s.periods) {
    periods.push_back(PeriodWriter{s, period, book}.whole());
  }
  for (const Statement::LogLine& line : s.logs) logs.push_back(log(*s.program, line));
  for (const FindingCount& f : s.findings) {
    findings.push_back({{"log", f.log}, {"kind", f.kind}, {"count", f.count}});
  }
  json document = {{"format", "akad statement 2"},
                   {"agreement", agreement(s)},
                   {"engine", s.engine},
                   {"as_of", format_rfc3339(s.as_of)},
                   {"tzdata", s.tzdata},
                   {"subjects", s.subjects},
                   {"periods", std::move(periods)},
                   {"total", money(s.total, s.program->agreement.currency)},
                   {"logs", std::move(logs)},
                   {"findings", std::move(findings)}};
  if (s.shown) {
    document["shown"] = {{"first", format_date(s.shown->first)},
                         {"last", format_date(s.shown->last)}};
  }
  return json_text(document) + "\n";
}

}  // namespace akad::report

// Statements for machines: canonical JSON, as statement.schema.json says.
#include <map>
#include <nlohmann/json.hpp>

#include "runtime/base/text.h"
#include "runtime/report/choices.h"
#include "runtime/report/credits/charged.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/credits/payment.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/groups_json.h"
#include "runtime/report/json_object.h"
#include "runtime/report/pieces.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/counts.h"
#include "runtime/report/statement/marks.h"
#include "runtime/report/statement/over.h"
#include "runtime/report/statement/statement.h"
#include "runtime/report/wording/granted.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

using nlohmann::json;  // ordered maps: sorted keys

template <class E>
std::string word(E value) {
  return std::string(words(value)[static_cast<std::size_t>(value)]);
}

std::string shown_kind(const ir::Target& target) {
  const auto kind = [](const auto& of) { return std::decay_t<decltype(of)>::kShown; };
  return std::string(std::visit(kind, target.of));
}

// What is the same in all rows of a target or a slab, put into words once.
struct Sayings {
  std::vector<json> promised;                // by target
  std::vector<std::vector<SlabSaid>> slabs;  // by credit and row

  Sayings(const ir::Program& program, const phrases::Book& book) {
    for (const ir::Target& target : program.targets) {
      json& row = promised.emplace_back(measured_json(ir::promise_of(target)));
      row["test"] = target.all ? "all" : word(target.test);
    }
    for (const Id<ir::Credit> credit : ids_of(program.credits)) {
      slabs.push_back(slabs_said(program, credit, book));
    }
  }
};

// The objects of one period, with names and clauses from the program.
void add_beside(JsonStream& out, JsonStream::Members& members, const ir::Program& program,
                const settlement::Beside& beside) {
  const json row = beside_json(program, beside);
  for (const auto& [key, value] : row.items()) {
    members[key] = [&out, value = value] { out.value(value); };
  }
}

struct PeriodWriter {
  const Statement& statement;
  const PeriodStatement& period;
  const Sayings& sayings;
  const ir::Program& program = *statement.program;

  json amount(const Rational& value) const { return money_json(value, program.agreement.currency); }

  json result(const results::Result& r) const {
    const ir::Target& target = program[r.target];
    json row = object_of({{"target", target.name},
                          {"clause", clause_json(target.clause)},
                          {"group", group_json(results::named(program, target.groups, r.group))},
                          {"kind", shown_kind(target)},
                          {"verdict", word(r.verdict)},
                          {"promised", sayings.promised[r.target.index()]},
                          {"measured", r.measured ? measured_json(*r.measured) : json(nullptr)},
                          {"counts", counts_json(measures::figures(r.counts))},
                          {"small_number_rule", r.small_sample}});
    if (const auto over = over_of(program, target, period.measured.period.calendar)) {
      row["over"] = {{"periods", over->periods.over},
                     {"in_term", over->in_term},
                     {"first", format_date(over->first)},
                     {"last", format_date(over->last)}};
    }
    if (const std::string* of = ir::summed_by(target)) row["summed"] = *of;
    if (rests_on_nothing(statement, r)) row["no_record_used"] = true;
    add_marks(row, program, r, measured_json);
    return row;
  }

  json credit(const settlement::LineItem& line) const {
    return credit_json(program, period.measured.results[line.result.index()], line,
                       period.measured.period.calendar.cadence, sayings.slabs[line.credit.index()],
                       measured_json);
  }

  json claim(const measures::ClaimRow& row) const {
    const ir::Exclusion& exclusion = program[row.exclusion];
    json told = object_of({{"target", program[row.target].name},
                           {"exclusion", exclusion.name},
                           {"clause", clause_json(exclusion.clause)},
                           {"subject", value_json(row.subject)},
                           {"from", format_rfc3339(row.span.from)},
                           {"to", format_rfc3339(row.span.to)},
                           {"grant", word(row.grant)},
                           {"granted_ms", time::total_length(row.granted)},
                           {"granted_down_ms", time::total_length(row.down)}});
    if (row.reason != ir::GrantReason::None) told["reason"] = word(row.reason);
    add_figures(told, program, exclusion, row.figures, phrases::english());
    if (row.announced != kNever) told["announced"] = format_rfc3339(row.announced);
    if (!row.told_of.empty()) told["notice"] = row.told_of;
    if (row.end_unknown) told["end_unknown"] = true;
    return told;
  }

  json cap(const settlement::CapApplied& applied) const {
    const ir::Cap& rule = program[applied.cap];
    json row =
        object_of({{"cap", rule.name},
                   {"clause", clause_json(rule.clause)},
                   {"group", group_json(results::named(program, rule.groups, applied.group))},
                   {"before", amount(applied.before)},
                   {"most", amount(applied.most)},
                   {"reduction", amount(applied.reduction)}});
    if (rule.small) row["small_sum"] = small_sum_json(program, *rule.small);
    if (rule.only_largest) row["only_largest"] = true;
    if (applied.earlier > 0) row["earlier"] = amount(applied.earlier);
    if (ir::looks_back(rule)) row["over_last"] = rule.over_last;
    if (ir::looks_back(rule) || rule.cadence != period.measured.period.calendar.cadence) {
      row["period"] = ir::label_of(applied.period);
    }
    return row;
  }

  // Each sum with its lines.
  json in_kind() const {
    std::map<std::string, json> lines;
    for (const settlement::LineItem& line : period.owed.in_kind) {
      lines[*ir::unit_in_kind(program[line.credit])].push_back(credit(line));
    }
    json rows = json::array();
    const settlement::PeriodSettlement* owed = &period.owed;
    for (const auto& total : settlement::totals_in_kind(program, {&owed, 1})) {
      json row = in_kind_json(total);
      const auto found = lines.find(total.of);
      row["credits"] = found == lines.end() ? json::array() : std::move(found->second);
      rows.push_back(std::move(row));
    }
    return rows;
  }

  void write(JsonStream& out) const {
    const plan::Period& row = period.measured.period;
    const auto value = [&out](json what) {
      return [&out, what = std::move(what)] { out.value(what); };
    };
    std::vector<const settlement::LineItem*> owed, before, without_fee;
    for (const settlement::LineItem& line : period.owed.items) {
      const bool owes = settlement::owes(line) || line.unknown_fee.valid();
      auto& rows = owes ? owed : line.without_fee ? without_fee : before;
      rows.push_back(&line);
    }
    const auto credits = [&](const auto& lines) {
      out.list(lines, [&](const settlement::LineItem* line) { out.value(credit(*line)); });
    };
    JsonStream::Members members = {
        {std::string(ir::key_of(row.calendar.cadence)), value(row.label)},
        {"from", value(format_rfc3339(row.span.from))},
        {"to", value(format_rfc3339(row.span.to))},
        {"closed", value(row.closed)},
        {"results",
         [&] { out.list(period.measured.results, [&](const auto& r) { out.value(result(r)); }); }},
        {"credits", [&] { credits(owed); }},
        {"caps", [&] { out.list(period.owed.caps, [&](const auto& c) { out.value(cap(c)); }); }},
        {"total", value(amount(period.owed.total))}};
    if (json kinds = in_kind(); !kinds.empty()) members["in_kind"] = value(std::move(kinds));
    if (!before.empty()) members["credited_before"] = [&] { credits(before); };
    if (!without_fee.empty()) members["credits_without_fee"] = [&] { credits(without_fee); };
    if (period.owed.tax) members["tax"] = value(tax_json(program, *period.owed.tax));
    add_beside(out, members, program, period.owed.beside);
    if (period.owed.claimable > 0) members["claimable"] = value(amount(period.owed.claimable));
    const settlement::PeriodSettlement* owed_here = &period.owed;
    json leave = caps_leave_json(program, {&owed_here, 1});
    if (!leave.empty()) members["caps_leave"] = value(std::move(leave));
    json paid = paid_together_json(program, {&owed_here, 1});
    if (!paid.empty()) members["paid"] = value(std::move(paid));
    if (!period.claims.empty()) {
      members["exclusions"] = [&] {
        out.list(period.claims, [&](const auto& one) { out.value(claim(one)); });
      };
    }
    if (const auto marked = marked_in(period)) members["marked_results"] = value(marked);
    if (const auto marked = credits_marked_in(period).either)
      members["marked_credits"] = value(marked);
    out.object(members);
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

json log(const ir::Program& program, const Statement::LogLine& line,
         const std::map<Id<ir::Target>, std::uint64_t>& may_change) {
  json row = {{"name", line.name},
              {"digest", line.digest.empty() ? json(nullptr) : json(line.digest)},
              {"read", line.tally.read},
              {"used", line.tally.used},
              {"unnamed", line.tally.unnamed},
              {"not_used", line.tally.not_used}};
  if (line.tally.documents > 0) row["documents"] = line.tally.documents;
  for (const auto& [target, results] : may_change) {
    row["lost_records_may_change"][program[target].name] = results;
  }
  if (!line.left_out) return row;
  row["left_out"] = true;
  row["not_measured"] = json::array();
  for (const ir::Target* target : targets_of(program, line)) {
    row["not_measured"].push_back(target->name);
  }
  return row;
}

json claims_of_nothing(const Statement& s) {
  json all = json::array();
  for (const settlement::ClaimOfNothing& row : s.of_nothing) {
    const claimed::Claim& claim = row.claim;
    all.push_back({{"log", (*s.program)[row.log].name},
                   {"claim", claim.name},
                   {"at", format_rfc3339(claim.at)},
                   {"period", claim.period.empty() ? json(nullptr) : json(claim.period)},
                   {"credit", value_json(claim.credit)},
                   {"why", word(row.why)}});
  }
  return all;
}

json findings(const Statement& s) {
  json all = json::array();
  for (const FindingCount& f : s.findings) {
    json row = {{"log", f.log}, {"kind", f.kind}, {"count", f.count}};
    if (!f.names.empty()) row["of"] = f.names;
    if (f.example) {
      row["first"] = {{"detail", f.example->detail}};
      if (!f.example->subject.empty()) row["first"]["subject"] = f.example->subject;
    }
    all.push_back(std::move(row));
  }
  return all;
}

// What it says where contracts differ.
json interpretation(const ir::Program& program) {
  json all = json::array();
  for (const Answer& answer : answers_of(program)) {
    json names = json::array();
    for (const Answer::Clause& row : answer.clauses) names.push_back(*row.name);
    all.push_back({{"says", phrases::english().say(answer.says)}, {"of", std::move(names)}});
  }
  return all;
}

}  // namespace

void write_json(const Statement& s, const Take& take) {
  // The same bytes for both parties, whatever language they read.
  const Sayings sayings(*s.program, phrases::english());
  JsonStream out(take);
  const auto value = [&out](json what) {
    return [&out, what = std::move(what)] { out.value(what); };
  };
  json logs = json::array();
  MarkedByLog may_change = marked_by_log(s);
  for (const Id<ir::Log> id : ids_of(s.program->logs)) {
    if (id.index() >= s.logs.size()) break;
    if (!s.logs[id.index()].is_group)
      logs.push_back(log(*s.program, s.logs[id.index()], may_change[id]));
  }
  const auto period = [&](const PeriodStatement& one) { PeriodWriter{s, one, sayings}.write(out); };
  JsonStream::Members members = {
      {"format", value("akad statement 2")},
      {"agreement", value(agreement(s))},
      {"engine", value(s.engine)},
      {"as_of", value(format_rfc3339(s.as_of))},
      {"tzdata", value(s.tzdata)},
      {"subjects", value(s.subjects)},
      {"periods", [&] { out.list(s.periods, period); }},
      {"total", value(money_json(s.total, s.program->agreement.currency))},
      {"logs", value(std::move(logs))},
      {"findings", value(findings(s))}};
  json read = interpretation(*s.program);
  if (!read.empty()) members["interpretation"] = value(std::move(read));
  json leave = caps_leave_json(*s.program, settlements_of(s));
  if (!leave.empty()) members["caps_leave"] = value(std::move(leave));
  add_beside(out, members, *s.program, s.beside);
  if (const auto tax = settlement::tax_total(settlements_of(s))) {
    members["tax"] = value(tax_json(*s.program, *tax));
  }
  const auto kinds = settlement::totals_in_kind(*s.program, settlements_of(s));
  if (!kinds.empty()) members["in_kind"] = value(in_kind_json(kinds));
  json paid = paid_together_json(*s.program, settlements_of(s));
  if (!paid.empty()) members["paid"] = value(std::move(paid));
  if (s.claimable > 0) {
    members["claimable"] = value(money_json(s.claimable, s.program->agreement.currency));
  }
  json charged = charged_json(*s.program, s.charges, s.shown);
  if (!charged.empty()) members["charged"] = value(std::move(charged));
  if (!s.of_nothing.empty()) members["claims_of_nothing"] = value(claims_of_nothing(s));
  if (const auto marked = marked_in(s)) members["marked_results"] = value(marked);
  if (const auto marked = credits_marked_in(s).either) members["marked_credits"] = value(marked);
  if (s.masked) members["masked"] = value(json::array({"subjects"}));
  if (s.shown) {
    members["shown"] =
        value({{"first", format_date(s.shown->first)}, {"last", format_date(s.shown->last)}});
  }
  out.object(members);
  take("\n");
}

std::string to_json(const Statement& s) {
  std::string text;
  write_json(s, [&](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace akad::report

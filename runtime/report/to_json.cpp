// Statements for machines: canonical JSON, as statement.schema.json says.
#include <nlohmann/json.hpp>

#include "runtime/report/statement.h"

namespace akad::report {
namespace {

using nlohmann::json;  // ordered maps: sorted keys

// Decimal digits where the expansion ends, as it does for everything that is payable; else n/d.
std::string exact_text(const Rational& amount) {
  const std::string decimal = to_decimal(amount, 80);
  const auto read_back = parse_decimal(decimal);
  return read_back && *read_back == amount ? decimal : to_fraction(amount);
}

json money(const Rational& amount, const std::string& currency) {
  return {{"amount", exact_text(amount)}, {"currency", currency}};
}

json share(const Rational& value) {
  return {{"fraction", to_fraction(value)}, {"percent", to_decimal(value * 100, 10)}};
}

json clause(const ir::Clause& clause) {
  return {{"number", clause.number}, {"title", clause.title}};
}

json group(const std::vector<ir::GroupValue>& values) {
  json object = json::object();
  for (const ir::GroupValue& value : values) object[value.name] = value.value;
  return object;
}

template <class E>
std::string word(E value) {
  return std::string(words(value)[static_cast<std::size_t>(value)]);
}

json counts_of(const Result& r) {
  if (r.is_time) {
    return {{"service_ms", r.service}, {"down_ms", r.down}, {"outages", r.outages}};
  }
  return {{"met", r.met},
          {"missed", r.missed},
          {"open_missed", r.open_missed},
          {"pending", r.pending},
          {"not_applicable", r.not_applicable},
          {"undetermined", r.undetermined}};
}

json result(const Result& r) {
  json promised = share(r.promised);
  promised["test"] = r.all ? "all" : word(r.test);
  return {{"target", r.target},
          {"clause", clause(r.clause)},
          {"group", group(r.group)},
          {"kind", r.is_time ? "time" : "items"},
          {"verdict", word(r.verdict)},
          {"promised", promised},
          {"measured", r.measured ? share(*r.measured) : json(nullptr)},
          {"counts", counts_of(r)},
          {"small_number_rule", r.small_sample}};
}

json credit(const LineItem& line, const std::string& currency) {
  return {{"credit", line.credit},
          {"clause", clause(line.clause)},
          {"target", line.target},
          {"group", group(line.group)},
          {"result", share(line.measured)},
          {"slab", line.slab},
          {"rule", line.amount_rule},
          {"exact", money(line.exact, currency)},
          {"payable", money(line.payable, currency)}};
}

json cap(const CapApplied& cap, const std::string& currency) {
  return {{"cap", cap.cap},
          {"clause", clause(cap.clause)},
          {"group", group(cap.group)},
          {"before", money(cap.before, currency)},
          {"most", money(cap.most, currency)},
          {"reduction", money(cap.reduction, currency)}};
}

json period(const PeriodStatement& p, const std::string& currency) {
  json results = json::array(), credits = json::array(), caps = json::array();
  for (const Result& r : p.results) results.push_back(result(r));
  for (const LineItem& line : p.items) credits.push_back(credit(line, currency));
  for (const CapApplied& applied : p.caps) caps.push_back(cap(applied, currency));
  return {{"month", p.period.label},
          {"from", format_rfc3339(p.period.span.from)},
          {"to", format_rfc3339(p.period.span.to)},
          {"closed", p.period.closed},
          {"results", std::move(results)},
          {"credits", std::move(credits)},
          {"caps", std::move(caps)},
          {"total", money(p.total, currency)}};
}

json agreement(const Statement& s) {
  const ir::Agreement& a = s.agreement;
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

json log(const Statement::LogLine& line) {
  return {{"name", line.name},
          {"read", line.tally.read},
          {"used", line.tally.used},
          {"unnamed", line.tally.unnamed},
          {"not_used", line.tally.not_used}};
}

}  // namespace

std::string to_json(const Statement& s) {
  json periods = json::array(), logs = json::array(), findings = json::array();
  for (const PeriodStatement& p : s.periods) periods.push_back(period(p, s.agreement.currency));
  for (const Statement::LogLine& line : s.logs) logs.push_back(log(line));
  for (const FindingCount& f : s.findings) {
    findings.push_back({{"log", f.log}, {"kind", f.kind}, {"count", f.count}});
  }
  const json document = {{"format", "akad statement 1"},
                         {"agreement", agreement(s)},
                         {"as_of", format_rfc3339(s.as_of)},
                         {"tzdata", s.tzdata},
                         {"subjects", s.subjects},
                         {"periods", std::move(periods)},
                         {"total", money(s.total, s.agreement.currency)},
                         {"logs", std::move(logs)},
                         {"findings", std::move(findings)}};
  return document.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace akad::report

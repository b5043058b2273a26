// From a target by quarter, beside one by month, to its statement and story.
#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "runtime/engine/engine.h"
#include "runtime/explain/explain.h"
#include "tests/unit/compiler/compile.h"
#include "tests/unit/events/sample.h"
#include "tests/unit/json.h"
#include "tests/unit/schema.h"

using namespace akad;
using ir::Cadence;
using nlohmann::json;

namespace {

constexpr const char* kAgreement = R"(language 1

agreement "Quarters" version "1" {
  provider "Provider"
  customer "Customer"
  term 2026-01-01 to 2026-12-31
  timezone Asia/Jakarta
  currency IDR
}

fee charge = IDR 1_000_000 each calendar month, before tax

log tickets {
  time is at
  subject is ticket
  event opened when type = "opened"
  event resolved when type = "resolved"
}

log probes {
  time is at
  subject is site
  signal up is ok as flag
}

clock resolution_time of tickets {
  starts on opened
  stops on resolved
  reopened: the first stop decides
  counts around the clock
}

outage downtime of probes {
  while up = false
}

target resolution {
  resolution_time is within 4 hours
  for at least 95% of tickets resolved in each calendar quarter
  open at the end of a quarter: overdue tickets count as missed, the others are left out
  small numbers: no exception
  with no tickets: not applicable
}

target uptime {
  time without downtime is at least 99.9% of each calendar quarter, for each site
  outages that cross a quarter belong to the quarter they begin in
}

target monthly {
  resolution_time is within 4 hours
  for all tickets resolved in each calendar month
  open at the end of a month: left out
  with no tickets: not applicable
}

credit resolution_credit for resolution {
  the result is
    | at least 95% | no credit |
    | otherwise    | 50% of charge in the last month of the quarter |
}

credit monthly_credit for monthly {
  the result is
    | at least 100% | no credit |
    | otherwise     | 10% of charge |
}

cap most on resolution_credit { at most IDR 300_000 each calendar quarter }

scenario "late in February" {
  given T1 of tickets
  when 2026-02-10 09:00 T1 opened
  when 2026-02-10 15:00 T1 resolved
  then resolution in 2026-Q1 is missed with 0%
  then resolution_credit in 2026-Q1 is IDR 300_000
  then monthly in 2026-02 is missed
  then all credits in 2026-Q1 are IDR 300_000
  then all credits in 2026-02 are IDR 100_000
}
)";

constexpr const char* kTickets = R"({"at":"2026-02-10T09:00:00+07:00","ticket":"T1","type":"opened"}
{"at":"2026-02-10T15:00:00+07:00","ticket":"T1","type":"resolved"}
{"at":"2026-03-31T09:00:00+07:00","ticket":"T2","type":"opened"}
{"at":"2026-04-01T11:00:00+07:00","ticket":"T2","type":"resolved"}
)";
constexpr const char* kProbes = R"({"at":"2026-01-01T00:00:00+07:00","site":"web","ok":true}
{"at":"2026-03-31T22:00:00+07:00","site":"web","ok":false}
{"at":"2026-04-01T01:00:00+07:00","site":"web","ok":true}
)";

std::string with(std::string text, std::string_view what, std::string_view instead) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), instead);
}

// What is wrong where one part of the text is written otherwise.
std::string mistake(std::string_view what, std::string_view instead) {
  const driver::Compilation made = tests::compiled(with(kAgreement, what, instead));
  REQUIRE(made.sink.diagnostics.size() == 1);
  return made.sink.diagnostics.front().message;
}

const ir::Program& quarters() {
  static const ir::Program program = [] {
    const driver::Compilation made = tests::compiled(kAgreement);
    for (const Diagnostic& row : made.sink.diagnostics) UNSCOPED_INFO(row.message);
    REQUIRE(made.program);
    return *made.program;
  }();
  return program;
}

Instant at(const char* text) { return *parse_rfc3339(text); }

engine::RunResult run(Instant as_of) {
  const sample::File tickets(kTickets), probes(kProbes);
  engine::RunOptions options;
  options.as_of = as_of;
  options.keep_items = true;
  events::ReadError error;
  auto result =
      engine::run(quarters(), {{"tickets", tickets.path}, {"probes", probes.path}}, options, error);
  INFO(error.message);
  REQUIRE(result.has_value());
  return std::move(*result);
}

report::Explanation told(const std::string& subject, std::int32_t target,
                         std::optional<ir::CalendarPeriod> period = std::nullopt) {
  const sample::File tickets(kTickets), probes(kProbes);
  events::Trail trail{subject, {}};
  events::ReadError error;
  const Instant as_of = at("2026-04-20T00:00:00+07:00");
  auto store = events::read_logs(quarters(), {{"tickets", tickets.path}, {"probes", probes.path}},
                                 {as_of, {}, &trail}, error);
  REQUIRE(store.has_value());
  const std::uint32_t id = store->subjects.intern(subject);
  const auto found = evaluation::evaluate(quarters(), std::move(*store),
                                          {as_of, evaluation::Keep::ItemsOfSubject, id, {target}});
  return explain::explain(found, trail, {{target}, id, 0, period});
}

const json& named(const json& periods, const char* key, const char* label) {
  const auto found = std::find_if(periods.begin(), periods.end(),
                                  [&](const json& one) { return one.value(key, "") == label; });
  REQUIRE(found != periods.end());
  return *found;
}

// A page wraps its lines: parts are looked for in words.
std::string in_words(const std::string& text) {
  std::istringstream words(text);
  std::string joined = " ";
  for (std::string word; words >> word;) joined += word + " ";
  return joined;
}

void check_parts(const std::string& page, const std::vector<std::string>& parts) {
  const std::string text = in_words(page);
  INFO(page);
  for (const std::string& part : parts) {
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

const phrases::Book& indonesian() { return *phrases::find_book("id"); }

}  // namespace

TEST_CASE("quarters: the compiler copies them") {
  const ir::Program& p = quarters();
  CHECK(p.targets[0].cadence == Cadence::CalendarQuarter);
  CHECK(p.targets[1].cadence == Cadence::CalendarQuarter);
  CHECK(p.targets[2].cadence == Cadence::CalendarMonth);
  CHECK(p.caps[0].cadence == Cadence::CalendarQuarter);
  CHECK(p.scenarios[0].as_of == at("2026-04-01T00:00:00+07:00"));
  CHECK(ir::verify(p).empty());
}

TEST_CASE("quarters: lines of one agreement that do not fit each other") {
  const std::string other = "the target has results for each quarter, not for each month";
  CHECK(mistake("end of a quarter", "end of a month") == other);
  CHECK(mistake("belong to the quarter", "belong to the month") == other);
  CHECK(mistake("50% of charge in the last month of the quarter", "50% of charge") ==
        "`charge` is a fee each calendar month, and it is not said what of it is taken in a "
        "quarter");
  CHECK(mistake("in the last month of the quarter", "in the last month of the year") ==
        "this is a year, where a quarter is meant");
  CHECK(mistake("in the last month of the quarter", "in the month in which the quarter ends") ==
        "the fee `charge` is for each month, and cannot be taken so for each quarter");
}

TEST_CASE("quarters: a scenario speaks of the periods that a target has") {
  const std::string of_quarter =
      "the target `resolution` has results for each quarter, not for each month";
  CHECK(mistake("then resolution in 2026-Q1", "then resolution in 2026-03") == of_quarter);
  CHECK(mistake("then resolution_credit in 2026-Q1", "then resolution_credit in 2026-03") ==
        of_quarter);
  CHECK(mistake("then monthly in 2026-02", "then monthly in 2026-Q1") ==
        "the target `monthly` has results for each month, not for each quarter");
  CHECK(mistake("then all credits in 2026-Q1", "then all credits in 2026-H1") ==
        "no target has results for each half year");
}

TEST_CASE("quarters: a scenario holds, and what was expected is said") {
  const engine::ScenarioResult result =
      engine::run_scenario(quarters(), quarters().scenarios.front());
  for (const auto& row : result.expectations) {
    INFO(phrases::english().say(row.expected) << "; found " << phrases::english().say(row.found));
    CHECK(row.held);
  }
  CHECK(phrases::english().say(result.expectations[0].expected) ==
        "resolution in 2026-Q1 is missed with 0%");
  ir::Scenario later = quarters().scenarios.front();
  later.expectations[0].period = "2026-Q3";
  const auto none = engine::run_scenario(quarters(), later).expectations[0];
  CHECK_FALSE(none.held);
  CHECK(phrases::english().say(none.found) ==
        "2026-Q3 is not a quarter of the term that has begun");
  CHECK(indonesian().say(none.found) == "2026-Q3 bukan triwulan masa berlaku yang sudah dimulai");
}

TEST_CASE("quarters: the statement names them beside the months") {
  const engine::RunResult result = run(at("2026-04-20T00:00:00+07:00"));
  const json document = parsed(report::to_json(result.statement));
  const json schema = parsed(report::json_schema());
  CHECK(stage::fits(schema, schema, document));
  const json& first = named(document["periods"], "quarter", "2026-Q1");
  CHECK(first.count("month") == 0);
  CHECK(first["to"] == "2026-03-31T17:00:00Z");
  REQUIRE(first["results"].size() == 2);
  CHECK(first["results"][0]["counts"]["open_missed"] == 1);
  CHECK(first["results"][1]["counts"]["down_ms"] == 3 * kHour);
  CHECK(first["total"]["amount"] == "300000");
  CHECK(first["caps"][0]["reduction"]["amount"] == "200000");
  CHECK(named(document["periods"], "month", "2026-02")["total"]["amount"] == "100000");
  CHECK(named(document["periods"], "month", "2026-03")["caps"].empty());
  CHECK_FALSE(named(document["periods"], "quarter", "2026-Q2")["closed"]);
  CHECK(document["total"]["amount"] == "400000");
  check_parts(report::to_text(result.statement),
              {" Quarter 2026-Q1 ---", " Month 2026-02 ---", "Credits for 2026-Q1: Rp 300.000",
               "of these open at the end of the quarter: 1", "This quarter is not over:"});
  check_parts(report::to_text(result.statement, indonesian()),
              {" Triwulan 2026-Q1 ---", " Bulan 2026-02 ---", "Restitusi untuk 2026-Q1: Rp 300.000",
               "masih terbuka pada akhir triwulan: 1", "Triwulan ini belum berakhir:"});
}

TEST_CASE("quarters: a range of periods shows those that end in it") {
  engine::RunResult result = run(at("2026-05-20T00:00:00+07:00"));
  std::vector<std::string> labels;
  for (const auto& period : result.statement.periods) {
    labels.push_back(period.measured.period.label);
  }
  CHECK(labels == std::vector<std::string>{"2026-01", "2026-02", "2026-03", "2026-Q1", "2026-04",
                                           "2026-05", "2026-Q2"});
}

TEST_CASE("quarters: an item's story names its quarter") {
  const report::Explanation of_late = told("T1", 0);
  const json schema = parsed(report::explanation_schema());
  const json document = parsed(report::to_json(of_late));
  CHECK(stage::fits(schema, schema, document));
  CHECK(document["promise"] == "at least 95% of the items of each quarter in time");
  CHECK(document["quarters"].empty());
  const json& item = document["items"][0];
  CHECK(item["quarter"]["quarter"] == "2026-Q1");
  CHECK(item["quarter"]["why"] == "the quarter of its stop");
  CHECK(item["other_quarters"].empty());
  check_parts(report::to_text(of_late),
              {" quarter 2026-Q1: it belongs to the quarter of its stop quarter result "});
  check_parts(report::to_text(of_late, indonesian()),
              {" triwulan 2026-Q1: masuk triwulan saat item berhenti hasil triwulan "});
  check_parts(
      report::to_text(told("T2", 0)),
      {"At the end of 2026-Q1 it was open and overdue: it counts as missed in that quarter.",
       "pending, since the quarter is not over"});
}

TEST_CASE("quarters: a target of time tells of each quarter") {
  const report::Explanation whole = told("web", 1);
  const json schema = parsed(report::explanation_schema());
  const json document = parsed(report::to_json(whole));
  CHECK(stage::fits(schema, schema, document));
  REQUIRE(document["quarters"].size() == 2);
  CHECK(document["quarters"][0]["quarter"] == "2026-Q1");
  CHECK(document["quarters"][0]["down_ms"] == 3 * kHour);
  CHECK(document["quarters"][0]["service_ms"] == 90 * kDay);
  check_parts(report::to_text(whole),
              {"2026-Q1: down 3h of 2160h", "it belongs to the quarter it began in",
               "outages that cross a period belong to the period they begin in",
               "The quarter is not over at the as-of instant: measured so far."});
  check_parts(report::to_text(whole, indonesian()),
              {"masuk triwulan saat gangguan mulai", "Triwulan belum berakhir pada saat laporan"});
  const report::Explanation second = told("web", 1, ir::parse_period("2026-Q2"));
  REQUIRE(second.periods.size() == 1);
  CHECK(second.periods[0].down == 0);
  CHECK(second.other_records > 0);
}

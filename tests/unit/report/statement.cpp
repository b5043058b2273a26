// The written statement: JSON by its schema, text that fits a page.
#include "runtime/report/statement/statement.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "runtime/base/text.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/words.h"
#include "tests/unit/json.h"
#include "tests/unit/schema.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;
using nlohmann::json;
using stage::fits;

namespace {

std::filesystem::path schema_file() {
  return std::filesystem::path(__FILE__).parent_path() /
         "../../../runtime/report/statement/statement.schema.json";
}

std::string said(const phrases::Phrase& phrase) { return phrases::english().say(phrase); }

ir::Program rich_agreement() {
  ir::Program p = stage::support();
  stage::add_credit(p, "resolution_credit",
                    {stage::at_least(Rational(19, 20), 0), stage::at_least(Rational(3, 5), 1'000),
                     stage::otherwise(2'500)});
  stage::add_cap(p, "most", {}, Rational(10'000, 3));
  ir::Target time;
  time.name = "uptime";
  time.of = ir::OfTime{};
  time.bound = Rational(999, 1000);
  p.targets.push_back(time);
  return p;
}

report::Statement statement_of(stage::Settled settled,
                               const std::optional<report::ShownPeriods>& shown = std::nullopt) {
  return report::statement_of(settled.program, std::move(settled.results), std::move(settled.owed),
                              shown);
}

report::ShownPeriods shown_months(const char* first, const char* last) {
  const ir::Term none = {};
  return {ir::first_day(*ir::parse_period(first), none),
          ir::last_day(*ir::parse_period(last), none)};
}

report::Statement rich_statement(std::size_t customers) {
  static const ir::Program p = rich_agreement();
  measures::Partial partial;
  for (std::size_t i = 0; i < customers; ++i) {
    const std::string name = "a customer with a long name \x1b[31m number " + std::to_string(i);
    stage::put(partial, "2026-01", name, stage::items(2, i % 3));
  }
  measures::TimeCounts month;
  month.service = 31 * kDay;
  month.down = 50 * kMinute;
  month.outages = 1;
  partial.cells[stage::key(1, "2026-01")] = month;
  const std::string as_of = "2026-02-10T00:00:00+07:00";
  report::Statement s = statement_of(stage::settled(p, partial, as_of));
  s.as_of = *parse_rfc3339(as_of);
  s.digest = "sha256:" + std::string(64, 'a');
  s.tzdata = "2025b";
  s.logs = {{"tickets", {1'204, 1'200, 0, 4}}};
  s.findings = {{"tickets", "duplicate", 3}, {"tickets", "stop without start", 1}};
  return s;
}

}  // namespace

// AKAD_BLESS=1 writes the file anew; read the difference before you commit it.
TEST_CASE("statement.schema.json is the published schema") {
  if (std::getenv("AKAD_BLESS") != nullptr) std::ofstream(schema_file()) << report::json_schema();
  std::ifstream file(schema_file());
  std::stringstream text;
  text << file.rdbuf();
  CHECK(text.str() == report::json_schema());
}

TEST_CASE("the schema knows every kind of finding but the one that depends on files") {
  const json kinds =
      parsed(report::json_schema())["$defs"]["finding"]["properties"]["kind"]["enum"];
  json expected = json::array();
  for (const std::string_view kind : words(events::FindingKind{})) {
    if (kind != "out of order") expected.push_back(std::string(kind));
  }
  CHECK(kinds == expected);
}

TEST_CASE("a statement fits its schema") {
  const json schema = parsed(report::json_schema());
  const json document = parsed(report::to_json(rich_statement(4)));
  CHECK(fits(schema, schema, document));
  json wrong = document;
  wrong["periods"][0]["results"][0]["verdict"] = "broken";
  CHECK_FALSE(fits(schema, schema, wrong));
  wrong = document;
  wrong["periods"][0].erase("month");
  CHECK_FALSE(fits(schema, schema, wrong));
  wrong = document;
  wrong["periods"][0].erase("closed");
  CHECK_FALSE(fits(schema, schema, wrong));
  wrong = document;
  wrong["agreement"]["file"] = "a.sla";
  CHECK_FALSE(fits(schema, schema, wrong));
}

TEST_CASE("a statement that is written row by row is canonical") {
  const std::string text = report::to_json(rich_statement(4));
  CHECK(text == json_text(parsed(text)) + "\n");
  std::string page;
  const report::Statement s = rich_statement(4);
  report::write_text(s, phrases::english(), [&](std::string_view piece) { page += piece; });
  CHECK(page == report::to_text(s));
}

TEST_CASE("shares are fractions and percents, money is exact text") {
  const json document = parsed(report::to_json(rich_statement(4)));
  const json& month = document["periods"][0];
  CHECK(document["format"] == "akad statement 2");
  CHECK(document["as_of"] == "2026-02-09T17:00:00Z");
  CHECK(month["from"] == "2025-12-31T17:00:00Z");
  CHECK(month["results"][0]["promised"] ==
        json({{"fraction", "19/20"}, {"percent", "95"}, {"test", "at least"}}));
  CHECK(month["results"][1]["measured"] ==
        json({{"fraction", "2/3"}, {"percent", "66.6666666666…"}}));
  CHECK(month["caps"][0]["most"] == json({{"amount", "10000/3"}, {"currency", "IDR"}}));
  CHECK(month["total"] == json({{"amount", "3333"}, {"currency", "IDR"}}));
  CHECK(document["periods"][1]["closed"] == false);
  CHECK(document["agreement"]["measured_by"].is_null());
}

TEST_CASE("the text fits a page, is safe for a terminal and says the working") {
  for (const std::size_t customers : {1, 4, 2'400}) {
    const std::string text = report::to_text(rich_statement(customers));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      REQUIRE(report::columns(line) <= 100);
      REQUIRE((line.empty() || line.back() != ' '));
    }
    CHECK(text.find('\x1b') == std::string::npos);
  }
  const std::string text = report::to_text(rich_statement(4));
  for (const char* part :
       {"STATEMENT: Support, version 1.0", "2026-02-10 00:00 in Asia/Jakarta",
        "4.2 Time to resolve", "at least 95% of the items in time", "99.8879…%",
        "down 50m of 744h, outages: 1", "Credit 6.1 Credits (resolution_credit), for resolution",
        "below 95%, at least 60%: IDR 1,000", "Cap 6.9 Most (most)",
        "Credits for 2026-01: IDR 3,333", "This month is not over", "1_204",
        "3 in tickets: duplicate: the id and content"}) {
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("the months shown are chosen after all are settled, and the total is theirs") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {stage::otherwise(100)});
  stage::add_credit(p, "other", {stage::otherwise(Rational(1, 2))});
  measures::Partial partial = stage::three_misses();
  stage::put(partial, "2026-02", "a", stage::items(0, 1));
  const stage::Settled all = stage::settled(p, partial);
  const auto shown = [&](const char* first, const char* last) {
    return statement_of(all, shown_months(first, last));
  };
  CHECK(statement_of(all).periods.size() == 3);
  CHECK(statement_of(all).total == 303 + 101);
  const report::Statement february = shown("2026-02", "2026-02");
  REQUIRE(february.periods.size() == 1);
  CHECK(february.periods[0].measured.period.label == "2026-02");
  CHECK(february.periods[0].owed.total == all.month(1).total);
  CHECK(february.total == 101);
  const std::string text = report::to_text(february);
  CHECK(text.find("Shown         only what ends from 2026-02-01 to 2026-02-28, of the term "
                  "2026-01-01 to 2026-03-31;") != std::string::npos);
  const json document = json::parse(report::to_json(february));
  CHECK(document["shown"] == json{{"first", "2026-02-01"}, {"last", "2026-02-28"}});
  CHECK_FALSE(json::parse(report::to_json(statement_of(all))).contains("shown"));
  CHECK(report::to_text(statement_of(all)).find("Shown") == std::string::npos);
  CHECK(shown("2025-11", "2026-02").periods.size() == 2);
  CHECK(shown("2026-Q1", "2026-Q1").periods.size() == 3);
  CHECK(shown("2026-02", "2026-Q2").periods.size() == 2);
  CHECK(shown("2025-11", "2025-12").periods.empty());
  CHECK(shown("2025-11", "2025-12").total == 0);
}

TEST_CASE("a result of a log of which no record was used says so, where it claims something") {
  ir::Program p = stage::support();
  measures::Partial partial;
  stage::put(partial, "2026-01", "a", stage::items(1, 0));
  stage::put(partial, "2026-01", "b", stage::items(0, 1));
  report::Statement s = statement_of(stage::settled(p, partial));
  const std::string mark = "no record of the log tickets was used: this rests on none";
  for (const bool unused : {true, false}) {
    s.logs = {{"tickets", {}, false, "", unused}};
    s.unspoken = {unused};
    const std::string text = report::to_text(s);
    CHECK((text.find(mark) != std::string::npos) == unused);
    const json document = json::parse(report::to_json(s));
    for (const json& result : document["periods"][0]["results"]) {
      CHECK(result.contains("no_record_used") == unused);
    }
  }
  s.unspoken = {true};
  CHECK(report::to_text(s).find("no record of the log tickets says anything that this looks for") !=
        std::string::npos);
  s.logs = {{"tickets", {}, false, "", true}};
  s.periods[0].measured.results[0].verdict = ir::Verdict::NotApplicable;
  const json document = json::parse(report::to_json(s));
  CHECK_FALSE(document["periods"][0]["results"][0].contains("no_record_used"));
  const json schema = json::parse(report::json_schema());
  CHECK(fits(schema, schema, document));
}

TEST_CASE("slabs, amounts and promises in words") {
  ir::Program p = stage::support();
  ir::Owed share{ir::ShareOfFee{Rational(1, 8), {0}}};
  stage::add_credit(p, "falling",
                    {stage::at_least(Rational(19, 20), 0), stage::at_least(Rational(9, 10), 50),
                     stage::otherwise(100)});
  stage::add_credit(p, "rising",
                    {stage::below(Rational(1, 2), 200),
                     {ir::BoundKind::Below, Rational(4, 5), share},
                     stage::otherwise(0)});
  stage::add_credit(p, "flat", {stage::otherwise(1)});
  const auto slab = [&](std::size_t credit, std::int32_t row) {
    return said(report::slab(p, p.credits[credit], {row}));
  };
  CHECK(slab(0, 0) == "at least 95%");
  CHECK(slab(0, 1) == "below 95%, at least 90%");
  CHECK(slab(0, 2) == "below 90%");
  CHECK(slab(1, 0) == "below 50%");
  CHECK(slab(1, 1) == "below 80%, at least 50%");
  CHECK(slab(1, 2) == "at least 80%");
  CHECK(slab(2, 0) == "any result");
  using enum ir::Cadence;
  CHECK(said(report::amount(p, ir::Amount{}, CalendarMonth)) == "no credit");
  CHECK(said(report::amount(p, p.credits[0].slabs[1].amount, CalendarMonth)) == "IDR 50");
  CHECK(said(report::amount(p, share, CalendarMonth)) ==
        "12.5% of monthly_charge (IDR 1,000 before tax)");
  std::get<ir::ShareOfFee>(share.is).taken = ir::FeeTaken::Sum;
  CHECK(said(report::amount(p, share, CalendarQuarter)) ==
        "12.5% of the sum of monthly_charge in the quarter (IDR 1,000 each calendar month, before "
        "tax)");
  CHECK(said(report::promised(p, p.targets[0])) == "at least 95% of the items in time");
  p.targets[0].all = true;
  CHECK(said(report::promised(p, p.targets[0])) == "every item in time");
}

TEST_CASE("rows of one table that read alike stay apart") {
  ir::Program p = stage::support();
  const Rational close(899'999'999'999, 1'000'000'000'000);
  stage::add_credit(
      p, "credit",
      {stage::at_least(Rational(9, 10), 50), stage::at_least(close, 50), stage::otherwise(50)});
  measures::Partial partial;
  stage::put(partial, "2026-01", "a", stage::items(9, 1));
  stage::put(partial, "2026-01", "b", stage::items(899'999'999'999, 100'000'000'001));
  const std::string text = report::to_text(statement_of(stage::settled(p, partial)));
  CHECK(text.find("    at least 90%: IDR 50") != std::string::npos);
  CHECK(text.find("    below 90%, at least 89.9999999999%: IDR 50") != std::string::npos);
}

TEST_CASE("measured values of every kind in words") {
  const ir::Program p = stage::support();
  const auto text = [&](MeasuredKind kind, const Rational& value) {
    return phrases::english().say(report::measured_said(p, {kind, value}));
  };
  CHECK(text(MeasuredKind::Share, Rational(2, 3)) == "66.6666…%");
  CHECK(phrases::english().say(report::bound_said(p, {}, {MeasuredKind::Share, Rational(2, 3)})) ==
        "66.6666666666…%");
  CHECK(text(MeasuredKind::Length, 90 * kMinute) == "1h 30m");
  CHECK(text(MeasuredKind::Length, Rational(3 * kMinute * 2 + 1, 2)) == "3m…");
  CHECK(text(MeasuredKind::Count, 12'345) == "12_345");
  CHECK(text(MeasuredKind::Number, Rational(12'345, 10)) == "1_234.5");
  CHECK(text(MeasuredKind::Amount, Rational(12'345, 10)) == "IDR 1,234.5");
}

TEST_CASE("digits are grouped as the language writes them") {
  CHECK(grouped("25000000.5") == "25_000_000.5");
  CHECK(grouped("999") == "999");
  CHECK(grouped("-1000") == "-1_000");
  CHECK(grouped("33.3333…") == "33.3333…");
}

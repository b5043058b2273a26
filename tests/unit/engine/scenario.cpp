// Scenarios and lists for machines, through the whole evaluation.
#include <catch2/catch.hpp>

#include "runtime/engine/engine.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;

namespace {

std::string said(const phrases::Phrase& phrase) { return phrases::english().say(phrase); }

Instant wib(const std::string& wall) { return *parse_rfc3339(wall + ":00+07:00"); }

ir::ScenarioValue customer(const char* name) { return {{0}, {ir::ConstantKind::Text, name, 0, 0}}; }

// T1 takes 3 hours, T2 takes 5, T3 is open; all in January.
ir::Scenario january() {
  ir::Scenario s;
  s.name = "january";
  s.as_of = wib("2026-02-01T00:00");
  s.subjects = {{"T1", {0}, {customer("toko")}},
                {"T2", {0}, {customer("toko")}},
                {"T3", {0}, {customer("warung")}}};
  const auto happen = [&](std::int32_t subject, const char* at, std::int32_t event) {
    s.happenings.push_back({wib(at), kNever, subject, {event}, {}, {}});
  };
  happen(0, "2026-01-05T09:00", 0);
  happen(0, "2026-01-05T12:00", 1);
  happen(1, "2026-01-05T09:00", 0);
  happen(1, "2026-01-05T14:00", 1);
  happen(2, "2026-01-31T22:00", 0);
  happen(2, "2026-02-01T01:00", 1);  // after the instant of evaluation: not known yet
  return s;
}

ir::Expectation item(std::int32_t subject) {
  ir::Expectation e;
  e.target = {0};
  e.subject = subject;
  return e;
}

ir::Expectation of_month(ir::ExpectationKind kind) {
  ir::Expectation e;
  e.kind = kind;
  e.target = {0};
  e.credit = {0};
  e.period = "2026-01";
  e.groups = {{"customer", "toko"}};
  return e;
}

ir::Program program_with_credit() {
  ir::Program p = stage::support();
  stage::add_credit(p, "refund", {stage::at_least(Rational(19, 20), 0), stage::otherwise(250)});
  return p;
}

engine::ExpectationResult checked(ir::Expectation expectation) {
  ir::Scenario s = january();
  s.expectations = {expectation};
  const engine::ScenarioResult result = engine::run_scenario(program_with_credit(), s);
  REQUIRE(result.expectations.size() == 1);
  CHECK(result.passed == result.expectations[0].held);
  return result.expectations[0];
}

}  // namespace

TEST_CASE("a scenario that holds") {
  ir::Expectation met = item(0), missed = item(1), pending = item(2);
  met.verdict = ir::Verdict::Met;
  met.elapsed = 3 * kHour;
  met.due = wib("2026-01-05T13:00");
  missed.verdict = ir::Verdict::Missed;
  missed.elapsed = 5 * kHour;
  pending.verdict = ir::Verdict::Pending;
  pending.item = 1;
  ir::Expectation period = of_month(ir::ExpectationKind::Period);
  period.verdict = ir::Verdict::Missed;
  period.result = Rational(1, 2);
  ir::Expectation credit = of_month(ir::ExpectationKind::CreditAmount);
  credit.amount = 250;
  ir::Expectation total = of_month(ir::ExpectationKind::TotalAmount);
  total.amount = 250;
  ir::Scenario s = january();
  s.expectations = {met, missed, pending, period, credit, total};
  const engine::ScenarioResult result = engine::run_scenario(program_with_credit(), s);
  for (const auto& expectation : result.expectations) {
    INFO(said(expectation.expected) << " | " << said(expectation.found));
    CHECK(expectation.held);
  }
  CHECK(result.passed);
}

TEST_CASE("what does not hold is said in the agreement's words") {
  ir::Expectation wrong = item(1);
  wrong.verdict = ir::Verdict::Met;
  wrong.line = 77;
  auto result = checked(wrong);
  CHECK_FALSE(result.held);
  CHECK(result.line == 77);
  CHECK(said(result.expected) == "resolution of T2 is met");
  CHECK(said(result.found) == "missed, elapsed 5h, due 2026-01-05 13:00");

  ir::Expectation late = item(0);
  late.due = wib("2026-01-05T13:01");
  CHECK_FALSE(checked(late).held);
  ir::Expectation second = item(0);
  second.item = 2;
  CHECK(said(checked(second).found) == "no such item");

  ir::Expectation period = of_month(ir::ExpectationKind::Period);
  period.verdict = ir::Verdict::Met;
  CHECK(said(checked(period).expected) == "resolution in 2026-01 for customer = \"toko\" is met");
  CHECK(said(checked(period).found) == "missed with 50%");
  period.groups = {{"customer", "nobody"}};
  CHECK(said(checked(period).found) == "no such result");
  period.period = "2026-02";
  CHECK(said(checked(period).found) == "2026-02 is not a month of the term that has begun");

  ir::Expectation credit = of_month(ir::ExpectationKind::CreditAmount);
  credit.amount = 251;
  CHECK_FALSE(checked(credit).held);
  CHECK(said(checked(credit).found) == "IDR 250");
}

TEST_CASE("what `when` says at the first instant prevails over `given`") {
  ir::Scenario s = january();
  s.happenings.push_back({wib("2026-01-05T09:00"), kNever, 0, {}, {}, {customer("agen")}});
  ir::Expectation period = of_month(ir::ExpectationKind::Period);
  period.groups = {{"customer", "agen"}};
  period.verdict = ir::Verdict::Met;
  s.expectations = {period};
  CHECK(engine::run_scenario(program_with_credit(), s).passed);
}

TEST_CASE("an unknown zone and an unreadable file are errors in words") {
  ir::Program p = program_with_credit();
  events::ReadError error;
  engine::RunOptions options;
  options.as_of = wib("2026-02-01T00:00");
  CHECK_FALSE(engine::run(p, {{"", "no/such/file.ndjson"}}, options, error).has_value());
  CHECK(error.message.find("no/such/file.ndjson") != std::string::npos);
  p.agreement.zone = "Asia/Atlantis";
  CHECK_FALSE(engine::run(p, {}, options, error).has_value());
  CHECK(error.message.find("does not know `Asia/Atlantis`") != std::string::npos);
}

TEST_CASE("of an agreement whose zone nobody knows no scenario is run, and it says why") {
  for (const bool of_a_calendar : {false, true}) {
    ir::Program p = program_with_credit();
    std::string& zone = of_a_calendar ? p.calendars.emplace_back().zone : p.agreement.zone;
    zone = "Asia/Jakfees";
    const engine::ScenarioResult result = engine::run_scenario(p, january());
    CHECK_FALSE(result.passed);
    CHECK(result.problem.find("does not know `Asia/Jakfees`") != std::string::npos);
  }
}

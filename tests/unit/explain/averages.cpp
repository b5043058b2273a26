// How long items take together goes the whole road: the average of what they took,
// held against a length from above. Judged, credited by a table of lengths, written as text and for
// machines in both languages, explained, and expected by a scenario.
#include <catch2/catch.hpp>

#include "runtime/engine/engine.h"
#include "runtime/explain/explain.h"
#include "runtime/settlement/settle.h"
#include "tests/unit/clocks/stage.h"
#include "tests/unit/json.h"
#include "tests/unit/schema.h"

using namespace stage;
using nlohmann::json;

namespace {

constexpr const char* kAsOf = "2025-04-01 00:00";

ir::SlabRow row(ir::BoundKind bound, Duration result, int money) {
  return {bound, Rational(result), {ir::FixedAmount{Rational(money)}}};
}

// At most 4 hours on average; up to 8 hours cost 100, anything longer 300.
Stage averaged() {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  s.clock().name = "resolution_time";
  ir::Target& target = s.target();
  target.name = "resolution";
  target.test = ir::Comparison::AtMost;
  target.bound = 4 * kHour;
  of_items(target).aggregate = ir::Aggregate::AverageElapsed;
  s.program.credits.push_back(
      {"late",
       {},
       {0},
       {row(ir::BoundKind::AtMost, 4 * kHour, 0), row(ir::BoundKind::AtMost, 8 * kHour, 100),
        row(ir::BoundKind::Otherwise, 0, 300)},
       RoundingMode::HalfUp,
       1});
  return s;
}

void ticket(Stage& s, const std::string& name, const std::string& to) {
  s.happen(name, "2025-03-10 08:00", "opened");
  s.happen(name, "2025-03-10 " + to, "resolved");
}

// 2, 8 and 10 hours: 6 hours and 40 minutes on average.
Stage late() {
  Stage s = averaged();
  ticket(s, "T1", "10:00");
  ticket(s, "T2", "16:00");
  ticket(s, "T3", "18:00");
  return s;
}

constexpr Date kFirst = Date{20148}, kLast = Date{20178};  // of March 2025

report::Statement march(Stage& s) {
  auto found = evaluation::evaluate(s.program, std::move(s.store), {wib(kAsOf), {}, 0});
  s.store = std::move(found.store);
  settlement::Settlement owed = settlement::settle(s.program, found.results);
  report::Statement statement =
      report::statement_of(s.program, std::move(found.results), std::move(owed), {{kFirst, kLast}});
  statement.as_of = wib(kAsOf);
  statement.digest = ir::digest(s.program);
  return statement;
}

json result_of(Stage& s) { return akad::parsed(report::to_json(march(s)))["periods"][0]; }

std::string text_of(Stage& s, std::string_view language) {
  return report::to_text(march(s), *phrases::find_book(language));
}

bool says(const std::string& text, const std::string& part) {
  INFO(text);
  INFO(part);
  const bool found = text.find(part) != text.npos;
  CHECK(found);
  return found;
}

report::Explanation told(Stage& s, const std::string& subject) {
  events::Trail trail{subject, {}};
  s.store.files = {"log.ndjson"};
  const std::uint32_t number = s.store.subjects.intern(subject);
  for (const events::Occurrence& what : s.store.occurrences) {
    if (what.subject == number) trail.steps.push_back({what, 0, 0, trail.steps.size() + 1});
  }
  auto found = evaluation::evaluate(s.program, std::move(s.store),
                                    {wib(kAsOf), evaluation::Keep::ItemsOfSubject, number, {0}});
  const auto told = explain::explain(found, trail, {{0}, number, 0, std::nullopt});
  s.store = std::move(found.store);
  return told;
}

}  // namespace

TEST_CASE("an average is judged from above, and a table of lengths says what it costs") {
  Stage s = late();
  const json period = result_of(s);
  const json& result = period["results"][0];
  CHECK(result["kind"] == "items");
  CHECK(result["verdict"] == "missed");
  CHECK(result["measured"] == json({{"kind", "duration"}, {"value", "24000000"}}));
  CHECK(result["promised"] ==
        json({{"kind", "duration"}, {"value", "14400000"}, {"test", "at most"}}));
  CHECK(result["counts"]["longest_ms"] == 10 * kHour);
  CHECK(result["counts"]["met"] == 1);
  CHECK(result["counts"]["missed"] == 2);
  const json& credit = period["credits"][0];
  CHECK(credit["slab"] == "at most 8h, more than 4h");
  CHECK(credit["result"] == result["measured"]);
  CHECK(credit["payable"]["amount"] == "100");
}

TEST_CASE("exactly the promised length is kept, and a moment more is not") {
  Stage kept = averaged();
  ticket(kept, "T1", "10:00");
  ticket(kept, "T2", "14:00");
  CHECK(result_of(kept)["results"][0]["verdict"] == "met");
  CHECK(result_of(kept)["credits"].empty());
  Stage missed = averaged();
  ticket(missed, "T1", "10:00");
  ticket(missed, "T2", "14:01");
  CHECK(result_of(missed)["results"][0]["verdict"] == "missed");
  kept.target().test = ir::Comparison::LessThan;
  CHECK(result_of(kept)["results"][0]["verdict"] == "missed");
}

TEST_CASE("a statement says an average in both languages, and for machines by its schema") {
  Stage s = late();
  const std::string english = text_of(s, "en");
  says(english, "at most 4h on average");
  says(english, "6h 40m (over 3 items; the longest: 10h; longer than the limit: 2)");
  says(english, "at most 8h, more than 4h: IDR 100");
  const std::string indonesian = text_of(s, "id");
  says(indonesian, "rata-rata tidak lebih dari 4 jam");
  says(indonesian, "6 jam 40 mnt (dari 3 item; terlama: 10 jam; lebih lama dari batas waktu: 2)");
  says(indonesian, "tidak lebih dari 8 jam, lebih dari 4 jam: IDR 100");
  const json schema = akad::parsed(report::json_schema());
  json document = akad::parsed(report::to_json(march(s)));
  CHECK(fits(schema, schema, document));
  document["periods"][0]["results"][0]["measured"]["kind"] = "hours";
  CHECK_FALSE(fits(schema, schema, document));
}

TEST_CASE("groups of an average stand in a table with what a distribution shows") {
  Stage s = late();
  s.target().groups = {s.signal("priority")};
  const std::string english = text_of(s, "en");
  says(english, "items  of these open  longest  longer  not counted");
  says(text_of(s, "id"), "terlama  lebih lama");
}

TEST_CASE("an empty month that counts as met is the best of a scale that is open above") {
  Stage s = averaged();
  s.target().empty = ir::EmptyMonth::Met;
  CHECK(result_of(s)["results"][0]["measured"].is_null());
  CHECK(result_of(s)["credits"].empty());
  s.program.credits[0].slabs = {row(ir::BoundKind::Below, kHour, 7),
                                row(ir::BoundKind::Otherwise, 0, 300)};
  CHECK(result_of(s)["credits"][0]["payable"]["amount"] == "7");
  s.target().empty = ir::EmptyMonth::Missed;  // there is no worst
  CHECK(result_of(s)["credits"].empty());
}

TEST_CASE("an item is explained beside the average of its month") {
  Stage s = late();
  const report::Explanation one = told(s, "T2");
  const std::string english = report::to_text(one);
  says(english, "at most 4h on average over the items of each month");
  says(english, "6h 40m (over 3 items; the longest: 10h; longer than the limit: 2); promised at\n");
  says(report::to_text(one, *phrases::find_book("id")),
       "rata-rata tidak lebih dari 4 jam untuk item setiap bulan");
  const json document = akad::parsed(report::to_json(one));
  const json& month = document["items"][0]["month"]["result"];
  CHECK(month["measured"] == json({{"kind", "duration"}, {"value", "24000000"}}));
  CHECK(month["promised"] == json({{"kind", "duration"}, {"value", "14400000"}}));
  const json schema = akad::parsed(report::explanation_schema());
  CHECK(fits(schema, schema, document));
}

TEST_CASE("a scenario expects an average") {
  Stage s = averaged();
  ir::Scenario story;
  story.as_of = wib(kAsOf);
  story.subjects = {{"T1", {0}, {}}};
  ir::Happening begin, end;
  begin.at = wib("2025-03-10 08:00");
  begin.event = s.event("opened");
  end.at = wib("2025-03-10 14:30");
  end.event = s.event("resolved");
  story.happenings = {begin, end};
  ir::Expectation expected;
  expected.kind = ir::ExpectationKind::Period;
  expected.target = {0};
  expected.period = "2025-03";
  expected.verdict = ir::Verdict::Missed;
  expected.result = 13 * kHour / 2;
  story.expectations = {expected};
  const engine::ScenarioResult held = engine::run_scenario(s.program, story);
  CHECK(held.passed);
  CHECK(phrases::english().say(held.expectations[0].expected) ==
        "resolution in 2025-03 is missed with 6h 30m");
  story.expectations[0].result = 6 * kHour;
  const engine::ScenarioResult other = engine::run_scenario(s.program, story);
  CHECK_FALSE(other.passed);
  CHECK(phrases::english().say(other.expectations[0].found) == "missed with 6h 30m");
}

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "runtime/trials/write/write.h"
#include "tests/drive/drive.h"
#include "tests/unit/compiler/compile.h"
#include "tests/unit/schema.h"

using namespace akad;
using nlohmann::json;

namespace {

const std::string kRules = R"(
target handled {
  clause "4.1" "Handling"
  handling is within
    | priority = "P1" | 4 hours of office  |
    | priority = "P2" | 8 hours of office  |
    | otherwise       | 20 hours of office |
  for at least 95% of tickets resolved in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: not applicable
}

credit late for handled {
  clause "6.1" "Credits"
  the result is
    | at least 95% | no credit     |
    | at least 50% | 5% of charge  |
    | otherwise    | 10% of charge |
  rounded half up to IDR 1
}

cap most on all credits {
  at most 5% of charge each calendar month
}
)";

std::string scenario(const std::string& name, const std::string& priority,
                     const std::string& stopped, const std::string& then) {
  return "scenario \"" + name + "\" {\n  given T1 of tickets with priority = \"" + priority +
         "\"\n  when 2026-03-04 09:00 T1 opened\n  when 2026-03-04 " + stopped +
         " T1 resolved\n  then " + then + "\n}\n";
}

const ir::Program& program() {
  static const driver::Compilation found = [] {
    std::string text = kRules;
    text += scenario("in time", "P1", "12:00", "handled of T1 is met");
    text += scenario("too late", "P1", "15:00", "handled of T1 is met, elapsed 3 hours");
    text += scenario("the month", "P1", "15:00", "handled in 2026-03 is met with 100%");
    text += scenario("the credit", "P1", "15:00", "late in 2026-03 is no credit");
    text += scenario("all of it", "P1", "15:00", "all credits in 2026-03 are IDR 1");
    text += scenario("the cap", "P1", "15:00", "most in 2026-03 takes off nothing");
    text += scenario("no such", "P1", "15:00", "handled of T1 item 2 is met");
    return tests::compiled(tests::agreement(tests::frame() + text));
  }();
  REQUIRE(found.program);
  return *found.program;
}

std::vector<std::size_t> all() {
  std::vector<std::size_t> places(program().scenarios.size());
  for (std::size_t at = 0; at < places.size(); ++at) places[at] = at;
  return places;
}

trials::Tried tried(const trials::Options& options) {
  trials::Tried one{"desk.sla", &program()};
  one.chosen = all();
  one.trials = trials::try_scenarios(program(), one.chosen, options);
  return one;
}

std::string because(std::size_t at) { return tried({}).trials[at].because; }

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != text.npos;
}

std::vector<std::string> untried(const std::vector<std::size_t>& chosen) {
  trials::Options options;
  options.note_touched = true;
  trials::Touched touched;
  for (const auto& trial : trials::try_scenarios(program(), chosen, options)) {
    touched.add(trial.touched);
  }
  std::vector<std::string> rows;
  const auto& english = phrases::english();
  for (const auto& one : trials::coverage_of(program(), touched).untried) {
    rows.push_back(english.say(trials::declared(one)) +
                   (one.row.empty() ? "" : ": " + english.say(one.row)));
  }
  return rows;
}

}  // namespace

TEST_CASE("the first difference is explained, whatever it is of") {
  CHECK(because(0).empty());
  CHECK(has(because(1), "the clock starts"));
  CHECK(has(because(2), "missed"));
  CHECK(has(because(2), "T1"));
  CHECK(has(because(3), "10% of charge"));
  CHECK(has(because(4), "10% of charge"));
  CHECK(has(because(5), "Rp"));
  CHECK_FALSE(because(6).empty());
  for (const auto& trial : tried({}).trials)
    CHECK(trial.because.find(".sla:") == std::string::npos);
}

TEST_CASE("however many are tried at once, the answers are the same and in order") {
  const std::string once = trials::to_json({tried({})}, phrases::english());
  for (int i = 0; i < 5; ++i) CHECK(trials::to_json({tried({})}, phrases::english()) == once);
  const auto one = tried({});
  for (std::size_t at = 0; at < one.trials.size(); ++at) {
    CHECK(one.trials[at].result.name == program().scenarios[at].name);
  }
}

TEST_CASE("what no scenario tries is told, the whole before its rows") {
  const std::vector<std::string> nothing = untried({});
  CHECK(std::count(nothing.begin(), nothing.end(), "Target 4.1 Handling (handled)") == 1);
  CHECK(std::none_of(nothing.begin(), nothing.end(),
                     [](const auto& row) { return row.find(": ") != row.npos; }));
  const std::vector<std::string> items = untried({1});
  CHECK(std::count(items.begin(), items.end(), "Target 4.1 Handling (handled)") == 0);
  CHECK(std::count(items.begin(), items.end(),
                   "Target 4.1 Handling (handled): priority = \"P1\"") == 0);
  CHECK(std::count(items.begin(), items.end(),
                   "Target 4.1 Handling (handled): priority = \"P2\"") == 1);
  CHECK(std::count(items.begin(), items.end(), "Target 4.1 Handling (handled): otherwise") == 1);
  CHECK(std::count(items.begin(), items.end(), "Credit 6.1 Credits (late)") == 1);
  const std::vector<std::string> owed = untried({3});
  CHECK(std::count(owed.begin(), owed.end(), "Credit 6.1 Credits (late)") == 0);
  CHECK(std::count_if(owed.begin(), owed.end(), [](const std::string& row) {
          return row.starts_with("Credit 6.1 Credits (late): ");
        }) == 2);
  CHECK(std::count(owed.begin(), owed.end(), "Cap most") == 0);
}

TEST_CASE("test.schema.json is the schema, and what is written fits it") {
  CHECK(drive::read_file(AKAD_ROOT "/runtime/trials/write/test.schema.json") ==
        trials::json_schema());
  const json schema = json::parse(trials::json_schema());
  trials::Options options;
  options.note_touched = true;
  auto one = tried(options);
  trials::Touched touched;
  for (const auto& trial : one.trials) touched.add(trial.touched);
  one.coverage = trials::coverage_of(program(), touched);
  for (const std::string_view language : phrases::languages()) {
    json written = json::parse(
        trials::to_json({one, trials::Tried{"wrong.sla"}}, *phrases::find_book(language)));
    CHECK(stage::fits(schema, schema, written));
    CHECK(written["passed"] == 1);
    CHECK(written["agreements"][1]["checks"] == false);
    written["agreements"][0]["scenarios"][0].erase("expectations");
    CHECK_FALSE(stage::fits(schema, schema, written));
  }
}

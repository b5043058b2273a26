// Another way to make one number of items: the average of how long they took, through the same
// counting, merging and judging.
#include <catch2/catch.hpp>

#include "runtime/results/judge.h"
#include "tests/unit/clocks/stage.h"

using namespace stage;

namespace {

void ticket(Stage& s, const std::string& name, const std::string& from, const std::string& to) {
  s.happen(name, "2025-03-10 " + from, "opened");
  if (!to.empty()) s.happen(name, "2025-03-10 " + to, "resolved");
}

Stage averaged() {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  of_items(s.target()).aggregate = ir::Aggregate::AverageElapsed;
  ticket(s, "T1", "10:00", "11:00");
  ticket(s, "T2", "10:00", "12:00");
  ticket(s, "T3", "10:00", "12:00");
  ticket(s, "T4", "10:00", "");
  return s;
}

results::Result march(Stage& s) {
  auto found =
      evaluation::evaluate(s.program, std::move(s.store), {wib("2025-06-01 00:00"), {}, 0});
  for (const results::PeriodResults& row : found.results) {
    if (row.period.label == "2025-03") return row.results.at(0);
  }
  FAIL("no March");
  return {};
}

}  // namespace

TEST_CASE("an average is taken of the judged items, exactly") {
  Stage s = averaged();
  const results::Result result = march(s);
  REQUIRE(result.measured.has_value());
  CHECK(result.measured->kind == MeasuredKind::Length);
  CHECK(result.measured->value == Rational(5 * kHour, 3));
  CHECK(result.verdict == ir::Verdict::Met);  // promised: at least 1 ms
}

TEST_CASE("an average is held against a length, exactly at the bound") {
  Stage s = averaged();
  s.target().bound = Rational(5 * kHour, 3);
  CHECK(march(s).verdict == ir::Verdict::Met);
  Stage more = averaged();
  more.target().bound = Rational(5 * kHour + 1, 3);
  CHECK(march(more).verdict == ir::Verdict::Missed);
}

TEST_CASE("averages of parts are those of the whole, in any order") {
  Stage s = averaged();
  const measures::Partial whole = s.run("2025-06-01 00:00");
  measures::Distribution left, right;
  left.elapsed = {{kHour, 1}};
  left.met = 1;
  right.elapsed = {{2 * kHour, 2}};
  right.met = 2;
  measures::Cell a = left, b = right;
  measures::merge(a, b);
  measures::Cell c = right;
  measures::merge(c, measures::Cell{left});
  const auto& counted = std::get<measures::Distribution>(whole.cells.at(key("2025-03")));
  CHECK(std::get<measures::Distribution>(a).elapsed == counted.elapsed);
  CHECK(std::get<measures::Distribution>(c).elapsed == counted.elapsed);
  CHECK(std::get<measures::Distribution>(a).met == counted.met);
}

TEST_CASE("without judged items there is no average") {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  of_items(s.target()).aggregate = ir::Aggregate::AverageElapsed;
  CHECK_FALSE(march(s).measured.has_value());
}

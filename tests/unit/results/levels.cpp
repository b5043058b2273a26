// What results are called.
#include "runtime/results/levels.h"

#include <catch2/catch.hpp>

#include "runtime/results/judge.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::items;

namespace {

std::string level(const ir::Program& program, const measures::Cell& cell, bool closed = true) {
  plan::Period period;
  period.closed = closed;
  period.calendar = *ir::parse_period("2026-01");
  const results::Result result =
      results::judge(program, stage::key(0, "2026-01", {"a"}), cell, period);
  const ir::Level* found = results::level_of(program, result);
  return found == nullptr ? "" : found->name;
}

ir::Program with_levels() {
  ir::Program p = stage::support();  // at least 95%
  p.targets[0].levels = {{"optimal", ir::Comparison::MoreThan, Rational(98, 100)},
                         {"expected", ir::Comparison::AtLeast, Rational(95, 100)},
                         {"minimum", ir::Comparison::AtLeast, Rational(9, 10)}};
  return p;
}

}  // namespace

TEST_CASE("a result has the first level that it keeps, unrounded") {
  const ir::Program p = with_levels();
  CHECK(level(p, items(99, 1)) == "optimal");
  CHECK(level(p, items(98, 2)) == "expected");
  CHECK(level(p, items(95, 5)) == "expected");
  CHECK(level(p, items(9'499, 501)) == "minimum");
  CHECK(level(p, items(8'999, 1'001)).empty());
  CHECK(level(p, items(95, 5), false) == "expected");  // so far
  CHECK(level(stage::support(), items(99, 1)).empty());
}

TEST_CASE("of nothing the level is that of what credits are asked with") {
  ir::Program p = with_levels();
  CHECK(level(p, items(0, 0)).empty());
  p.targets[0].empty = ir::EmptyMonth::Met;
  CHECK(level(p, items(0, 0)) == "optimal");
  CHECK(level(p, items(0, 0), false).empty());
  p.targets[0].empty = ir::EmptyMonth::Missed;
  CHECK(level(p, items(0, 0)).empty());
  p.targets[0].empty = ir::EmptyMonth::Met;
  p.targets[0].empty_below = 10;
  CHECK(level(p, items(0, 9)) == "optimal");
  CHECK(level(p, items(0, 10)).empty());
}

TEST_CASE("misses that a small number allows make no result better") {
  ir::Program p = with_levels();
  of_items(p.targets[0]).small_below = 20;
  of_items(p.targets[0]).small_misses = 1;
  CHECK(level(p, items(9, 1)) == "minimum");
  CHECK(level(p, items(5, 1)).empty());
}

TEST_CASE("less is better where at most is promised") {
  ir::Program p = stage::support();
  p.targets[0].test = ir::Comparison::AtMost;
  p.targets[0].bound = kHour;
  of_items(p.targets[0]).aggregate = ir::Aggregate::AverageElapsed;
  p.targets[0].levels = {{"quick", ir::Comparison::LessThan, Rational(kHour / 2)},
                         {"usual", ir::Comparison::AtMost, Rational(kHour)}};
  measures::Distribution cell;
  cell.add(ir::Verdict::Met, kHour / 2);
  CHECK(level(p, cell) == "usual");
  cell.add(ir::Verdict::Met, kHour / 4);
  CHECK(level(p, cell) == "quick");
  cell.add(ir::Verdict::Missed, 9 * kHour);
  CHECK(level(p, cell).empty());
}

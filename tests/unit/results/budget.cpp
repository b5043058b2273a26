// How much of what was promised may go wrong, and how much did.
#include "runtime/results/budget.h"

#include <catch2/catch.hpp>

#include "runtime/results/judge.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::items;

namespace {

std::optional<results::Budget> budget(const ir::Program& program, measures::Cell cell) {
  plan::Period period;
  period.closed = true;
  period.calendar = *ir::parse_period("2026-01");
  return results::budget_of(
      program, results::judge(program, stage::key(0, "2026-01", {"a"}), std::move(cell), period));
}

measures::TimeCounts time_of(Duration service, const Rational& down) {
  measures::TimeCounts counts;
  counts.service = service;
  counts.down = down;
  return counts;
}

ir::Program of_time(const Rational& bound) {
  ir::Program p = stage::support();
  p.targets[0].of = ir::OfTime{};
  p.targets[0].bound = bound;
  return p;
}

Measured count(const Rational& value) { return {MeasuredKind::Count, value}; }
Measured length(const Rational& value) { return {MeasuredKind::Length, value}; }

}  // namespace

TEST_CASE("of items the share that may be missed, of those that count") {
  const ir::Program p = stage::support();  // 95%
  const auto half = budget(p, items(35, 5));
  CHECK(half->allowed == count(2));
  CHECK(half->used == count(5));
  CHECK(half->left() == count(-3));
  CHECK(half->burn_rate == Rational(5, 2));
  CHECK(budget(p, items(19, 0))->allowed == count(Rational(19, 20)));
  CHECK(budget(p, items(19, 0))->burn_rate == Rational(0));
  CHECK_FALSE(budget(p, items(0, 0)));
}

TEST_CASE("of few items as many as a small number allows") {
  ir::Program p = stage::support();
  of_items(p.targets[0]).small_below = 20;
  of_items(p.targets[0]).small_misses = 1;
  CHECK(budget(p, items(9, 1))->allowed == count(1));
  CHECK(budget(p, items(9, 1))->left() == count(0));
  CHECK(budget(p, items(19, 1))->allowed == count(1));
  CHECK(budget(p, items(59, 1))->allowed == count(3));
  p.targets[0].empty_below = 10;
  CHECK_FALSE(budget(p, items(8, 1)));
}

TEST_CASE("where all are promised nothing is allowed, and no rate is there") {
  ir::Program p = stage::support();
  p.targets[0].bound = 1;
  const auto none = budget(p, items(9, 1));
  CHECK(none->left() == count(-1));
  CHECK_FALSE(none->burn_rate);
}

TEST_CASE("of time what may be down; also where more is down than there is") {
  const ir::Program p = of_time(Rational(999, 1000));
  const auto month = budget(p, time_of(30 * kDay, Rational(216 * kMinute)));
  CHECK(month->allowed == length(Rational(432 * kMinute, 10)));
  CHECK(month->burn_rate == Rational(5));
  const auto much = budget(p, time_of(kHour, Rational(2 * kHour)));
  CHECK(much->used == length(Rational(2 * kHour)));
  CHECK(much->burn_rate == Rational(2000));
  CHECK_FALSE(budget(p, time_of(0, 0)));
}

TEST_CASE("a promise about lengths allows no number") {
  ir::Program p = stage::support();
  p.targets[0].test = ir::Comparison::AtMost;
  p.targets[0].bound = kHour;
  of_items(p.targets[0]).aggregate = ir::Aggregate::AverageElapsed;
  measures::Distribution cell;
  cell.add(ir::Verdict::Met, kHour);
  CHECK_FALSE(budget(p, cell));
}

TEST_CASE("of a figure that is a share, of a number, and of neither") {
  ir::Program p = stage::support();
  p.figures.push_back({"errors", {}, Id<ir::Log>{0}});
  ir::Figure& figure = p.figures.back();
  ir::Target& target = p.targets[0];
  target.of = ir::OfFigure{Id<ir::Figure>{0}, true};
  target.test = ir::Comparison::AtMost;
  target.bound = Rational(1, 10);
  measures::FigureCounts counts = measures::FigureCounts::of(figure);
  counts.add(3556);
  counts.add_to_all(7112);
  const auto errors = budget(p, counts);
  CHECK(errors->allowed.value == Rational(7112, 10));
  CHECK(errors->left().value == Rational(-28448, 10));
  CHECK(errors->burn_rate == Rational(5));
  target.test = ir::Comparison::AtLeast;
  target.bound = Rational(9, 10);
  CHECK(budget(p, counts)->burn_rate == Rational(5));

  figure.taken = ir::Taken::Sum;
  target.of = ir::OfFigure{Id<ir::Figure>{0}, false};
  counts = measures::FigureCounts::of(figure);
  counts.add(3);
  target.test = ir::Comparison::AtMost;
  target.bound = 4;
  CHECK(budget(p, counts)->left().value == Rational(1));
  target.test = ir::Comparison::AtLeast;
  CHECK_FALSE(budget(p, counts));
  target.test = ir::Comparison::AtMost;
  figure.taken = ir::Taken::Average;
  counts = measures::FigureCounts::of(figure);
  counts.add(3);
  CHECK_FALSE(budget(p, counts));
}

TEST_CASE("of an average of slots so many of them; of the worst of them none") {
  ir::Program p = stage::support();
  p.figures.push_back({"errors", {}, Id<ir::Log>{0}});
  ir::Figure& figure = p.figures.back();
  figure.slots = ir::OverSlots{kHour, ir::Taken::Average};
  figure.few = ir::FewInFigure{{}, 1, {}};
  p.targets[0].of = ir::OfFigure{Id<ir::Figure>{0}, true};
  p.targets[0].test = ir::Comparison::AtMost;
  p.targets[0].bound = Rational(1, 10);
  for (const auto then : {ir::Taken::Average, ir::Taken::Highest}) {
    figure.slots->then = then;
    measures::FigureCounts counts = measures::FigureCounts::of(figure);
    counts.slots.made().set_count(3);
    counts.add(1, 0);
    counts.add_to_all(2, 0);
    counts.add_to_all(2, kHour);
    counts.sum_up();
    const auto slots = budget(p, counts);
    CHECK(slots.has_value() == (then == ir::Taken::Average));
    if (!slots) continue;
    CHECK(slots->allowed == count(Rational(1, 5)));
    CHECK(slots->used == count(Rational(1, 2)));
  }
}

// Rounding: once a line, by mode and unit, and never above a cap.
#include <catch2/catch.hpp>

#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::items;
using stage::otherwise;
using stage::payables;
using stage::settled;
using stage::three_misses;

namespace {

using Amounts = std::vector<Rational>;

Rational rounded(const Rational& amount, RoundingMode mode, const Rational& unit = 1) {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(amount)});
  p.credits[0].rounding = mode;
  p.credits[0].unit = unit;
  measures::Partial partial;
  stage::put(partial, "2026-01", "a", items(0, 1));
  return payables(settled(p, partial))[0];
}

// One credit a line, of one customer, under a cap for all.
Amounts under_cap(const Amounts& amounts, const Rational& most, RoundingMode mode) {
  ir::Program p = stage::support();
  for (const Rational& amount : amounts) {
    stage::add_credit(p, "credit" + std::to_string(p.credits.size()), {otherwise(amount)});
    p.credits.back().rounding = mode;
  }
  stage::add_cap(p, "pool", {}, most);
  measures::Partial partial;
  stage::put(partial, "2026-01", "a", items(0, 1));
  return payables(settled(p, partial));
}

}  // namespace

TEST_CASE("TV34: rounding once a line") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(Rational(3333, 1000))});
  p.credits[0].unit = Rational(1, 100);
  CHECK(settled(p, three_misses()).month().total == Rational(999, 100));
  const Rational amount(2345, 1000), cent(1, 100);
  CHECK(rounded(amount, RoundingMode::HalfUp, cent) == Rational(235, 100));
  CHECK(rounded(amount, RoundingMode::HalfEven, cent) == Rational(234, 100));
  CHECK(rounded(amount, RoundingMode::Down, cent) == Rational(234, 100));
  CHECK(rounded(amount, RoundingMode::Up, cent) == Rational(235, 100));
}

TEST_CASE("halves, and a little more or less than halves, by mode") {
  const Rational little(1, 1'000'000'000);
  struct Row {
    RoundingMode mode;
    Rational of_half, of_one_and_half, below_half, above_half, whole;
  };
  for (const Row& row :
       {Row{RoundingMode::HalfUp, 11, 12, 10, 11, 10},
        Row{RoundingMode::HalfEven, 10, 12, 10, 11, 10},
        Row{RoundingMode::Down, 10, 11, 10, 10, 10}, Row{RoundingMode::Up, 11, 12, 11, 11, 10}}) {
    INFO(static_cast<int>(row.mode));
    CHECK(rounded(Rational(21, 2), row.mode) == row.of_half);
    CHECK(rounded(Rational(23, 2), row.mode) == row.of_one_and_half);
    CHECK(rounded(Rational(21, 2) - little, row.mode) == row.below_half);
    CHECK(rounded(Rational(21, 2) + little, row.mode) == row.above_half);
    CHECK(rounded(10, row.mode) == row.whole);
  }
}

TEST_CASE("equal remainders: the unit left goes to the earlier line") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(100)});
  stage::add_cap(p, "pool", {}, 100);
  CHECK(payables(settled(p, three_misses())) == Amounts{34, 33, 33});
}

TEST_CASE("units left go to the largest remainders, wherever they stand") {
  // Lowered to 0.6, 1.2 and 4.2.
  CHECK(under_cap({1, 2, 7}, 6, RoundingMode::HalfUp) == Amounts{1, 1, 4});
  // 6.6, 1.2, 4.2: the units of 12 are 6 + 1 + 4 and one more.
  CHECK(under_cap({11, 2, 7}, 12, RoundingMode::HalfUp) == Amounts{7, 1, 4});
  // 4.2, 1.2, 6.6
  CHECK(under_cap({7, 2, 11}, 12, RoundingMode::HalfUp) == Amounts{4, 1, 7});
}

TEST_CASE("under a cap that bites the mode does not matter") {
  for (const RoundingMode mode :
       {RoundingMode::HalfUp, RoundingMode::HalfEven, RoundingMode::Down, RoundingMode::Up}) {
    CHECK(under_cap({11, 2, 7}, 12, mode) == Amounts{7, 1, 4});
  }
}

TEST_CASE("rounding alone never lifts credits above a cap") {
  const Rational third(10, 3);
  CHECK(under_cap({third, third, third}, 10, RoundingMode::Up) == Amounts{4, 3, 3});
  // There is room for each line rounded up.
  CHECK(under_cap({third, third, third}, 12, RoundingMode::Up) == Amounts{4, 4, 4});
  CHECK(under_cap({third, third, third}, Rational(119, 10), RoundingMode::Up) == Amounts{4, 4, 3});
}

TEST_CASE("a cap between two units is rounded down") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(100)});
  stage::add_cap(p, "pool", {}, Rational(501, 10));
  CHECK(settled(p, three_misses()).month().total == 50);
  p.credits[0].unit = 1000;
  CHECK(settled(p, three_misses()).month().total == 0);
}

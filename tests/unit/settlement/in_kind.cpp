// What is owed in kind stands apart from money: no cap, no sum and no tax knows it.
#include <catch2/catch.hpp>

#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::otherwise;

namespace {

const std::string kDays = "days of service";

ir::SlabRow so_many(const Rational& quantity) {
  ir::SlabRow row = otherwise(0);
  row.amount = {ir::InKind{quantity, kDays}};
  return row;
}

// Beside a credit of money.
ir::Program owing_both() {
  ir::Program p = stage::support();
  stage::add_credit(p, "money", {stage::at_least(Rational(19, 20), 0), otherwise(100)});
  ir::SlabRow nothing = stage::at_least(Rational(19, 20), 0);
  nothing.amount = {ir::NoAmount{}};
  stage::add_credit(p, "days", {nothing, so_many(Rational(3, 2))});
  p.credits[1].unit = Rational(1, 2);
  return p;
}

}  // namespace

TEST_CASE("what is owed in kind is in no total of money and under no cap") {
  ir::Program p = owing_both();
  stage::add_cap(p, "cap", {}, 150);
  const auto all = stage::settled(p, stage::three_misses());
  const settlement::PeriodSettlement& month = all.month();
  CHECK(month.total == 150);
  CHECK(month.items.size() == 3);
  REQUIRE(month.in_kind.size() == 3);
  for (const settlement::LineItem& line : month.in_kind) {
    CHECK(line.payable == Rational(3, 2));
    CHECK(line.lowered.empty());
    CHECK_FALSE(line.tax);
  }
}

TEST_CASE("each kind has its own sum, also of nothing") {
  const ir::Program p = owing_both();
  const auto totals = [&](const measures::Partial& measured) {
    const auto all = stage::settled(p, measured);
    const settlement::PeriodSettlement* month = &all.month();
    return settlement::totals_in_kind(p, {&month, 1});
  };
  const auto owed = totals(stage::three_misses());
  REQUIRE(owed.size() == 1);
  CHECK(owed[0].of == kDays);
  CHECK(owed[0].quantity == Rational(9, 2));
  measures::Partial met;
  stage::put(met, "2026-01", "a", stage::items(1, 0));
  const auto nothing = totals(met);
  REQUIRE(nothing.size() == 1);
  CHECK(nothing[0].quantity == 0);
}

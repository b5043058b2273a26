// How a line came to what is payable: what each cap took, what is not counted again, and what caps
// leave of what is open.
#include <catch2/catch.hpp>

#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::at_least;
using stage::items;
using stage::otherwise;
using stage::put;
using stage::settled;

namespace {

// 100 for each month below 95%; at most so much a month, and so much a year.
ir::Program capped(int month, int year) {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {at_least(Rational(19, 20), 0), otherwise(100)});
  stage::add_cap(p, "month", {}, month);
  stage::add_cap(p, "year", {}, year);
  p.caps[1].cadence = ir::Cadence::CalendarYear;
  return p;
}

std::vector<Rational> lowered(const settlement::LineItem& line) {
  std::vector<Rational> by;
  for (const settlement::Lowered& one : line.lowered) by.push_back(one.by);
  return by;
}

// January is undetermined and may owe 100 yet.
settlement::Settlement with_open(ir::Program& p, const measures::Partial& partial) {
  std::vector<results::PeriodResults> term = settled(p, partial).results;
  p.targets[0].lost = ir::LostRecords::Undetermined;
  term[0].results[0].lost = 1;
  term[0].results[0].by_known = term[0].results[0].verdict;
  term[0].results[0].verdict = ir::Verdict::Undetermined;
  return settlement::settle(p, term);
}

std::vector<settlement::CapLeaves> leaves_of(const settlement::PeriodSettlement& period) {
  const settlement::PeriodSettlement* at = &period;
  return settlement::caps_leave({&at, 1});
}

}  // namespace

TEST_CASE("a line says what each cap took from it, those of other periods too") {
  const ir::Program p = capped(80, 120);
  measures::Partial partial;
  for (const char* month : {"2026-01", "2026-02", "2026-03"}) put(partial, month, "a", items(1, 1));
  const auto s = settled(p, partial);
  CHECK(lowered(s.month(0).items[0]) == std::vector<Rational>{20});
  CHECK(lowered(s.month(1).items[0]) == std::vector<Rational>{20, 40});
  CHECK(lowered(s.month(2).items[0]) == std::vector<Rational>{20, 80});
  CHECK(s.month(1).items[0].payable == 40);
  CHECK(s.month(2).items[0].payable == 0);
  CHECK(s.month(2).items[0].lowered[1].cap == Id<ir::Cap>{1});
  CHECK(s.month(2).items[0].lowered[1].period.cadence == ir::Cadence::CalendarYear);
}

TEST_CASE("what earned a credit is not counted again, and the line says what caps left of that") {
  ir::Program p = capped(30, 1000);
  p.targets[0].over_last = 3;
  p.targets[0].first_periods = ir::FirstPeriods::WhatThereIs;
  measures::Partial partial;
  put(partial, "2026-01", "a", items(1, 1));
  put(partial, "2026-02", "a", items(8, 0));
  put(partial, "2026-03", "a", items(0, 2));
  const auto s = settled(p, partial);
  CHECK_FALSE(s.month(0).items[0].before);
  const settlement::LineItem& nothing = s.month(1).items[0];
  REQUIRE(nothing.before);
  CHECK(nothing.exact == 0);
  CHECK(ir::label_of(nothing.before->until) == "2026-01");
  CHECK(nothing.before->exact == 100);
  CHECK(nothing.before->payable == 30);
  const settlement::LineItem& again = s.month(2).items[0];
  REQUIRE(again.before);
  CHECK(ir::label_of(again.before->until) == "2026-01");
  CHECK(again.measured.value == Rational(10, 12));
  REQUIRE(again.before->left);
  const measures::NotAgain said =
      measures::not_again(*again.before->left, s.results[2].results[0].counts);
  CHECK(said.figure.value.value == 1);
  CHECK(said.remark.values[0].value == 10);
  CHECK(said.remark.values[1].value == 12);
  CHECK(again.payable == 30);
}

TEST_CASE("of what is open no more can be payable than its caps have left at the end") {
  measures::Partial partial;
  put(partial, "2026-01", "a", items(1, 1));
  put(partial, "2026-02", "a", items(1, 1));
  ir::Program used_up = capped(100, 100);
  const auto none = with_open(used_up, partial);
  CHECK(none.periods[0].beside.open == 100);
  REQUIRE(leaves_of(none.periods[0]).size() == 1);
  CHECK(leaves_of(none.periods[0])[0].cap == Id<ir::Cap>{1});
  CHECK(leaves_of(none.periods[0])[0].most == 0);
  CHECK(leaves_of(none.periods[1]).empty());
  ir::Program tight = capped(100, 130);
  const auto some = with_open(tight, partial);
  REQUIRE(leaves_of(some.periods[0]).size() == 1);
  CHECK(leaves_of(some.periods[0])[0].most == 30);
  ir::Program wide = capped(100, 200);
  CHECK(leaves_of(with_open(wide, partial).periods[0]).empty());
}

TEST_CASE("the dearest row that may hold is told of what is open") {
  ir::Program p = capped(100, 200);
  measures::Partial partial;
  put(partial, "2026-01", "a", items(1, 0));
  const auto s = with_open(p, partial);
  const settlement::LineItem& line = s.periods[0].items.at(0);
  REQUIRE(line.open_by);
  CHECK(line.open_by->slab == Id<ir::SlabRow>{1});
  CHECK_FALSE(line.lowered.size() > 0);
}

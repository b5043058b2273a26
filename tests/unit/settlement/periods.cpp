// Caps hold in the periods of their own cadence; what arises falls into the one in which its own
// period ends.
#include <catch2/catch.hpp>

#include "tests/unit/settlement/stage.h"

using namespace akad;
using ir::Cadence;
using stage::otherwise;
using stage::settled;

namespace {

// A miss in each month of the first quarter, for a target by month and for one by quarter.
ir::Program both() {
  ir::Program p = stage::support();
  p.targets.push_back(p.targets.front());
  p.targets[1].name = "by_quarter";
  p.targets[1].cadence = Cadence::CalendarQuarter;
  stage::add_credit(p, "monthly", {otherwise(100)});
  stage::add_credit(p, "quarterly", {otherwise(250)});
  p.credits[1].target = {1};
  return p;
}

measures::Partial misses(const ir::Program& p) {
  measures::Partial partial;
  for (const char* month : {"2026-01", "2026-02", "2026-03"}) {
    stage::put(partial, month, "a", stage::items(0, 1));
  }
  const plan::Plan plan = plan::bind(p, *parse_rfc3339("2026-04-01T00:00:00+07:00"));
  const Id<plan::Period> quarter = plan::periods_of(plan, Cadence::CalendarQuarter).first;
  partial.cells[{{1}, quarter, {"a"}}] = stage::items(0, 3);
  return partial;
}

std::vector<Rational> totals(const ir::Program& p) {
  std::vector<Rational> sums;
  for (const auto& period : settled(p, misses(p)).owed.periods) sums.push_back(period.total);
  return sums;
}

using Sums = std::vector<Rational>;

}  // namespace

TEST_CASE("what a quarter owes arises behind its months, in a period of its own") {
  CHECK(totals(both()) == Sums{100, 100, 100, 250});
}

TEST_CASE("a cap limits what arises in periods of its cadence") {
  ir::Program p = both();
  stage::add_cap(p, "of the month", {{0}}, 60);
  stage::add_cap(p, "of the quarter", {{1}}, 150);
  p.caps[1].cadence = Cadence::CalendarQuarter;
  CHECK(totals(p) == Sums{60, 60, 60, 150});
}

TEST_CASE("a quarter's credit falls into its last month, in proportion with what ends with it") {
  ir::Program p = both();
  stage::add_cap(p, "all", {}, 70);
  CHECK(totals(p) == Sums{70, 70, 20, 50});  // of 100 and 250
}

TEST_CASE("a cap of a longer period is over the sum, and what comes first uses it first") {
  ir::Program p = both();
  stage::add_cap(p, "all", {}, 240);
  p.caps[0].cadence = Cadence::CalendarQuarter;
  const auto s = settled(p, misses(p)).owed;
  CHECK(s.periods[1].total == 100);
  CHECK(s.periods[1].caps.empty());
  // 40 are left for 100 of March and 250 of the quarter.
  CHECK(s.periods[2].total + s.periods[3].total == 40);
  CHECK(s.periods[2].total == 11);
  REQUIRE(s.periods[3].caps.size() == 1);
  CHECK(s.periods[3].caps[0].before == 550);
  CHECK(s.periods[3].caps[0].earlier == 200);
  CHECK(s.periods[3].caps[0].most == 240);
  CHECK(s.periods[3].caps[0].reduction == 310);
  CHECK(s.ledger.used.empty());
}

TEST_CASE("of caps that are as narrow, that of the shorter period comes first") {
  ir::Program p = both();
  stage::add_cap(p, "of the year", {}, 300);
  p.caps[0].cadence = Cadence::CalendarYear;
  stage::add_cap(p, "of the month", {}, 90);
  CHECK(totals(p) == Sums{90, 90, 26, 64});
  p.caps[0].most = {ir::FixedAmount{200}};
  CHECK(totals(p) == Sums{90, 90, 6, 14});
}

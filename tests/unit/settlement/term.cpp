// The whole term, period by period, and what one hands to the next.
#include <catch2/catch.hpp>

#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::items;
using stage::otherwise;
using stage::put;
using stage::settled;
using stage::three_misses;

namespace {

ir::Program two_credits() {
  ir::Program p = stage::support();
  stage::add_credit(p, "first", {otherwise(100)});
  stage::add_credit(p, "second", {stage::at_least(Rational(1, 2), 0), otherwise(7)});
  stage::add_cap(p, "pool", {}, 250);
  return p;
}

measures::Partial three_months() {
  measures::Partial partial = three_misses();
  put(partial, "2026-02", "a", items(0, 1));
  put(partial, "2026-03", "a", items(1, 1));
  put(partial, "2026-03", "b", items(0, 3));
  return partial;
}

}  // namespace

TEST_CASE("months are settled apart, and an open one earns nothing yet") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(100)});
  stage::add_cap(p, "pool", {}, 100);
  measures::Partial partial = three_misses();
  put(partial, "2026-02", "a", items(0, 1));
  put(partial, "2026-03", "a", items(0, 1));
  const auto s = settled(p, partial, "2026-03-15T00:00:00+07:00");
  REQUIRE(s.results.size() == 3);
  CHECK(s.month(0).total == 100);
  CHECK(s.month(1).total == 100);
  CHECK_FALSE(s.results[2].period.closed);
  CHECK(s.month(2).items.empty());
  CHECK(s.results[2].results[0].verdict == ir::Verdict::Pending);
  CHECK(s.owed.ledger.paid == std::vector<Rational>{200});
}

TEST_CASE("a target without groups has a result in every month") {
  ir::Program p = stage::support();
  p.targets[0].groups.clear();
  p.targets[0].empty = ir::EmptyMonth::Missed;
  stage::add_credit(p, "credit", {otherwise(100)});
  const auto s = settled(p, {});
  REQUIRE(s.results.size() == 3);
  CHECK(s.results[1].results[0].verdict == ir::Verdict::Missed);
  CHECK(s.owed.ledger.paid == std::vector<Rational>{300});
}

TEST_CASE("the ledger holds what every period made payable, by credit") {
  const ir::Program p = two_credits();
  const auto s = settled(p, three_months());
  CHECK(s.month(0).total == 250);  // three of 100, held to the pool
  CHECK(s.month(1).total == 107);
  CHECK(s.month(2).total == 207);
  CHECK(s.owed.ledger.paid == std::vector<Rational>{250 + 100 + 200, 7 + 7});
}

TEST_CASE("settling the term is settling its periods in order with one ledger") {
  const ir::Program p = two_credits();
  const auto s = settled(p, three_months());
  settlement::Ledger ledger;
  std::vector<Rational> so_far;
  for (std::size_t i = 0; i < s.results.size(); ++i) {
    const auto alone = settlement::settle_period(p, s.results[i], ledger);
    CHECK(alone.total == s.month(i).total);
    so_far.push_back(ledger.paid[0]);
  }
  CHECK(so_far == std::vector<Rational>{250, 350, 550});
  CHECK(ledger.paid == s.owed.ledger.paid);
}

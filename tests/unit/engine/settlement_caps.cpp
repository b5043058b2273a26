// Slabs, caps and rounding.
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "tests/unit/engine/settlement_stage.h"

using namespace akad;
using stage::at_least;
using stage::below;
using stage::items;
using stage::otherwise;
using stage::payables;
using stage::put;
using stage::settled;

namespace {

using Amounts = std::vector<Rational>;

// Three customers, each with a result of 1/2.
measures::Partial three_misses() {
  measures::Partial partial;
  for (const char* customer : {"a", "b", "c"}) put(partial, "2026-01", customer, items(1, 1));
  return partial;
}

}  // namespace

TEST_CASE("the first slab that holds gives the amount, at the boundary too") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {at_least(Rational(19, 20), 0), at_least(Rational(9, 10), 50),
                                  otherwise(100)});
  measures::Partial partial;
  put(partial, "2026-01", "a", items(19, 1));
  put(partial, "2026-01", "b", items(9, 1));
  put(partial, "2026-01", "c", items(899, 101));
  const report::Statement s = settled(p, partial);
  CHECK(payables(s) == Amounts{50, 100});
  CHECK(s.periods[0].items[0].slab == "below 95%, at least 90%");
  CHECK(s.periods[0].items[1].slab == "below 90%");
  CHECK(s.periods[0].items[1].amount_rule == "IDR 100");
  CHECK(s.periods[0].items[1].group[0].value == "c");
  CHECK(s.periods[0].total == 150);
  CHECK(s.total == 150);
}

TEST_CASE("rising slabs, and a share of a fee in words") {
  ir::Program p = stage::support();
  const ir::Amount share{ir::AmountKind::ShareOfFee, Rational(1, 8), {0}};
  stage::add_credit(p, "credit", {below(Rational(1, 2), 200),
                                  {ir::BoundKind::Below, Rational(4, 5), share}, otherwise(0)});
  const report::Statement s = settled(p, three_misses());
  CHECK(payables(s) == Amounts{125, 125, 125});
  CHECK(s.periods[0].items[0].slab == "below 80%, at least 50%");
  CHECK(s.periods[0].items[0].amount_rule == "12.5% of monthly_charge (IDR 1_000 before tax)");
}

TEST_CASE("TV34: rounding once a line") {
  ir::Program p = stage::support();
  p.credits.clear();
  stage::add_credit(p, "credit", {otherwise(Rational(3333, 1000))});
  p.credits[0].unit = Rational(1, 100);
  const report::Statement s = settled(p, three_misses());
  CHECK(s.periods[0].total == Rational(999, 100));
  p.credits[0].slabs = {otherwise(Rational(2345, 1000))};
  CHECK(payables(settled(p, three_misses()))[0] == Rational(235, 100));
  p.credits[0].rounding = RoundingMode::HalfEven;
  CHECK(payables(settled(p, three_misses()))[0] == Rational(234, 100));
  p.credits[0].rounding = RoundingMode::Down;
  CHECK(payables(settled(p, three_misses()))[0] == Rational(234, 100));
  p.credits[0].rounding = RoundingMode::Up;
  CHECK(payables(settled(p, three_misses()))[0] == Rational(235, 100));
}

TEST_CASE("TV30: three credits of 13_000 are held to the pool of 10_000 in proportion") {
  ir::Program p = stage::support();
  stage::add_credit(p, "first", {otherwise(2'000)});
  stage::add_credit(p, "second", {otherwise(6'000)});
  stage::add_credit(p, "third", {otherwise(5'000)});
  stage::add_cap(p, "pool", {}, 10'000);
  measures::Partial partial;
  put(partial, "2026-01", "a", items(0, 1));
  const report::Statement s = settled(p, partial);
  CHECK(s.periods[0].total == 10'000);
  // 1538.46, 4615.38 and 3846.15: the unit left goes to the largest remainder.
  CHECK(payables(s) == Amounts{1'539, 4'615, 3'846});
  REQUIRE(s.periods[0].caps.size() == 1);
  CHECK(s.periods[0].caps[0].before == 13'000);
  CHECK(s.periods[0].caps[0].reduction == 3'000);
}

TEST_CASE("equal remainders: the unit left goes to the earlier line") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(100)});
  stage::add_cap(p, "pool", {}, 100);
  CHECK(payables(settled(p, three_misses())) == Amounts{34, 33, 33});
}

TEST_CASE("caps apply narrowest first: fewest credits, then finest grouping") {
  ir::Program p = stage::support();
  const auto first = stage::add_credit(p, "first", {otherwise(100)});
  stage::add_credit(p, "second", {otherwise(100)});
  stage::add_cap(p, "all", {}, 240);
  stage::add_cap(p, "each customer", {}, 150, true);
  stage::add_cap(p, "first alone", {first}, 90);
  const report::Statement s = settled(p, three_misses());
  std::vector<std::string> order;
  for (const auto& cap : s.periods[0].caps) order.push_back(cap.cap);
  // 30 for each of `first`, so 130 for each customer: below 150, that cap does not bite.
  CHECK(order == std::vector<std::string>{"first alone", "all"});
  CHECK(s.periods[0].caps[1].before == 390);
  CHECK(s.periods[0].total == 240);
}

TEST_CASE("a cap for each customer holds each customer apart") {
  ir::Program p = stage::support();
  stage::add_credit(p, "first", {at_least(Rational(1, 2), 100), otherwise(10)});
  stage::add_credit(p, "second", {otherwise(60)});
  stage::add_cap(p, "each customer", {}, 80, true);
  measures::Partial partial;
  put(partial, "2026-01", "a", items(1, 1));
  put(partial, "2026-01", "b", items(0, 1));
  const report::Statement s = settled(p, partial);
  REQUIRE(s.periods[0].caps.size() == 1);
  CHECK(s.periods[0].caps[0].group[0].value == "a");
  CHECK(payables(s) == Amounts{50, 10, 30, 60});
}

TEST_CASE("rounding alone never lifts credits above a cap") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(Rational(10, 3))});
  p.credits[0].rounding = RoundingMode::Up;
  stage::add_cap(p, "pool", {}, 10);
  CHECK(payables(settled(p, three_misses())) == Amounts{4, 3, 3});
}

TEST_CASE("a cap between two units is rounded down") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(100)});
  stage::add_cap(p, "pool", {}, Rational(501, 10));
  CHECK(settled(p, three_misses()).periods[0].total == 50);
  p.credits[0].unit = 1000;
  CHECK(settled(p, three_misses()).periods[0].total == 0);
}

TEST_CASE("months are settled apart, and an open one earns nothing yet") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(100)});
  stage::add_cap(p, "pool", {}, 100);
  measures::Partial partial = three_misses();
  put(partial, "2026-02", "a", items(0, 1));
  put(partial, "2026-03", "a", items(0, 1));
  const report::Statement s = settled(p, partial, "2026-03-15T00:00:00+07:00");
  REQUIRE(s.periods.size() == 3);
  CHECK(s.periods[0].total == 100);
  CHECK(s.periods[1].total == 100);
  CHECK_FALSE(s.periods[2].period.closed);
  CHECK(s.periods[2].items.empty());
  CHECK(s.periods[2].results[0].verdict == ir::Verdict::Pending);
  CHECK(s.total == 200);
}

TEST_CASE("a target without groups has a result in every month") {
  ir::Program p = stage::support();
  p.targets[0].groups.clear();
  p.targets[0].empty = ir::EmptyMonth::Missed;
  stage::add_credit(p, "credit", {otherwise(100)});
  const report::Statement s = settled(p, {});
  REQUIRE(s.periods.size() == 3);
  CHECK(s.periods[1].results[0].verdict == ir::Verdict::Missed);
  CHECK(s.total == 300);
}

namespace {

// Sums of payables in every scope of every cap, against the cap.
void check_caps(const ir::Program& p, const report::Statement& s) {
  for (const ir::Cap& cap : p.caps) {
    std::map<std::string, Rational> sums;
    for (const report::LineItem& line : s.periods[0].items) {
      bool scoped = cap.credits.empty();
      for (const auto credit : cap.credits) scoped |= p.credits[credit.index()].name == line.credit;
      if (scoped) sums[cap.groups.empty() ? "" : line.group[0].value] += line.payable;
    }
    for (const auto& [group, sum] : sums) REQUIRE(sum <= cap.most.value);
  }
}

ir::Program random_rules(std::mt19937_64& random) {
  ir::Program p = stage::support();
  const std::size_t credits = random() % 4 + 1;
  for (std::size_t i = 0; i < credits; ++i) {
    const Rational low(random() % 5000, random() % 9 + 1);
    const auto id = stage::add_credit(
        p, "credit" + std::to_string(i),
        {at_least(Rational(1, 2), low), otherwise(low + Rational(random() % 900, 7))});
    p.credits[id.index()].rounding = static_cast<RoundingMode>(random() % 4);
    p.credits[id.index()].unit = random() % 2 == 0 ? Rational(1) : Rational(1, 100);
  }
  const std::size_t caps = random() % 4;
  for (std::size_t i = 0; i < caps; ++i) {
    std::vector<Id<ir::Credit>> scope;
    for (std::size_t c = 0; c < credits; ++c) {
      if (random() % 2 == 0) scope.push_back({static_cast<std::int32_t>(c)});
    }
    stage::add_cap(p, "cap" + std::to_string(i), scope,
                   Rational(random() % 6000, random() % 7 + 1), random() % 2 == 0);
  }
  return p;
}

}  // namespace

TEST_CASE("whatever the rules: no cap is exceeded and no line grows by a unit or more") {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const ir::Program p = random_rules(random);
    measures::Partial partial;
    const std::uint64_t customers = random() % 6 + 1;
    for (std::uint64_t c = 0; c < customers; ++c) {
      put(partial, "2026-01", "c" + std::to_string(c), items(random() % 9, random() % 9 + 1));
    }
    const report::Statement s = settled(p, partial);
    check_caps(p, s);
    Rational total = 0;
    for (const report::LineItem& line : s.periods[0].items) {
      REQUIRE(line.payable >= 0);
      REQUIRE(line.payable < line.exact + 1);
      total += line.payable;
    }
    REQUIRE(total == s.periods[0].total);
  }
}

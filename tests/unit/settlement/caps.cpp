// Caps: what they hold together, their order, and that they hold whatever the rules.
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "runtime/ir/amounts/fees.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::at_least;
using stage::items;
using stage::otherwise;
using stage::payables;
using stage::put;
using stage::settled;
using stage::three_misses;

namespace {

using Amounts = std::vector<Rational>;

// The caps that lowered something, in the order in which they did.
std::vector<std::string> bitten(const stage::Settled& s) {
  std::vector<std::string> names;
  for (const auto& applied : s.month().caps) {
    names.push_back(s.program.caps[applied.cap.index()].name);
  }
  return names;
}

}  // namespace

TEST_CASE("TV30: three credits of 13_000 are held to the pool of 10_000 in proportion") {
  ir::Program p = stage::support();
  stage::add_credit(p, "first", {otherwise(2'000)});
  stage::add_credit(p, "second", {otherwise(6'000)});
  stage::add_credit(p, "third", {otherwise(5'000)});
  stage::add_cap(p, "pool", {}, 10'000);
  measures::Partial partial;
  put(partial, "2026-01", "a", items(0, 1));
  const auto s = settled(p, partial);
  CHECK(s.month().total == 10'000);
  // 1538.46, 4615.38 and 3846.15: the unit left goes to the largest remainder.
  CHECK(payables(s) == Amounts{1'539, 4'615, 3'846});
  REQUIRE(s.month().caps.size() == 1);
  CHECK(s.month().caps[0].before == 13'000);
  CHECK(s.month().caps[0].most == 10'000);
  CHECK(s.month().caps[0].reduction == 3'000);
  CHECK(s.month().caps[0].group.empty());
}

TEST_CASE("a cap that the sum only reaches does nothing; one less lowers every line") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(100)});
  stage::add_cap(p, "pool", {}, 300);
  const auto reached = settled(p, three_misses());
  CHECK(bitten(reached).empty());
  CHECK(payables(reached) == Amounts{100, 100, 100});
  p.caps[0].most = {ir::FixedAmount{299}};
  const auto exceeded = settled(p, three_misses());
  CHECK(exceeded.month().caps.at(0).reduction == 1);
  CHECK(payables(exceeded) == Amounts{100, 100, 99});
  p.caps[0].most = {ir::FixedAmount{301}};
  CHECK(bitten(settled(p, three_misses())).empty());
  p.caps[0].most = {ir::FixedAmount{0}};
  CHECK(payables(settled(p, three_misses())) == Amounts{0, 0, 0});
}

TEST_CASE("a cap that the exact sum reaches does not change how lines are rounded") {
  ir::Program p = stage::support();
  stage::add_credit(p, "first", {otherwise(Rational(1, 4))});
  stage::add_credit(p, "second", {otherwise(Rational(7, 4))});
  stage::add_cap(p, "pool", {}, 2);
  measures::Partial partial;
  put(partial, "2026-01", "a", items(0, 1));
  CHECK(payables(settled(p, partial)) == Amounts{0, 2});
}

TEST_CASE("caps apply narrowest first: fewest credits, then finest grouping") {
  ir::Program p = stage::support();
  const auto first = stage::add_credit(p, "first", {otherwise(100)});
  stage::add_credit(p, "second", {otherwise(100)});
  stage::add_cap(p, "all", {}, 240);
  stage::add_cap(p, "each customer", {}, 150, true);
  stage::add_cap(p, "first alone", {first}, 90);
  const auto s = settled(p, three_misses());
  // 30 for each of `first`, so 130 for each customer: below 150, that cap does not bite.
  CHECK(bitten(s) == std::vector<std::string>{"first alone", "all"});
  CHECK(s.month().caps[1].before == 390);
  CHECK(s.month().total == 240);
}

TEST_CASE("of caps on the same credits the finer grouping applies first") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(100)});
  stage::add_cap(p, "all", {}, 200);
  stage::add_cap(p, "each customer", {}, 80, true);
  const auto s = settled(p, three_misses());
  CHECK(bitten(s) ==
        std::vector<std::string>{"each customer", "each customer", "each customer", "all"});
  CHECK(s.month().caps[3].before == 240);
  // Had the pool come first, 66.67 would be left to each customer, below 80.
  CHECK(s.month().caps[0].group == results::Group{"a"});
}

TEST_CASE("a cap for each subject is finer than one for all") {
  ir::Program p = stage::support();
  p.targets[0].groups.clear();
  p.targets[0].by_subject = true;
  stage::add_credit(p, "credit", {otherwise(100)});
  stage::add_cap(p, "all", {}, 200);
  stage::add_cap(p, "each subject", {}, 80);
  p.caps[1].by_subject = true;
  const auto s = settled(p, three_misses());
  CHECK(bitten(s) ==
        std::vector<std::string>{"each subject", "each subject", "each subject", "all"});
}

TEST_CASE("of caps that are as narrow the one written first applies first") {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {otherwise(100)});
  stage::add_cap(p, "wide", {}, 200);
  stage::add_cap(p, "tight", {}, 150);
  const auto s = settled(p, three_misses());
  CHECK(bitten(s) == std::vector<std::string>{"wide", "tight"});
  CHECK(s.month().caps[1].before == 200);
  std::swap(p.caps[0], p.caps[1]);
  CHECK(bitten(settled(p, three_misses())) == std::vector<std::string>{"tight"});
}

TEST_CASE("a cap for each customer holds each customer apart") {
  ir::Program p = stage::support();
  stage::add_credit(p, "first", {at_least(Rational(1, 2), 100), otherwise(10)});
  stage::add_credit(p, "second", {otherwise(60)});
  stage::add_cap(p, "each customer", {}, 80, true);
  measures::Partial partial;
  put(partial, "2026-01", "a", items(1, 1));
  put(partial, "2026-01", "b", items(0, 1));
  const auto s = settled(p, partial);
  REQUIRE(s.month().caps.size() == 1);
  CHECK(s.month().caps[0].group == results::Group{"a"});
  CHECK(payables(s) == Amounts{50, 10, 30, 60});
}

TEST_CASE("a cap goes by its own groups, in its own order, and by the subject last") {
  ir::Program p = stage::support();
  ir::Signal site = p.signals[0];
  site.name = "site";
  p.signals.push_back(site);
  p.targets[0].groups = {{0}, {1}};
  p.targets[0].by_subject = true;
  stage::add_credit(p, "credit", {otherwise(100)});
  stage::add_cap(p, "each site", {}, 150);
  p.caps[0].groups = {{1}};
  p.caps[0].by_subject = true;
  measures::Partial partial;
  for (const char* customer : {"a", "b"}) {
    partial.cells[stage::key(0, "2026-01", {customer, "north", "T1"})] = items(0, 1);
    partial.cells[stage::key(0, "2026-01", {customer, "south", customer})] = items(0, 1);
  }
  const auto s = settled(p, partial);
  REQUIRE(s.month().caps.size() == 1);
  CHECK(s.month().caps[0].group == results::Group{"north", "T1"});
  CHECK(payables(s) == Amounts{75, 100, 75, 100});
}

namespace {

// Sums of payables in every scope of every cap, against the cap.
void check_caps(const stage::Settled& s) {
  for (const ir::Cap& cap : s.program.caps) {
    std::map<results::Group, Rational> sums;
    for (const settlement::LineItem& line : s.month().items) {
      bool scoped = cap.credits.empty();
      for (const auto credit : cap.credits) scoped |= credit == line.credit;
      const results::Group& group = s.results[0].results[line.result.index()].group;
      if (scoped) sums[cap.groups.empty() ? results::Group{} : group] += line.payable;
    }
    for (const auto& [group, sum] : sums)
      REQUIRE(sum <= ir::money_of(s.program, cap.most, s.results[0].period.calendar));
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
    stage::add_cap(p, "cap" + std::to_string(i), scope, Rational(random() % 6000, random() % 7 + 1),
                   random() % 2 == 0);
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
    const auto s = settled(p, partial);
    check_caps(s);
    std::vector<Rational> by_credit(p.credits.size());
    for (const settlement::LineItem& line : s.month().items) {
      REQUIRE(line.payable >= 0);
      REQUIRE(line.payable < line.exact + 1);
      by_credit[line.credit.index()] += line.payable;
    }
    Rational total = 0;
    for (const Rational& paid : by_credit) total += paid;
    REQUIRE(total == s.month().total);
    REQUIRE(by_credit == s.owed.ledger.paid);
  }
}

// Small amounts: what becomes of them, line by line, before caps and rounding.
#include <catch2/catch.hpp>

#include "runtime/results/judge.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::otherwise;

namespace {

using Amounts = std::vector<Rational>;
using Become = ir::SmallAmounts::Become;

const ir::SmallAmounts kBelow{100, false, Become::NotDue};
const ir::SmallAmounts kUpTo{100, true, Become::NotDue};
const ir::SmallAmounts kRaised{100, false, Become::Raised};

ir::Program owing(const Rational& money, const ir::SmallAmounts& small) {
  ir::Program p = stage::support();
  stage::add_credit(p, "credit", {stage::at_least(Rational(19, 20), 0), otherwise(money)});
  p.credits[0].small = small;
  return p;
}

// Of three customers who are each owed so much.
Amounts payables_of(const Rational& money, const ir::SmallAmounts& small) {
  return stage::payables(stage::settled(owing(money, small), stage::three_misses()));
}

}  // namespace

TEST_CASE("an amount below the limit is not due, or is raised to it") {
  CHECK(payables_of(99, kBelow) == Amounts{0, 0, 0});
  CHECK(payables_of(100, kBelow) == Amounts{100, 100, 100});
  CHECK(payables_of(100, kUpTo) == Amounts{0, 0, 0});
  CHECK(payables_of(101, kUpTo) == Amounts{101, 101, 101});
  CHECK(payables_of(1, kRaised) == Amounts{100, 100, 100});
  CHECK(payables_of(100, kRaised) == Amounts{100, 100, 100});
  CHECK(payables_of(150, kRaised) == Amounts{150, 150, 150});
}

TEST_CASE("the exact amount is asked, not the one that rounding makes") {
  ir::Program p = owing(0, kBelow);
  p.credits[0].slabs[1].amount = {ir::ShareOfFee{Rational(999, 10'000), {0}}};  // 99.9 of 1000
  const auto all = stage::settled(p, stage::three_misses());
  CHECK(stage::payables(all) == Amounts{0, 0, 0});
  const settlement::LineItem& line = all.month().items.at(0);
  CHECK(line.exact == Rational(999, 10));
  CHECK(line.small == std::optional<Rational>(0));
  CHECK(settlement::due_of(line) == 0);
}

TEST_CASE("of nothing nothing is raised") {
  measures::Partial met;
  stage::put(met, "2026-01", "a", stage::items(1, 0));
  CHECK(stage::settled(owing(50, kRaised), met).month().items.empty());
}

TEST_CASE("caps limit what small amounts have become") {
  ir::Program raised = owing(1, kRaised);
  stage::add_cap(raised, "cap", {}, 150);
  CHECK(stage::payables(stage::settled(raised, stage::three_misses())) == Amounts{50, 50, 50});
  ir::Program none = owing(99, kBelow);
  stage::add_cap(none, "cap", {}, 150);
  const auto all = stage::settled(none, stage::three_misses());
  CHECK(all.month().caps.empty());
  CHECK(all.month().total == 0);
}

TEST_CASE("what an undetermined result leaves open is no small amount either") {
  const auto settled = [](const ir::SmallAmounts& small, const Rational& met,
                          const Rational& missed) {
    ir::Program p = stage::support();
    p.targets[0].lost = ir::LostRecords::Undetermined;
    stage::add_credit(p, "credit", {stage::at_least(Rational(19, 20), met), otherwise(missed)});
    p.credits[0].small = small;
    plan::Period period;
    period.closed = true;
    period.calendar = *ir::parse_period("2026-01");
    results::PeriodResults results;
    results.results = {
        results::judge(p, stage::key(0, "2026-01", {"a"}), stage::items(1, 0), period)};
    results.results[0].lost = 1;
    results.results[0].by_known = results.results[0].verdict;
    results.results[0].verdict = ir::Verdict::Undetermined;
    settlement::Ledger ledger;
    return settlement::settle_period(p, results, ledger);
  };
  CHECK(settled(kBelow, 0, 250).beside.open == 250);
  CHECK(settled(kBelow, 0, 99).beside.open == 0);
  CHECK(settled(kRaised, 0, 1).beside.open == 100);
}

TEST_CASE("what is not due as it is small is not owed, and may count again") {
  const auto totals = [](const std::optional<ir::SmallAmounts>& small) {
    ir::Program p = stage::support();
    p.targets[0].over_last = 2;
    p.targets[0].first_periods = ir::FirstPeriods::WhatThereIs;
    stage::add_credit(p, "credit",
                      {stage::at_least(Rational(19, 20), 0), stage::at_least(Rational(1, 2), 60),
                       otherwise(200)});
    p.credits[0].small = small;
    measures::Partial partial;
    stage::put(partial, "2026-01", "a", stage::items(1, 1));
    stage::put(partial, "2026-02", "a", stage::items(0, 1));
    Amounts all;
    for (const auto& period : stage::settled(p, partial).owed.periods) all.push_back(period.total);
    return all;
  };
  // One of two in January, then one of three over both; of which the first was paid for.
  CHECK(totals(std::nullopt) == Amounts{60, 60, 0});
  CHECK(totals(kBelow) == Amounts{0, 200, 0});
}

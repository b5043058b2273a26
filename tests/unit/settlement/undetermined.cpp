// Of an undetermined result the least amount is payable now, the rest is open.
#include <catch2/catch.hpp>

#include "runtime/results/judge.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::at_least;
using stage::otherwise;

namespace {

using Amounts = std::vector<Rational>;

// Of one result of the first target: exact, payable and open of each line; then total and open.
Amounts amounts(const ir::Program& program, const results::Result& result) {
  results::PeriodResults period;
  period.results.push_back(result);
  settlement::Ledger ledger;
  const auto owed = settlement::settle_period(program, period, ledger);
  Amounts all;
  for (const settlement::LineItem& line : owed.items) {
    all.insert(all.end(), {line.exact, line.payable, line.open});
  }
  all.insert(all.end(), {owed.total, owed.beside.open});
  return all;
}

results::Result judged(const ir::Program& program, const measures::Cell& cell, bool closed = true) {
  plan::Period period;
  period.closed = closed;
  period.calendar = *ir::parse_period("2026-01");
  return results::judge(program, stage::key(0, "2026-01", {"a"}), cell, period);
}

// As if a record was lost that may have changed it.
results::Result with_loss(const ir::Program& program, const measures::Cell& cell) {
  results::Result result = judged(program, cell);
  result.lost = 1;
  if (program.targets[0].lost == ir::LostRecords::Undetermined) {
    result.by_known = result.verdict;
    result.verdict = ir::Verdict::Undetermined;
  }
  return result;
}

// Of 1000 for the month: nothing from 95% on, a tenth from 90% on, else a quarter.
ir::Program with_credit(bool of_time = false) {
  ir::Program p = stage::support();
  if (of_time) p.targets[0].of = ir::OfTime{};
  stage::add_credit(
      p, "late", {at_least(Rational(95, 100), 0), at_least(Rational(9, 10), 100), otherwise(250)});
  return p;
}

measures::TimeCounts up_but(Duration down, Duration more_down) {
  measures::TimeCounts counts;
  counts.service = 100;
  counts.down = down;
  counts.more_down = more_down;
  return counts;
}

}  // namespace

TEST_CASE("a lost record leaves open the most that may be owed, where the agreement says so") {
  ir::Program p = with_credit();
  CHECK(amounts(p, with_loss(p, stage::items(1, 1))) == Amounts{250, 250, 0, 250, 0});
  p.targets[0].lost = ir::LostRecords::Undetermined;
  CHECK(amounts(p, with_loss(p, stage::items(1, 1))) == Amounts{0, 0, 250, 0, 250});
  CHECK(amounts(p, with_loss(p, stage::items(9, 1))) == Amounts{0, 0, 250, 0, 250});
  CHECK(amounts(p, with_loss(p, stage::items(9, 0))) == Amounts{0, 0, 250, 0, 250});
  CHECK(amounts(p, with_loss(p, stage::items(0, 0))) == Amounts{0, 0});
}

TEST_CASE("what is open stands beside caps") {
  ir::Program p = with_credit();
  stage::add_cap(p, "most", {}, 60);
  p.targets[0].lost = ir::LostRecords::Undetermined;
  CHECK(amounts(p, with_loss(p, stage::items(1, 1))) == Amounts{0, 0, 250, 0, 250});
}

TEST_CASE("where each row of the table owes something, the least of them is payable for time") {
  ir::Program p = with_credit(true);
  p.targets[0].lost = ir::LostRecords::Undetermined;
  p.credits[0].slabs[0] = at_least(Rational(95, 100), 20);
  CHECK(amounts(p, with_loss(p, up_but(50, 0))) == Amounts{20, 20, 230, 20, 230});
  CHECK(amounts(p, with_loss(p, up_but(1, 0))) == Amounts{20, 20, 230, 20, 230});
}

TEST_CASE("a verdict stands where it is the same with the unknown time down, amounts and all") {
  const ir::Program p = with_credit(true);
  const results::Result none = judged(p, up_but(1, 0));
  CHECK_FALSE(none.if_down.has_value());
  const results::Result met = judged(p, up_but(1, 2));
  CHECK(met.verdict == ir::Verdict::Met);
  CHECK(met.if_down->value == Rational(97, 100));
  CHECK(met.verdict_if_down == ir::Verdict::Met);
  const results::Result missed = judged(p, up_but(20, 10));
  CHECK(missed.verdict == ir::Verdict::Missed);
  CHECK(amounts(p, missed) == Amounts{250, 250, 0, 250, 0});
  const results::Result open = judged(p, up_but(1, 20), false);
  CHECK(open.verdict == ir::Verdict::Pending);
  CHECK(open.if_down->value == Rational(79, 100));
}

TEST_CASE("where verdicts or amounts differ, the lesser is payable and the rest is open") {
  const ir::Program p = with_credit(true);
  const results::Result verdicts = judged(p, up_but(1, 7));
  CHECK(verdicts.verdict == ir::Verdict::Undetermined);
  CHECK(verdicts.by_known == ir::Verdict::Met);
  CHECK(verdicts.verdict_if_down == ir::Verdict::Missed);
  CHECK(amounts(p, verdicts) == Amounts{0, 0, 100, 0, 100});
  const results::Result both_missed = judged(p, up_but(7, 7));
  CHECK(both_missed.verdict == ir::Verdict::Undetermined);
  CHECK(both_missed.by_known == ir::Verdict::Missed);
  CHECK(amounts(p, both_missed) == Amounts{100, 100, 150, 100, 150});
  // Time that is joined to an outage of an earlier month leaves this one.
  const results::Result less = judged(p, up_but(20, -14));
  CHECK(less.verdict == ir::Verdict::Undetermined);
  CHECK(amounts(p, less) == Amounts{100, 100, 150, 100, 150});
}

TEST_CASE("where a table pays less for worse, a line has the row that its least amount is of") {
  ir::Program p = with_credit(true);
  p.credits[0].slabs = {at_least(Rational(95, 100), 20), at_least(Rational(9, 10), 8),
                        stage::otherwise(5)};
  const auto line_of = [&](const measures::Cell& cell) {
    results::PeriodResults period;
    period.results.push_back(judged(p, cell));
    settlement::Ledger ledger;
    return settlement::settle_period(p, period, ledger).items.at(0);
  };
  // By what is known 99 of 100; the least is owed from 11 of 100 down.
  const settlement::LineItem worse = line_of(up_but(1, 20));
  CHECK(worse.exact == 5);
  CHECK(worse.open == 15);
  CHECK(worse.slab.index() == 2);
  CHECK(worse.measured.value == Rational(89, 100));
  REQUIRE(worse.open_by);
  CHECK(worse.open_by->slab.index() == 0);
  // Where nothing is owed for certain it has the row by what is known.
  p.credits[0].slabs[2] = stage::otherwise(0);
  const settlement::LineItem none = line_of(up_but(1, 20));
  CHECK(none.exact == 0);
  CHECK(none.slab.index() == 0);
  CHECK(none.measured.value == Rational(99, 100));
}

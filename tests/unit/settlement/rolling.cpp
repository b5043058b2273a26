// Caps over the last periods: what became payable in those before counts as used.
#include <catch2/catch.hpp>

#include "runtime/results/judge.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::otherwise;

namespace {

using Amounts = std::vector<Rational>;

// 60 owed for each month from January on, of a term of so many months, and what is left of it.
Amounts payable(ir::Program p, int months) {
  p.agreement.term_last = to_date({2026, months, 28});
  stage::add_credit(p, "credit", {otherwise(60)});
  measures::Partial partial;
  for (int month = 1; month <= months; ++month) {
    partial.cells[stage::key(0, "2026-0" + std::to_string(month), {"a"})] = stage::items(0, 1);
  }
  const auto all = stage::settled(p, partial, "2026-12-01T00:00:00+07:00");
  Amounts amounts;
  for (const settlement::PeriodSettlement& period : all.owed.periods) {
    amounts.push_back(period.total);
  }
  return amounts;
}

ir::Program with_cap(const Rational& most, std::int32_t over) {
  ir::Program p = stage::support();
  stage::add_cap(p, "cap", {}, most);
  p.caps[0].over_last = over;
  return p;
}

}  // namespace

TEST_CASE("a cap over the last periods leaves what those before did not use") {
  CHECK(payable(with_cap(100, 1), 4) == Amounts{60, 60, 60, 60});
  CHECK(payable(with_cap(100, 2), 4) == Amounts{60, 40, 60, 40});
  CHECK(payable(with_cap(100, 3), 5) == Amounts{60, 40, 0, 60, 40});
  CHECK(payable(with_cap(100, 12), 5) == Amounts{60, 40, 0, 0, 0});
}

TEST_CASE("what a cap looks back on counts for as long as its own period goes on") {
  ir::Program p = with_cap(100, 2);
  p.caps[0].cadence = ir::Cadence::CalendarQuarter;
  CHECK(payable(p, 7) == Amounts{60, 40, 0, 0, 0, 0, 60});
}

TEST_CASE("a cap over the last periods is wider than the longest ones that are not longer") {
  using enum ir::Cadence;
  ir::Program p = with_cap(100, 1);
  const auto length = [&](std::int32_t over, ir::Cadence cadence) {
    p.caps[0].cadence = cadence;
    p.caps[0].over_last = over;
    return ir::width_of(p, p.caps[0]).length;
  };
  const int month = length(1, CalendarMonth), quarter = length(1, CalendarQuarter);
  CHECK(length(2, CalendarMonth) > month);
  CHECK(length(2, CalendarMonth) < quarter);
  CHECK(length(3, ContractMonth) > quarter);
  CHECK(length(12, CalendarMonth) > length(1, CalendarYear));
  CHECK(length(60, CalendarMonth) < length(1, WholeTerm));
  CHECK(length(30, CalendarDay) < month);  // some months have one day more
  CHECK(length(31, CalendarDay) > month);
  CHECK(length(4, Week) < month);
  CHECK(length(5, Week) > month);
}

TEST_CASE("such a cap may be a share of the fees of its periods") {
  ir::Program p = with_cap(0, 3);
  p.caps[0].most = {ir::ShareOfFee{Rational(1, 25), {0}, ir::FeeTaken::Sum}};  // of 1000 a month
  CHECK(payable(p, 5) == Amounts{40, 40, 40, 40, 40});  // 40, 80, 120 in all, then as months leave
  p.caps[0].most = {ir::ShareOfFee{Rational(1, 10), {0}, ir::FeeTaken::Last}};
  CHECK(payable(p, 5) == Amounts{60, 40, 0, 60, 40});
}

TEST_CASE("nothing comes back where a month used more than what is left now") {
  ir::Program p = with_cap(0, 2);
  p.caps[0].most = {ir::ShareOfFee{Rational(1, 10), {0}, ir::FeeTaken::Last}};
  p.fees[0].later = {{to_date({2026, 2, 1}), 100}};  // at most 100, then 10
  CHECK(payable(p, 3) == Amounts{60, 0, 10});
}

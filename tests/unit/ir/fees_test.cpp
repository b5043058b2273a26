// What a share of a fee is of, by the periods of the fee and of what owes it.
#include <catch2/catch.hpp>

#include "runtime/ir/amounts/fees.h"

using namespace akad;
using ir::Cadence;
using ir::FeeTaken;

namespace {

struct Charged {
  ir::Program program;

  Charged(Cadence period, ir::PartOfPeriod part, Rational amount = 3000) {
    program.agreement.term_first = to_date({2026, 1, 11});
    program.agreement.term_last = to_date({2026, 11, 15});
    ir::Fee fee;
    fee.amount = std::move(amount);
    fee.period = period;
    fee.part = part;
    program.fees = {fee};
  }

  Rational in(const char* label, FeeTaken taken) const {
    return ir::base_of(program, {1, {0}, taken}, *ir::parse_period(label));
  }
};

constexpr auto kWhole = ir::PartOfPeriod::WholeFee, kDays = ir::PartOfPeriod::InProportion;

}  // namespace

TEST_CASE("a fee of the same period, whole or by its days") {
  CHECK(Charged(Cadence::CalendarMonth, kWhole).in("2026-01", FeeTaken::OfPeriod) == 3000);
  const Charged month(Cadence::CalendarMonth, kDays);
  CHECK(month.in("2026-01", FeeTaken::OfPeriod) == Rational(3000 * 21, 31));
  CHECK(month.in("2026-02", FeeTaken::OfPeriod) == 3000);
  CHECK(month.in("2026-11", FeeTaken::OfPeriod) == 1500);
  const Charged week(Cadence::Week, kDays, 700);
  CHECK(week.in("2026-W02", FeeTaken::OfPeriod) == 100);  // the term begins on a Sunday
  CHECK(Charged(Cadence::WholeTerm, kDays).in("2026-W02", FeeTaken::OfPeriod) == 3000);
}

TEST_CASE("the sum of shorter periods, and the last of them") {
  const Charged month(Cadence::CalendarMonth, kDays);
  CHECK(month.in("2026-Q1", FeeTaken::Sum) == 6000 + Rational(3000 * 21, 31));
  CHECK(month.in("2026-Q2", FeeTaken::Sum) == 9000);
  CHECK(month.in("2026-Q4", FeeTaken::Sum) == 4500);  // October, half of November
  CHECK(month.in("2026-Q4", FeeTaken::Last) == 1500);
  CHECK(month.in("2026", FeeTaken::Sum) == 27'000 + 1500 + Rational(3000 * 21, 31));
  CHECK(month.in("whole term", FeeTaken::Sum) == month.in("2026", FeeTaken::Sum));
  const Charged week(Cadence::Week, kWhole, 700);
  CHECK(week.in("2026-01", FeeTaken::Sum) == 700 * 3);  // ends on 11, 18 and 25 January
  CHECK(week.in("2026-02", FeeTaken::Sum) == 700 * 4);
  CHECK(week.in("2026-11", FeeTaken::Sum) == 700 * 3);  // the last is over with the term, a Sunday
  CHECK(Charged(Cadence::CalendarDay, kWhole, 10).in("2026-01", FeeTaken::Sum) == 210);
}

TEST_CASE("a fee that changes on dates is, in each period, what it was when that began") {
  Charged month(Cadence::CalendarMonth, kDays);
  month.program.fees[0].later = {{to_date({2026, 4, 1}), 4000}, {to_date({2026, 9, 1}), 1000}};
  CHECK(month.in("2026-03", FeeTaken::OfPeriod) == 3000);
  CHECK(month.in("2026-04", FeeTaken::OfPeriod) == 4000);
  CHECK(month.in("2026-08", FeeTaken::OfPeriod) == 4000);
  CHECK(month.in("2026-09", FeeTaken::OfPeriod) == 1000);
  CHECK(month.in("2026-11", FeeTaken::OfPeriod) == 500);
  const Rational january(3000 * 21, 31);
  CHECK(month.in("2026-Q1", FeeTaken::Sum) == 6000 + january);
  CHECK(month.in("2026-Q2", FeeTaken::Sum) == 12'000);
  CHECK(month.in("2026-Q3", FeeTaken::Sum) == 9000);
  CHECK(month.in("2026-Q4", FeeTaken::Sum) == 1500);
  CHECK(month.in("2026", FeeTaken::Sum) == january + 6000 + 20'000 + 2000 + 500);
  CHECK(month.in("2026-Q3", FeeTaken::Last) == 1000);
  CHECK(month.in("2026-W36", FeeTaken::Around) == 1000);  // it ends on 6 September
  CHECK(month.in("2026-W35", FeeTaken::Around) == 4000);
  Charged quarter(Cadence::CalendarQuarter, kWhole);
  quarter.program.fees[0].later = {{to_date({2026, 4, 1}), 6000}};
  CHECK(quarter.in("2026-03", FeeTaken::Part) == 1000);
  CHECK(quarter.in("2026-04", FeeTaken::Part) == 2000);
}

TEST_CASE("no shorter period need end in one that the term cuts") {
  Charged week(Cadence::Week, kWhole, 700);
  week.program.agreement.term_first = to_date({2026, 1, 27});
  CHECK(week.in("2026-01", FeeTaken::Sum) == 0);  // Tuesday to Saturday
  CHECK(week.in("2026-01", FeeTaken::Last) == 0);
}

TEST_CASE("a part of a longer period, and the whole of it") {
  const Charged year(Cadence::CalendarYear, kDays, 36'500);
  CHECK(year.in("2026-02", FeeTaken::Part) == Rational(36'500, 12));
  CHECK(year.in("2026-11", FeeTaken::Part) == Rational(36'500, 24));
  CHECK(year.in("2026-02", FeeTaken::Around) == 100 * (365 - 10 - 46));
  CHECK(Charged(Cadence::CalendarYear, kWhole).in("2026-11", FeeTaken::Part) == 250);
  const Charged quarter(Cadence::CalendarQuarter, kWhole);
  CHECK(quarter.in("2026-W14", FeeTaken::Around) == 3000);
}

TEST_CASE("a week belongs to the month in which it ends") {
  const Charged month(Cadence::CalendarMonth, kDays);
  CHECK(month.in("2026-W05", FeeTaken::Around) == 3000);  // Sunday is the first of February
  CHECK(month.in("2026-W04", FeeTaken::Around) == Rational(3000 * 21, 31));
}

TEST_CASE("what may be said of which periods") {
  using enum Cadence;
  using Ways = std::vector<FeeTaken>;
  CHECK(ir::ways_to_take(CalendarMonth, CalendarMonth) == Ways{FeeTaken::OfPeriod});
  CHECK(ir::ways_to_take(CalendarMonth, CalendarQuarter) == Ways{FeeTaken::Sum, FeeTaken::Last});
  CHECK(ir::ways_to_take(CalendarYear, CalendarMonth) == Ways{FeeTaken::Part, FeeTaken::Around});
  CHECK(ir::ways_to_take(CalendarMonth, Week) == Ways{FeeTaken::Around});
  CHECK(ir::ways_to_take(CalendarMonth, ContractMonth) == Ways{FeeTaken::Around});
  CHECK(ir::ways_to_take(WholeTerm, Week) == Ways{FeeTaken::OfPeriod});
  for (const Cadence fee : ir::kCadences) {
    for (const Cadence of : ir::kCadences) CHECK_FALSE(ir::ways_to_take(fee, of).empty());
  }
}

// What a share of a fee is of, by the periods of the fee and of what owes it.
#include <catch2/catch.hpp>

#include "runtime/ir/amounts/fees.h"

using namespace akad;
using ir::Cadence;
using ir::FeeTaken;

namespace {

struct OneFee {
  ir::Program program;

  OneFee(Cadence period, ir::PartOfPeriod part, Rational amount = 3000) {
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
  CHECK(OneFee(Cadence::CalendarMonth, kWhole).in("2026-01", FeeTaken::OfPeriod) == 3000);
  const OneFee month(Cadence::CalendarMonth, kDays);
  CHECK(month.in("2026-01", FeeTaken::OfPeriod) == Rational(3000 * 21, 31));
  CHECK(month.in("2026-02", FeeTaken::OfPeriod) == 3000);
  CHECK(month.in("2026-11", FeeTaken::OfPeriod) == 1500);
  const OneFee week(Cadence::Week, kDays, 700);
  CHECK(week.in("2026-W02", FeeTaken::OfPeriod) == 100);  // the term begins on a Sunday
  CHECK(OneFee(Cadence::WholeTerm, kDays).in("2026-W02", FeeTaken::OfPeriod) == 3000);
}

TEST_CASE("the sum of shorter periods, and the last of them") {
  const OneFee month(Cadence::CalendarMonth, kDays);
  CHECK(month.in("2026-Q1", FeeTaken::Sum) == 6000 + Rational(3000 * 21, 31));
  CHECK(month.in("2026-Q2", FeeTaken::Sum) == 9000);
  CHECK(month.in("2026-Q4", FeeTaken::Sum) == 4500);  // October, half of November
  CHECK(month.in("2026-Q4", FeeTaken::Last) == 1500);
  CHECK(month.in("2026", FeeTaken::Sum) == 27'000 + 1500 + Rational(3000 * 21, 31));
  CHECK(month.in("whole term", FeeTaken::Sum) == month.in("2026", FeeTaken::Sum));
  const OneFee week(Cadence::Week, kWhole, 700);
  CHECK(week.in("2026-01", FeeTaken::Sum) == 700 * 3);  // ends on 11, 18 and 25 January
  CHECK(week.in("2026-02", FeeTaken::Sum) == 700 * 4);
  CHECK(week.in("2026-11", FeeTaken::Sum) == 700 * 3);  // the last is over with the term, a Sunday
  CHECK(OneFee(Cadence::CalendarDay, kWhole, 10).in("2026-01", FeeTaken::Sum) == 210);
}

TEST_CASE("a fee that changes on dates is, in each period, what it was when that began") {
  OneFee month(Cadence::CalendarMonth, kDays);
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
  OneFee quarter(Cadence::CalendarQuarter, kWhole);
  quarter.program.fees[0].later = {{to_date({2026, 4, 1}), 6000}};
  CHECK(quarter.in("2026-03", FeeTaken::Part) == 1000);
  CHECK(quarter.in("2026-04", FeeTaken::Part) == 2000);
}

TEST_CASE("a fee by group is that of the group for which a share of it is owed") {
  OneFee month(Cadence::CalendarMonth, kDays);
  ir::Fee& fee = month.program.fees[0];
  fee.for_each = "circuit";
  fee.of_groups = {{"a", 500, {}}, {"b", 700, {{to_date({2026, 7, 1}), 750}}}};
  const auto of = [&](ir::CalledGroups groups, const char* label, FeeTaken taken) {
    const ir::Arising arising{*ir::parse_period(label), 1, std::move(groups)};
    return ir::base_of(month.program, {1, {0}, taken}, arising);
  };
  CHECK(of({{"circuit", "a"}}, "2026-07", FeeTaken::OfPeriod) == 500);
  CHECK(of({{"circuit", "b"}}, "2026-06", FeeTaken::OfPeriod) == 700);
  CHECK(of({{"site", "x"}, {"circuit", "b"}}, "2026-07", FeeTaken::OfPeriod) == 750);
  CHECK(of({{"circuit", "b"}}, "2026-Q3", FeeTaken::Sum) == 2250);
  CHECK(of({{"circuit", "b"}}, "2026-11", FeeTaken::OfPeriod) == 375);
  CHECK(of({{"circuit", "c"}}, "2026-07", FeeTaken::OfPeriod) == 3000);
  CHECK(of({{"circuit", std::nullopt}}, "2026-07", FeeTaken::OfPeriod) == 3000);
  CHECK(of({{"site", "a"}}, "2026-07", FeeTaken::OfPeriod) == 3000);
}

TEST_CASE("a share of a fee by group is by group too, in the money of the other and its tax") {
  OneFee month(Cadence::CalendarMonth, kWhole);
  ir::Fee& whole = month.program.fees[0];
  whole.for_each = "circuit";
  whole.of_groups = {{"a", 500, {{to_date({2026, 7, 1}), 600}}}};
  whole.currency = "USD";
  whole.exchange = Rational(16'250);
  whole.tax_rate = Rational(11, 100);
  ir::Fee part;
  ir::follow(part, whole, Rational(1, 10));
  CHECK(part.amount == 300);
  CHECK(part.for_each == "circuit");
  REQUIRE(part.of_groups.size() == 1);
  CHECK(part.of_groups[0].amount == 50);
  CHECK(part.of_groups[0].later[0].amount == 60);
  CHECK(part.currency == "USD");
  CHECK(part.tax_rate == Rational(11, 100));
  month.program.fees.push_back(part);
  const ir::Arising july{*ir::parse_period("2026-07"), 1, {{"circuit", "a"}}};
  CHECK(ir::base_of(month.program, {1, {1}, FeeTaken::OfPeriod}, july) == 60 * 16'250);
}

TEST_CASE("no shorter period need end in one that the term cuts") {
  OneFee week(Cadence::Week, kWhole, 700);
  week.program.agreement.term_first = to_date({2026, 1, 27});
  CHECK(week.in("2026-01", FeeTaken::Sum) == 0);  // Tuesday to Saturday
  CHECK(week.in("2026-01", FeeTaken::Last) == 0);
}

TEST_CASE("a part of a longer period, and the whole of it") {
  const OneFee year(Cadence::CalendarYear, kDays, 36'500);
  CHECK(year.in("2026-02", FeeTaken::Part) == Rational(36'500, 12));
  CHECK(year.in("2026-11", FeeTaken::Part) == Rational(36'500, 24));
  CHECK(year.in("2026-02", FeeTaken::Around) == 100 * (365 - 10 - 46));
  CHECK(OneFee(Cadence::CalendarYear, kWhole).in("2026-11", FeeTaken::Part) == 250);
  const OneFee quarter(Cadence::CalendarQuarter, kWhole);
  CHECK(quarter.in("2026-W14", FeeTaken::Around) == 3000);
}

TEST_CASE("a week belongs to the month in which it ends") {
  const OneFee month(Cadence::CalendarMonth, kDays);
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

TEST_CASE("a fee that records tell is known where they name each of its periods") {
  OneFee month(Cadence::CalendarMonth, kWhole, 0);
  month.program.fees[0].told = ir::FeeRecords{};
  ir::Fee pool;
  pool.derived = ir::PartOfFee{Rational(1, 10), {0}};
  ir::follow(pool, month.program.fees[0], Rational(1, 10));
  month.program.fees.push_back(pool);
  const auto number = [](const char* label) { return ir::parse_period(label)->number; };
  ir::ToldFees told;
  told.fees = {{{number("2026-01"), 1000}, {number("2026-02"), -300}}, {}};
  struct Asked {
    bool known;
    Rational base;
  };
  const auto ask = [&](const char* label, FeeTaken taken, std::int32_t fee = 0) {
    const ir::Arising arising(*ir::parse_period(label), 1, {}, &told);
    const ir::ShareOfFee share{1, {fee}, taken};
    return Asked{!ir::unknown_of(month.program, share, arising).valid(),
                 ir::base_of(month.program, share, arising)};
  };
  CHECK(ask("2026-01", FeeTaken::OfPeriod).known);
  CHECK(ask("2026-01", FeeTaken::OfPeriod).base == 1000);  // though the term cuts the month
  CHECK_FALSE(ask("2026-02", FeeTaken::OfPeriod).known);   // less than nothing is no fee
  CHECK(ask("2026-02", FeeTaken::OfPeriod).base == 0);
  told.fees[0][number("2026-02")] = 0;
  CHECK(ask("2026-02", FeeTaken::OfPeriod).known);
  CHECK_FALSE(ask("2026-03", FeeTaken::OfPeriod).known);
  CHECK(ask("2026-03", FeeTaken::OfPeriod).base == 0);
  CHECK_FALSE(ask("2026-Q1", FeeTaken::Sum).known);
  CHECK(ask("2026-Q1", FeeTaken::Sum).base == 1000);  // at least
  CHECK_FALSE(ask("2026-Q1", FeeTaken::Last).known);
  told.fees[0][number("2026-03")] = 500;
  CHECK(ask("2026-Q1", FeeTaken::Sum).known);
  CHECK(ask("2026-Q1", FeeTaken::Sum).base == 1500);
  CHECK(ask("2026-Q1", FeeTaken::Last).base == 500);
  CHECK(ask("2026-Q1", FeeTaken::Sum, 1).base == 150);
  CHECK(ask("2026-03", FeeTaken::OfPeriod, 1).known);
  const ir::Arising unread(*ir::parse_period("2026-03"));
  CHECK(ir::unknown_of(month.program, ir::ShareOfFee{1, {1}}, unread) == Id<ir::Fee>{0});
  CHECK_FALSE(ir::unknown_of(month.program, ir::ShareOfFee{0, {1}}, unread).valid());
}

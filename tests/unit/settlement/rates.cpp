// What rates come to: units, prices, the most, and what a line tells of them. Numbers by hand.
#include <catch2/catch.hpp>

#include "runtime/results/judge.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;
using namespace akad::ir;

namespace {

const Rational kThousand = 1000;

// Of a fee of IDR 1000 for the month, or of money.
Price share(const Rational& of) { return {ShareOfFee{of, {0}}}; }
Price money(const Rational& amount) { return {FixedAmount{amount}}; }

SlabRow rate(Price price, Each each, std::optional<Price> most = {}) {
  return {BoundKind::Otherwise, 0, {Rate{std::move(price), std::move(each), std::move(most)}}};
}

Program support(SlabRow row, bool of_time, OwedWhen when = OwedWhen::Always) {
  Program p = stage::support();
  if (of_time) p.targets[0].of = OfTime{};
  stage::add_credit(p, "rate", {std::move(row)});
  p.credits[0].when = when;
  return p;
}

measures::TimeCounts down(Duration down, Duration service = 100 * kHour) {
  measures::TimeCounts counts;
  counts.service = service;
  counts.down = down;
  return counts;
}

// What is owed for one result of January; none where no line arises.
std::optional<settlement::LineItem> line_for(const Program& p, const measures::Cell& cell) {
  measures::Partial partial;
  stage::put(partial, "2026-01", "a", cell);
  const auto all = stage::settled(p, partial);
  if (all.month().items.empty()) return std::nullopt;
  return all.month().items.front();
}
Rational exact(const Program& p, const measures::Cell& cell) {
  const auto line = line_for(p, cell);
  return line ? line->exact : Rational(0);
}

}  // namespace

TEST_CASE(
    "units of time: full ones, parts as wholes, in proportion; grace taken off, or a threshold") {
  const auto units = [](Parts parts, Duration free, Grace grace, Duration length) {
    return units_of(EachTimeDown{kHour, parts, free, grace}, length);
  };
  struct Row {
    Parts parts;
    Duration free;
    Grace grace;
    Duration length;
    Rational units;
  };
  const Duration minute = kMinute;
  for (const Row& row : std::vector<Row>{
           {Parts::Full, 0, Grace::Beyond, 59 * minute, 0},
           {Parts::Full, 0, Grace::Beyond, 60 * minute, 1},
           {Parts::Full, 0, Grace::Beyond, 119 * minute, 1},
           {Parts::OrPart, 0, Grace::Beyond, 0, 0},
           {Parts::OrPart, 0, Grace::Beyond, 1, 1},
           {Parts::OrPart, 0, Grace::Beyond, 60 * minute, 1},
           {Parts::OrPart, 0, Grace::Beyond, 61 * minute, 2},
           {Parts::InProportion, 0, Grace::Beyond, 90 * minute, Rational(3, 2)},
           {Parts::OrPart, 216 * minute, Grace::Beyond, 216 * minute, 0},
           {Parts::OrPart, 216 * minute, Grace::Beyond, 217 * minute, 1},
           {Parts::OrPart, 216 * minute, Grace::OnceBeyond, 216 * minute, 0},
           {Parts::OrPart, 216 * minute, Grace::OnceBeyond, 217 * minute, 4},
           {Parts::Full, 216 * minute, Grace::OnceBeyond, 239 * minute, 3},
       }) {
    CAPTURE(row.length, row.free);
    CHECK(units(row.parts, row.free, row.grace, row.length) == row.units);
  }
}

TEST_CASE("units of misses, dates, points and shares") {
  CHECK(units_of(EachMiss{}, 0) == 0);
  CHECK(units_of(EachMiss{}, 5) == 5);
  CHECK(units_of(EachMiss{3, Grace::Beyond}, 3) == 0);
  CHECK(units_of(EachMiss{3, Grace::Beyond}, 5) == 2);
  CHECK(units_of(EachMiss{3, Grace::OnceBeyond}, 3) == 0);
  CHECK(units_of(EachMiss{3, Grace::OnceBeyond}, 4) == 4);
  CHECK(units_of(EachDateLate{{}, true, 2, Grace::Beyond}, 7) == 5);
  CHECK(units_of(EachDateLate{{}, true, 2, Grace::OnceBeyond}, 7) == 7);
  const Rational step(1, 1000), below(999, 1000);
  CHECK(units_of(EachPointBelow{step, below, Parts::Full}, below) == 0);
  CHECK(units_of(EachPointBelow{step, below, Parts::Full}, Rational(9985, 10000)) == 0);
  CHECK(units_of(EachPointBelow{step, below, Parts::OrPart}, Rational(9985, 10000)) == 1);
  CHECK(units_of(EachPointBelow{step, below, Parts::InProportion}, Rational(9985, 10000)) ==
        Rational(1, 2));
  CHECK(units_of(ShareOfTimeDown{}, 3, 60) == Rational(1, 20));
  CHECK(units_of(ShareOfTimeDown{Rational(995, 1000)}, 199, 2000) == Rational(1, 10));
  CHECK(units_of(ShareOfTimeDown{}, 3, 0) == 0);
}

TEST_CASE("a contract of 1,000,000,000 with 0.5% a day or part, at most 10%") {
  // Due on a Monday at 17:00, delivered 160 hours later: 6.67 days.
  const EachTimeLate part{kDay, Parts::OrPart, true, 0, Grace::Beyond};
  const EachTimeLate full{kDay, Parts::Full, true, 0, Grace::Beyond};
  const EachTimeLate beyond{kDay, Parts::OrPart, true, 2 * kDay, Grace::Beyond};
  const EachTimeLate once{kDay, Parts::OrPart, true, 2 * kDay, Grace::OnceBeyond};
  Program p = stage::support();
  p.fees[0].amount = 1'000'000'000;
  const auto owed_by = [&](const EachTimeLate& each, Duration late) {
    const Rate ld{share(Rational(5, 1000)), {each}, share(Rational(1, 10))};
    return amount_of(p, ld, {units_of(each, late)}, *parse_period("2026-01")).amount;
  };
  CHECK(owed_by(part, 160 * kHour) == 35'000'000);
  CHECK(owed_by(full, 160 * kHour) == 30'000'000);
  CHECK(owed_by(beyond, 160 * kHour) == 25'000'000);
  CHECK(owed_by(once, 160 * kHour) == 35'000'000);
  CHECK(owed_by(part, 25 * kDay) == 100'000'000);
}

TEST_CASE("what was owed for an item before is taken off the most, and never comes back") {
  const Program p = stage::support();
  const Rate rate{share(Rational(1, 10)), {EachTimeLate{}}, share(Rational(1, 2))};
  const CalendarPeriod january = *parse_period("2026-01");
  CHECK(amount_of(p, rate, {3, 0, 0}, january).amount == 300);
  CHECK(amount_of(p, rate, {3, 0, 400}, january).amount == 100);
  CHECK(amount_of(p, rate, {3, 0, 500}, january).amount == 0);
  CHECK(amount_of(p, rate, {3, 0, 700}, january).amount == 0);
}

TEST_CASE("a line says what a rate counted and how the amount follows") {
  const EachTimeDown hours{kHour, Parts::OrPart, 216 * kMinute, Grace::Beyond};
  const Program p = support(rate(share(Rational(1, 20)), {hours}, share(Rational(1, 4))), true);
  const auto line = line_for(p, down(400 * kMinute));  // 184 minutes beyond: 4 units of IDR 50
  REQUIRE(line);
  CHECK(line->exact == 200);
  CHECK(line->payable == 200);
  REQUIRE(line->working);
  CHECK(line->working->units == 4);
  CHECK(line->working->counted == Rational(400 * kMinute));
  CHECK(line->working->price == Rational(50));
  CHECK(line->working->base == kThousand);
  CHECK(line->working->whole == 200);
  CHECK(line->working->most == Rational(250));
  CHECK(exact(p, down(800 * kMinute)) == 250);  // 10 units: at most a quarter
  CHECK_FALSE(line_for(p, down(216 * kMinute)));
}

TEST_CASE("misses are paid once: not again where they stood as missed before") {
  const Program p = support(rate(money(7), {EachMiss{1, Grace::Beyond}}), false);
  measures::ItemCounts counts = stage::items(10, 4);
  counts.open_missed = 2;
  CHECK(exact(p, counts) == 35);
  counts.missed_earlier = 3;
  CHECK(exact(p, counts) == 14);
}

TEST_CASE("a credit without a table is owed for misses, or only where the target is missed") {
  const SlabRow row = rate(money(7), {EachMiss{}});
  const Program always = support(row, false, OwedWhen::Always);
  const Program missed = support(row, false, OwedWhen::Missed);
  CHECK(exact(always, stage::items(99, 1)) == 7);
  CHECK_FALSE(line_for(missed, stage::items(99, 1)));
  CHECK(exact(missed, stage::items(9, 1)) == 7);
  CHECK_FALSE(line_for(always, stage::items(99, 0)));
}

TEST_CASE("misses that small numbers allow are owed for where nothing depends on the target") {
  Program always = support(rate(money(7), {EachMiss{}}), false, OwedWhen::Always);
  of_items(always.targets[0]).small_below = 10;
  of_items(always.targets[0]).small_misses = 1;
  CHECK(exact(always, stage::items(8, 1)) == 7);
  Program missed = always;
  missed.credits[0].when = OwedWhen::Missed;
  CHECK_FALSE(line_for(missed, stage::items(8, 1)));
}

TEST_CASE("a fee in proportion to the downtime, and points below a share") {
  const Program proportion = support(rate(share(1), {ShareOfTimeDown{}}), true);
  CHECK(exact(proportion, down(3 * kHour)) == 30);
  const Program points =
      support(rate(share(Rational(1, 100)),
                   {EachPointBelow{Rational(1, 1000), Rational(999, 1000), Parts::OrPart}}),
              true);
  CHECK(exact(points, down(kHour)) == 90);  // 99%: 0.9 points below, 9 units of IDR 10
}

TEST_CASE(
    "items with amounts of their own: what was counted is owed, and what nobody knows is told") {
  const Program p = support(rate({ShareOfItem{1, {0}}}, {EachMiss{}}), false);
  measures::ItemCounts counts = stage::items(3, 2);
  counts.add_owed(0, {1, 25, 25, 1, 0});
  counts.add_owed(0, {1, 40, 30, 1, 0});
  const auto line = line_for(p, counts);
  REQUIRE(line);
  CHECK(line->exact == 55);
  CHECK(line->working->items == 2);
  CHECK(line->working->whole == 65);
  CHECK_FALSE(line->working->price);
  measures::ItemCounts nothing = stage::items(3, 2);
  nothing.add_owed(0, {0, 0, 0, 0, 2});
  const auto unknown = line_for(p, nothing);
  REQUIRE(unknown);
  CHECK(unknown->exact == 0);
  CHECK(unknown->working->unknown == 2);
}

TEST_CASE("what nobody knows is no more than its caps leave, and the period says of how many") {
  Program p = support(rate({ShareOfItem{1, {0}}}, {EachMiss{}}), false);
  stage::add_cap(p, "month", {}, 100);
  measures::ItemCounts counts = stage::items(3, 3);
  counts.add_owed(0, {1, 30, 30, 1, 0});
  counts.add_owed(0, {0, 0, 0, 0, 2});
  measures::Partial partial;
  stage::put(partial, "2026-01", "a", counts);
  const auto all = stage::settled(p, partial);
  CHECK(all.month().total == 30);
  CHECK(all.month().beside.unknown == 2);
  CHECK_FALSE(all.month().beside.is_bounded());
  CHECK(all.month(1).beside.is_nothing());
  const settlement::PeriodSettlement* month = &all.month();
  const auto leaves = settlement::caps_leave({&month, 1});
  REQUIRE(leaves.size() == 1);
  CHECK(leaves[0].most == 70);
}

TEST_CASE("a lost record leaves the end of a rate open") {
  Program p = support(rate(money(7), {EachMiss{}}), false);
  p.targets[0].lost = LostRecords::Undetermined;
  plan::Period period;
  period.closed = true;
  period.calendar = *parse_period("2026-01");
  results::Result result =
      results::judge(p, stage::key(0, "2026-01", {"a"}), stage::items(1, 1), period);
  result.lost = 1;
  result.by_known = result.verdict;
  result.verdict = Verdict::Undetermined;
  results::PeriodResults results{period, {result}};
  settlement::Ledger ledger;
  const auto owed = settlement::settle_period(p, results, ledger);
  REQUIRE(owed.items.size() == 1);
  CHECK(owed.items[0].exact == 0);
  CHECK(owed.items[0].open == 7);
  CHECK(owed.items[0].open_end);
}

TEST_CASE("time of which nobody knows is held against a rate both ways") {
  const EachTimeDown hours{kHour, Parts::Full, 2 * kHour, Grace::Beyond};
  const Program p = support(rate(money(7), {hours}), true);
  const auto lines = [&](Duration known, Duration unknown) {
    plan::Period period;
    period.closed = true;
    period.calendar = *parse_period("2026-01");
    measures::TimeCounts counts = down(known);
    counts.more_down = unknown;
    const results::Result result =
        results::judge(p, stage::key(0, "2026-01", {"a"}), counts, period);
    results::PeriodResults results{period, {result}};
    settlement::Ledger ledger;
    return settlement::settle_period(p, results, ledger).items;
  };
  CHECK(lines(kHour, kHour).empty());  // nothing in either case
  const auto differ = lines(4 * kHour, kHour);
  REQUIRE(differ.size() == 1);
  CHECK(differ[0].exact == 14);
  CHECK(differ[0].open == 7);
}

TEST_CASE("units of outages are those that were counted, and where nobody knows there are bounds") {
  const EachTimeDown hours{kHour, Parts::OrPart, 0, Grace::Beyond, true};
  const Program p = support(rate(money(7), {hours}), true);
  const auto owed = [&](const Rational& fewer, const Rational& more) {
    plan::Period period;
    period.closed = true;
    period.calendar = *parse_period("2026-01");
    measures::TimeCounts counts = down(20 * kHour);
    counts.outages_owed = std::optional(
        measures::OutagesOwed{{{Id<Credit>{0}, Id<SlabRow>{0}}, 22, 3, kHour, fewer, more}});
    const results::Result result =
        results::judge(p, stage::key(0, "2026-01", {"a"}), counts, period);
    const results::PeriodResults results{period, {result}};
    settlement::Ledger ledger;
    return settlement::settle_period(p, results, ledger).items.at(0);
  };
  const settlement::LineItem known = owed(0, 0);
  CHECK(known.exact == 154);
  CHECK(known.open == 0);
  CHECK(known.working->units == 22);
  CHECK(known.working->outages == 3);
  CHECK(known.working->before == kHour);
  CHECK_FALSE(known.working->fewest);
  CHECK(known.working->counted == Rational(20 * kHour));
  CHECK(owed(2, 0).exact == 140);
  CHECK(owed(2, 0).working->fewest == Rational(20));
  CHECK(owed(2, 0).open == 14);
  CHECK(owed(0, 3).exact == 154);
  CHECK(owed(0, 3).open == 21);
  CHECK(owed(2, 2).exact == 140);  // as many in the end, and yet nobody knows
  CHECK(owed(2, 2).open == 28);
}

// What each period owes for an item of its own amount: once, or as its lateness grows.
#include <catch2/catch.hpp>

#include "tests/unit/measures/owing.h"

using namespace stage;
using ir::EachTimeLate;
using ir::Grace;
using ir::OpenItems;
using ir::Parts;

namespace {

using Amounts = std::vector<Rational>;

const std::vector<std::string> kSpring = {"2025-03", "2025-04", "2025-05"};

EachTimeLate days_late(Parts parts, Duration free = 0, Grace grace = Grace::Beyond) {
  return {kDay, parts, true, free, grace};
}

// Due on 30 March at 14:00: late by 34 hours at the end of March, by 754 at that of April.
Stage over_three_months(const ir::Rate& owed) {
  Stage s = late_tickets();
  owe(s, owed);
  s.happen("T1", "2025-03-30 10:00", "opened");
  s.happen("T1", "2025-05-02 14:00", "resolved");
  return s;
}

Stage by_days(Parts parts, Duration free, Grace grace, std::optional<ir::Price> most = {}) {
  return over_three_months(rate(rupiah(100), {days_late(parts, free, grace)}, std::move(most)));
}

Amounts paid(Stage s) { return units(s, kSpring); }

// Hours late: 34 by the end of March. At the change of 2 April it has ten days from its start.
Stage lengthened(ir::MissedBefore before, const std::string& stop) {
  Stage s = late_tickets();
  const Id<ir::Signal> priority = s.signal("priority");
  of_items(s.target()).limits = {{s.equals(priority, "P1"), {ir::Within{4 * kHour, {}}}},
                                 {{}, {ir::Within{10 * kDay, {}}}}};
  s.clock().missed_before = before;
  owe(s, rate(rupiah(1), {EachTimeLate{kHour, Parts::Full}}));
  s.say("T1", "2025-03-30 10:00", "priority", "P1");
  s.happen("T1", "2025-03-30 10:00", "opened");
  s.say("T1", "2025-04-02 10:00", "priority", "P3");
  s.happen("T1", stop, "resolved");
  return s;
}

}  // namespace

TEST_CASE("amounts by time accrue by period, and no part of a unit is rounded twice") {
  CHECK(paid(by_days(Parts::OrPart, 0, Grace::Beyond)) == Amounts{2, 30, 1});
  CHECK(paid(by_days(Parts::Full, 0, Grace::Beyond)) == Amounts{1, 30, 2});
  CHECK(paid(by_days(Parts::InProportion, 0, Grace::Beyond)) ==
        Amounts{Rational(34, 24), 30, Rational(38, 24)});
  CHECK(paid(by_days(Parts::OrPart, 2 * kDay, Grace::Beyond)) == Amounts{0, 30, 1});
  CHECK(paid(by_days(Parts::OrPart, 2 * kDay, Grace::OnceBeyond)) == Amounts{0, 32, 1});
}

TEST_CASE("all periods together owe at most the most for an item") {
  Stage s = by_days(Parts::OrPart, 0, Grace::Beyond, rupiah(2500));
  CHECK(amounts(s, kSpring) == Amounts{200, 2300, 0});
  const measures::Partial partial = s.run("2025-07-01 00:00");
  CHECK(owed_in(partial, "2025-04").whole == 3000);
  CHECK(owed_in(partial, "2025-05").whole == 100);
  CHECK(owed_in(partial, "2025-05").items == 1);
}

TEST_CASE("a period that is not over owes nothing yet for what is open") {
  Stage s = by_days(Parts::OrPart, 0, Grace::Beyond);
  const measures::Partial partial = s.run("2025-04-20 00:00");
  CHECK(owed_in(partial, "2025-03").amount == 200);
  CHECK(owed_in(partial, "2025-04").units == 0);
}

TEST_CASE("where open items are left out, the period of the stop owes all of it") {
  Stage s = by_days(Parts::OrPart, 0, Grace::Beyond);
  of_items(s.target()).open_items = OpenItems::LeftOut;
  CHECK(amounts(s, kSpring) == Amounts{0, 0, 3300});
}

TEST_CASE("by start and by due one period owes all of it, so far for what is open") {
  for (const auto by : {ir::Attribution::ByStart, ir::Attribution::ByDue}) {
    Stage s = by_days(Parts::OrPart, 0, Grace::Beyond);
    of_items(s.target()).attribution = by;
    CHECK(amounts(s, kSpring) == Amounts{3300, 0, 0});
    const measures::Partial partial = s.run("2025-04-10 14:00");
    CHECK(owed_in(partial, "2025-03").amount == 1100);
  }
}

TEST_CASE("what was owed for an item stays so where grace does not count it again") {
  Stage s = late_tickets();
  of_items(s.target()).open_items = OpenItems::OverdueMissedWithGrace;
  of_items(s.target()).grace_days = 2;
  owe(s, rate(rupiah(1), {EachTimeLate{kHour, Parts::Full}}));
  s.happen("T1", "2025-03-30 20:00", "opened");  // due on the 31st at 00:00
  s.happen("T1", "2025-04-01 12:00", "resolved");
  CHECK(amounts(s, {"2025-03", "2025-04"}) == Amounts{24, 0});
}

TEST_CASE("nothing is taken back where a change makes an item met, or less late") {
  const std::vector<std::string> months = {"2025-03", "2025-04"};
  using ir::MissedBefore;
  Stage met = lengthened(MissedBefore::LastLimitDecides, "2025-04-09 10:00");
  CHECK(amounts(met, months) == Amounts{34, 0});
  Stage less = lengthened(MissedBefore::LastLimitDecides, "2025-04-10 10:00");  // 24 hours
  CHECK(amounts(less, months) == Amounts{34, 0});
  Stage more = lengthened(MissedBefore::LastLimitDecides, "2025-04-11 10:00");  // 48 hours
  CHECK(amounts(more, months) == Amounts{34, 14});
  Stage stays = lengthened(MissedBefore::StaysMissed, "2025-04-03 10:00");
  CHECK(amounts(stays, months) == Amounts{34, 58});
}

TEST_CASE("the price is that of the period, and the most too") {
  Stage s = late_tickets();
  s.program.fees = {{"quarterly", {}, 36'500, "IDR", ir::Cadence::CalendarQuarter}};
  const ir::ShareOfFee tenth{Rational(1, 10), {0}, ir::FeeTaken::Part};
  owe(s, rate({tenth}, {days_late(Parts::OrPart)}));
  s.happen("T1", "2025-03-30 10:00", "opened");
  s.happen("T1", "2025-04-02 14:00", "resolved");
  const Rational price = ir::price_of(s.program, {tenth}, ir::CalendarPeriod{});
  REQUIRE(price > 0);
  CHECK(amounts(s, {"2025-03", "2025-04"}) == Amounts{2 * price, price});
}

TEST_CASE("each group owes for the items that it counts") {
  Stage s = late_tickets();
  s.target().groups = {s.signal("region")};
  owe(s, rate(rupiah(1), {EachTimeLate{kHour, Parts::Full}}));
  s.say("T1", "2025-03-30 10:00", "region", "west");
  s.happen("T1", "2025-03-30 10:00", "opened");
  s.say("T1", "2025-04-01 10:00", "region", "east");
  s.happen("T1", "2025-04-01 12:00", "resolved");
  const measures::Partial partial = s.run("2025-07-01 00:00");
  const auto owed = [&](const std::string& month, const std::string& region) {
    return measures::items_owed(partial.cells.at(key(month, {region})), 0).amount;
  };
  CHECK(owed("2025-03", "west") == 34);
  CHECK(owed("2025-04", "east") == 12);
}

TEST_CASE("nothing is owed for items that are left out, met or without a start") {
  Stage s = late_tickets();
  owe(s, rate(rupiah(1), {EachTimeLate{kHour, Parts::OrPart}}));
  of_items(s.target()).leaving_out = {{s.equals(s.signal("region"), "sea"), ir::AskedAt::TheStop}};
  s.say("T1", "2025-03-10 10:00", "region", "sea");
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-12 10:00", "resolved");
  s.happen("T2", "2025-03-10 10:00", "opened");
  s.happen("T2", "2025-03-10 12:00", "resolved");
  s.happen("T3", "2025-03-12 10:00", "resolved");
  const measures::Partial partial = s.run("2025-07-01 00:00");
  CHECK(items_of(partial, key("2025-03")).left_out_missed == 1);
  CHECK(items_of(partial, key("2025-03")).met == 1);
  CHECK_FALSE(items_of(partial, key("2025-03")).owed);
}

TEST_CASE("an item tells what each period owes for it") {
  Stage s = by_days(Parts::OrPart, 0, Grace::Beyond, rupiah(2500));
  const measures::Item item = s.item("2025-07-01 00:00");
  REQUIRE(item.owed);
  REQUIRE(item.owed->size() == 3);
  const measures::ItemAmount& april = (*item.owed)[1];
  CHECK(ir::label_of(april.period) == "2025-04");
  CHECK(april.units == 30);
  REQUIRE(april.owed);
  CHECK(april.owed->price == 100);
  CHECK(april.owed->whole == 3000);
  CHECK(april.owed->most == Rational(2300));
  CHECK(april.owed->amount == 2300);
  CHECK((*item.owed)[2].owed->amount == 0);
  s.program.credits.clear();
  CHECK_FALSE(s.item("2025-07-01 00:00").owed);
}

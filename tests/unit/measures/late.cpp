// How late an item is: in time that counts, around the clock, in dates.
#include <catch2/catch.hpp>

#include "tests/unit/measures/owing.h"

using namespace stage;
using ir::EachTimeLate;
using ir::Grace;
using ir::Parts;

namespace {

EachTimeLate hours(Parts parts = Parts::Full, Duration free = 0, Grace grace = Grace::Beyond) {
  return {kHour, parts, false, free, grace};
}
EachTimeLate around(Parts parts = Parts::Full, Duration free = 0, Grace grace = Grace::Beyond) {
  return {kHour, parts, true, free, grace};
}

// Monday to Friday 09:00 to 17:00; opened on Friday 7 March at 15:00, so due on Monday at 11:00.
Stage in_office_hours(const EachTimeLate& each) {
  Stage s = late_tickets();
  s.clock().calendar = s.calendar(kMonToFri, 9, 17);
  owe(s, rate(rupiah(1), {each}));
  s.happen("T1", "2025-03-07 15:00", "opened");
  return s;
}

Rational paid_in_march(Stage& s) { return units(s, {"2025-03"}).front(); }

Rational paid_when_stopped(Stage s, const std::string& stop) {
  s.happen("T1", stop, "resolved");
  return paid_in_march(s);
}

}  // namespace

TEST_CASE("what is free is taken off the lateness, and parts of an hour are what the words say") {
  struct Row {
    const char* stop;
    EachTimeLate each;
    Rational paid;
  };
  const Row rows[] = {
      {"2025-03-10 11:00", hours(Parts::OrPart), 0},  // in time
      {"2025-03-10 11:00:01", hours(), 0},
      {"2025-03-10 11:00:01", hours(Parts::OrPart), 1},
      {"2025-03-10 11:45", hours(Parts::InProportion), Rational(3, 4)},
      {"2025-03-10 13:00", hours(), 2},
      {"2025-03-10 13:00", hours(Parts::OrPart), 2},
      {"2025-03-11 10:00", hours(), 7},  // 6 on Monday, 1 on Tuesday
      {"2025-03-11 10:00", around(), 23},
      {"2025-03-11 10:00", hours(Parts::Full, 3 * kHour), 4},
      {"2025-03-11 10:00", hours(Parts::Full, 7 * kHour), 0},
      {"2025-03-11 10:00", hours(Parts::Full, 7 * kHour, Grace::OnceBeyond), 0},
      {"2025-03-11 10:30", hours(Parts::Full, 7 * kHour, Grace::OnceBeyond), 7},
      {"2025-03-11 10:30", hours(Parts::OrPart, 7 * kHour), 1},
      {"2025-03-14 20:00", hours(), 6 + 4 * 8},  // after hours nothing is added
      {"2025-03-14 20:00", around(), 9 + 4 * 24},
  };
  for (const Row& row : rows) {
    INFO(row.stop);
    CHECK(paid_when_stopped(in_office_hours(row.each), row.stop) == row.paid);
  }
}

TEST_CASE("pauses are no lateness, but around the clock") {
  const auto with_hold = [](const EachTimeLate& each) {
    Stage s = in_office_hours(each);
    s.happen("T1", "2025-03-10 12:00", "hold");
    s.happen("T1", "2025-03-10 14:00", "unhold");
    return paid_when_stopped(std::move(s), "2025-03-11 10:00");
  };
  CHECK(with_hold(hours()) == 5);
  CHECK(with_hold(around()) == 23);
}

TEST_CASE("an item with many pauses is as late as they leave it") {
  const auto late = [](int holds) {
    Stage s = in_office_hours(hours(Parts::InProportion));
    for (int i = 0; i < holds; ++i) {
      const std::string day = "2025-03-" + std::to_string(11 + i);
      s.happen("T1", day + " 10:00", "hold");
      s.happen("T1", day + " 10:30", "unhold");
    }
    return paid_when_stopped(std::move(s), "2025-03-31 17:00");
  };
  CHECK(late(0) == 6 + 15 * 8);
  CHECK(late(3) == 6 + 15 * 8 - Rational(3, 2));
  CHECK(late(20) == 6 + 15 * 8 - 7);  // 14 of them on working days
}

TEST_CASE("behind an instant that is promised, lateness counts as elapsed time does") {
  const auto late = [](const EachTimeLate& each, const std::string& opened) {
    Stage s = late_tickets();
    of_items(s.target()).limits = {{{}, {ir::BySignal{s.signal("promised")}}}};
    s.clock().calendar = s.calendar(kMonToFri, 9, 17);
    owe(s, rate(rupiah(1), {each}));
    s.promise("T1", opened, "promised", wib("2025-03-10 11:00"));
    s.happen("T1", opened, "opened");
    s.happen("T1", "2025-03-10 13:30", "hold");
    s.happen("T1", "2025-03-10 14:30", "unhold");
    return paid_when_stopped(std::move(s), "2025-03-10 16:00");
  };
  CHECK(late(hours(), "2025-03-07 15:00") == 4);
  CHECK(late(around(), "2025-03-07 15:00") == 5);
  // It was due before it began: no pause is known of that time.
  CHECK(late(hours(), "2025-03-10 13:00") == 4);
  CHECK(late(around(), "2025-03-10 13:00") == 5);
}

TEST_CASE("without hours every hour counts") {
  Stage s = late_tickets();
  owe(s, rate(rupiah(1), {hours()}));
  s.happen("T1", "2025-03-07 15:00", "opened");
  CHECK(paid_when_stopped(std::move(s), "2025-03-10 19:00") == 3 * 24);
}

namespace {

// At 14:00 a P1 is due; at 15:00 it becomes a P2, which has 8 hours.
Stage changed(ir::Retarget policy, ir::MissedBefore before) {
  Stage s = late_tickets();
  const Id<ir::Signal> priority = s.signal("priority");
  of_items(s.target()).limits = {{s.equals(priority, "P1"), {ir::Within{4 * kHour, {}}}},
                                 {{}, {ir::Within{8 * kHour, {}}}}};
  s.clock().retargets = {{priority, policy}};
  s.clock().missed_before = before;
  owe(s, rate(rupiah(1), {hours()}));
  s.say("T1", "2025-03-10 10:00", "priority", "P1");
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.say("T1", "2025-03-10 15:00", "priority", "P2");
  return s;
}

}  // namespace

TEST_CASE("an item is late from the due by which it stays missed, or else from its last one") {
  using ir::MissedBefore;
  using ir::Retarget;
  struct Row {
    Retarget policy;
    MissedBefore before;
    const char* stop;
    int paid;
  };
  const Row rows[] = {
      {Retarget::Carry, MissedBefore::StaysMissed, "2025-03-10 17:00", 3},
      {Retarget::Carry, MissedBefore::StaysMissed, "2025-03-10 19:00", 5},
      {Retarget::Carry, MissedBefore::LastLimitDecides, "2025-03-10 17:00", 0},  // met
      {Retarget::Carry, MissedBefore::LastLimitDecides, "2025-03-10 19:00", 1},
      // Elapsed is zero again at 15:00; the time before is late all the same.
      {Retarget::Restart, MissedBefore::StaysMissed, "2025-03-10 17:00", 3},
      {Retarget::Restart, MissedBefore::StaysMissed, "2025-03-11 01:00", 11},
      {Retarget::Restart, MissedBefore::LastLimitDecides, "2025-03-11 01:00", 2},
  };
  for (const Row& row : rows) {
    INFO(row.stop);
    CHECK(paid_when_stopped(changed(row.policy, row.before), row.stop) == row.paid);
  }
}

TEST_CASE("an item that rounding alone makes late is late by nothing, and is a miss") {
  Stage s = late_tickets();
  s.clock().elapsed_unit = kHour;
  s.clock().elapsed_rounding = RoundingMode::Up;
  of_items(s.target()).limits = {{{}, {ir::Within{4 * kHour + 30 * kMinute, {}}}}};
  owe(s, rate(rupiah(1), {hours(Parts::OrPart)}));
  owe(s, rate(of_worth(s), {ir::EachMiss{}}));
  say_worth(s, "T1", "2025-03-10 10:00", 70);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 14:10", "resolved");
  const measures::Partial partial = s.run("2025-07-01 00:00");
  CHECK(items_of(partial, key("2025-03")).missed == 1);
  CHECK(owed_in(partial, "2025-03", 0).units == 0);
  CHECK(owed_in(partial, "2025-03", 0).items == 0);
  CHECK(owed_in(partial, "2025-03", 1).amount == 70);
}

// Order worth IDR 1_000_000_000, due on Monday at 17:00.
TEST_CASE("TV31: half a percent a day or part, at most ten percent") {
  struct Row {
    EachTimeLate each;
    const char* stop;
    std::int64_t owed;
  };
  const auto days = [](Parts parts, Duration free = 0, Grace grace = Grace::Beyond) {
    return EachTimeLate{kDay, parts, true, free, grace};
  };
  const Row rows[] = {
      {days(Parts::OrPart), "2025-06-09 09:00", 35'000'000},
      {days(Parts::Full), "2025-06-09 09:00", 30'000'000},
      {days(Parts::OrPart, 2 * kDay), "2025-06-09 09:00", 25'000'000},
      {days(Parts::OrPart, 2 * kDay, Grace::OnceBeyond), "2025-06-09 09:00", 35'000'000},
      {days(Parts::OrPart), "2025-06-27 17:00", 100'000'000},
  };
  for (const Row& row : rows) {
    INFO(row.owed);
    Stage s = late_tickets();
    of_items(s.target()).limits = {{{}, {ir::BySignal{s.signal("promised")}}}};
    owe(s, rate(of_worth(s, Rational(5, 1000)), {row.each}, of_worth(s, Rational(1, 10))));
    say_worth(s, "order", "2025-05-01 09:00", 1'000'000'000);
    s.promise("order", "2025-05-01 09:00", "promised", wib("2025-06-02 17:00"));
    s.happen("order", "2025-05-01 09:00", "opened");
    s.happen("order", row.stop, "resolved");
    CHECK(amounts(s, {"2025-06"}).front() == row.owed);
  }
}

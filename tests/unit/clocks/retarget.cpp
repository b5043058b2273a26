#include <catch2/catch.hpp>

#include "runtime/targets/judge.h"
#include "tests/unit/clocks/stage.h"

using namespace stage;
using ir::Retarget;
using ir::Verdict;

namespace {

constexpr const char* kLater = "2025-04-01 00:00";

void table(Stage& s, Duration high, Duration otherwise) {
  std::vector<ir::LimitRow> rows(2);
  rows[0].when = s.equals(s.signal("priority"), "High");
  rows[0].limit.rule = ir::Within{high, {}};
  rows[1].limit.rule = ir::Within{otherwise, {}};
  of_items(s.target()).limits = rows;
}

Stage changing(Retarget policy) {
  Stage s;
  s.add_clock();
  s.clock().retargets = {{s.signal("priority"), policy}};
  s.add_target(Id<ir::Clock>{0}, 0);
  table(s, 2 * kHour, 3 * kHour);
  s.say("T1", "2025-03-10 10:00", "priority", "Medium");
  s.happen("T1", "2025-03-10 10:00", "opened");
  return s;
}

// Start 10:00 Medium 3 h; at `change` High 2 h.
measures::Item changed(Retarget policy, const std::string& change, const std::string& stop) {
  Stage s = changing(policy);
  s.say("T1", change, "priority", "High");
  s.happen("T1", stop, "resolved");
  return s.item(kLater);
}

}  // namespace

TEST_CASE("TV10: what a change of priority does to what is due") {
  const std::string at = "2025-03-10 11:00", stop = "2025-03-10 11:30";
  CHECK(changed(Retarget::Carry, at, stop).due == wib("2025-03-10 12:00"));
  CHECK(changed(Retarget::Restart, at, stop).due == wib("2025-03-10 13:00"));
  CHECK(changed(Retarget::Freeze, at, stop).due == wib("2025-03-10 13:00"));
  CHECK(changed(Retarget::Proportional, at, stop).due == wib("2025-03-10 12:20"));
  CHECK(changed(Retarget::Retroactive, at, stop).due == wib("2025-03-10 12:00"));
}

TEST_CASE("TV10: a limit that is already consumed is due at the change, not before") {
  const measures::Item item = changed(Retarget::Carry, "2025-03-10 12:30", "2025-03-10 12:45");
  CHECK(item.due == wib("2025-03-10 12:30"));
  CHECK(item.verdict == Verdict::Missed);
  CHECK(item.elapsed == 2 * kHour + 45 * kMinute);
}

TEST_CASE("elapsed after a restart counts from the change") {
  const measures::Item item = changed(Retarget::Restart, "2025-03-10 11:00", "2025-03-10 12:30");
  CHECK(item.elapsed == kHour + 30 * kMinute);
  CHECK(item.verdict == Verdict::Met);
}

TEST_CASE("a proportional limit is met to the millisecond and missed after it") {
  CHECK(changed(Retarget::Proportional, "2025-03-10 11:00", "2025-03-10 12:20").verdict ==
        Verdict::Met);
  CHECK(changed(Retarget::Proportional, "2025-03-10 11:00", "2025-03-10 12:20:00.001").verdict ==
        Verdict::Missed);
}

TEST_CASE("shares that are consumed add up over several changes") {
  Stage s = changing(Retarget::Proportional);
  s.say("T1", "2025-03-10 11:00", "priority", "High");    // 1/3 consumed, 80 min left
  s.say("T1", "2025-03-10 11:40", "priority", "Medium");  // 40 min = 1/3 more; 1/3 of 3 h left
  s.happen("T1", "2025-03-10 12:00", "resolved");
  CHECK(s.item(kLater).due == wib("2025-03-10 12:40"));
}

TEST_CASE("judged from the start: pauses before the change were no pauses") {
  Stage s = changing(Retarget::Retroactive);
  s.happen("T1", "2025-03-10 10:15", "hold");
  s.happen("T1", "2025-03-10 10:45", "unhold");
  s.say("T1", "2025-03-10 11:00", "priority", "High");
  s.happen("T1", "2025-03-10 11:30", "hold");
  s.happen("T1", "2025-03-10 11:40", "unhold");
  s.happen("T1", "2025-03-10 12:00", "resolved");
  const measures::Item item = s.item(kLater);
  CHECK(item.elapsed == kHour + 50 * kMinute);
  CHECK(item.due == wib("2025-03-10 12:10"));
}

TEST_CASE("carrying keeps the pauses") {
  Stage s = changing(Retarget::Carry);
  s.happen("T1", "2025-03-10 10:15", "hold");
  s.happen("T1", "2025-03-10 10:45", "unhold");
  s.say("T1", "2025-03-10 11:00", "priority", "High");
  s.happen("T1", "2025-03-10 12:00", "resolved");
  const measures::Item item = s.item(kLater);
  CHECK(item.elapsed == kHour + 30 * kMinute);
  CHECK(item.due == wib("2025-03-10 12:30"));
}

TEST_CASE("a relaxed limit decides even after the first one was passed") {
  Stage s = changing(Retarget::Carry);
  s.say("T1", "2025-03-10 10:00:01", "priority", "High");
  s.say("T1", "2025-03-10 12:30", "priority", "Medium");
  s.happen("T1", "2025-03-10 12:50", "resolved");
  const measures::Item item = s.item(kLater);
  CHECK(item.verdict == Verdict::Met);
  CHECK(item.due == wib("2025-03-10 13:00"));
}

TEST_CASE("saying the same value again is no change") {
  Stage s = changing(Retarget::Restart);
  s.say("T1", "2025-03-10 11:00", "priority", "Medium");
  s.happen("T1", "2025-03-10 12:00", "resolved");
  CHECK(s.item(kLater).elapsed == 2 * kHour);
}

TEST_CASE("when several signals change at once the strongest policy applies") {
  Stage s;
  s.add_clock();
  s.clock().retargets = {{s.signal("priority"), Retarget::Carry},
                         {s.signal("region"), Retarget::Restart}};
  s.add_target(Id<ir::Clock>{0}, 0);
  table(s, 2 * kHour, 3 * kHour);
  ir::LimitRow east;
  east.when = s.equals(s.signal("region"), "east");
  east.limit.rule = ir::Within{kHour, {}};
  of_items(s.target()).limits.insert(of_items(s.target()).limits.begin(), east);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.say("T1", "2025-03-10 11:00", "priority", "High");
  s.say("T1", "2025-03-10 11:00", "region", "west");
  s.happen("T1", "2025-03-10 12:30", "resolved");
  const measures::Item item = s.item(kLater);
  CHECK(item.elapsed == kHour + 30 * kMinute);
  CHECK(item.due == wib("2025-03-10 13:00"));
}

TEST_CASE("a frozen signal keeps its first value when another one changes") {
  Stage s;
  s.add_clock();
  s.clock().retargets = {{s.signal("priority"), Retarget::Freeze},
                         {s.signal("region"), Retarget::Carry}};
  s.add_target(Id<ir::Clock>{0}, 0);
  table(s, 2 * kHour, 3 * kHour);
  ir::LimitRow east;
  east.when = s.equals(s.signal("region"), "east");
  east.limit.rule = ir::Within{kHour, {}};
  of_items(s.target()).limits.insert(of_items(s.target()).limits.begin(), east);
  s.say("T1", "2025-03-10 10:00", "region", "east");
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.say("T1", "2025-03-10 10:10", "priority", "High");
  s.say("T1", "2025-03-10 10:20", "region", "west");
  s.happen("T1", "2025-03-10 12:00", "resolved");
  CHECK(s.item(kLater).due == wib("2025-03-10 13:00"));
}

TEST_CASE("a promise that moves is the new limit") {
  Stage s;
  s.add_target(s.add_clock(), 0);
  of_items(s.target()).limits[0].limit.rule = ir::BySignal{s.signal("promised")};
  s.promise("T1", "2025-03-10 09:00", "promised", wib("2025-03-12 09:00"));
  s.happen("T1", "2025-03-10 09:00", "opened");
  s.promise("T1", "2025-03-11 09:00", "promised", wib("2025-03-13 09:00"));
  s.happen("T1", "2025-03-13 09:00", "resolved");
  const measures::Item item = s.item(kLater);
  CHECK(item.verdict == Verdict::Met);
  CHECK(item.due == wib("2025-03-13 09:00"));
}

TEST_CASE("judged from the start with earlier pauses") {
  Stage s = changing(Retarget::RetroactiveWithPauses);
  s.happen("T1", "2025-03-10 10:15", "hold");
  s.happen("T1", "2025-03-10 10:45", "unhold");
  s.say("T1", "2025-03-10 11:00", "priority", "High");
  s.happen("T1", "2025-03-10 12:00", "resolved");
  const measures::Item item = s.item(kLater);
  CHECK(item.elapsed == kHour + 30 * kMinute);
  CHECK(item.paused == 30 * kMinute);
  CHECK(item.due == wib("2025-03-10 12:30"));
}

TEST_CASE("what was missed before a change is told, and stays missed where the clock says so") {
  for (const auto rule : {ir::MissedBefore::LastLimitDecides, ir::MissedBefore::StaysMissed}) {
    Stage s = changing(Retarget::Carry);
    s.clock().missed_before = rule;
    s.say("T1", "2025-03-10 10:00:01", "priority", "High");
    s.say("T1", "2025-03-10 12:30", "priority", "Medium");
    s.happen("T1", "2025-03-10 12:50", "resolved");
    const measures::Item item = s.item(kLater);
    CHECK(item.missed_before == wib("2025-03-10 12:00"));
    const bool stays = rule == ir::MissedBefore::StaysMissed;
    CHECK(item.verdict == (stays ? Verdict::Missed : Verdict::Met));
  }
}

TEST_CASE("a limit that was reached exactly at the change was not missed, unless it is strict") {
  for (const bool strict : {false, true}) {
    Stage s = changing(Retarget::Carry);
    for (ir::LimitRow& row : of_items(s.target()).limits) row.limit.strict = strict;
    s.say("T1", "2025-03-10 10:00:01", "priority", "High");
    s.say("T1", "2025-03-10 12:00", "priority", "Medium");
    s.happen("T1", "2025-03-10 12:50", "resolved");
    CHECK((s.item(kLater).missed_before == kNever) == !strict);
  }
}

TEST_CASE("hours of each limit: before the change in the hours of then") {
  Stage s = changing(Retarget::Carry);
  s.clock().hours_of_limit = true;
  auto& otherwise = std::get<ir::Within>(of_items(s.target()).limits[1].limit.rule);
  otherwise.calendar = s.calendar(kEveryDay, 8, 11);
  s.say("T1", "2025-03-10 13:30", "priority", "High");
  s.happen("T1", "2025-03-10 14:15", "resolved");
  const measures::Item item = s.item(kLater);
  CHECK(item.elapsed == kHour + 45 * kMinute);
  CHECK(item.due == wib("2025-03-10 14:30"));
}

TEST_CASE("a change at the instant of a reopening finds the item as it had stopped") {
  Stage s = changing(Retarget::Carry);
  s.clock().reopening = ir::Reopening::LeaveOutGap;
  of_items(s.target()).limits[0].limit.rule = ir::BySignal{s.signal("promised")};
  s.promise("T1", "2025-03-10 10:00", "promised", wib("2025-03-10 12:00"));
  s.say("T1", "2025-03-10 10:00", "priority", "High");
  s.happen("T1", "2025-03-10 11:00", "resolved");
  s.say("T1", "2025-03-10 13:00", "priority", "Medium");
  s.happen("T1", "2025-03-10 13:00", "opened");
  CHECK(s.item(kLater).missed_before == kNever);
}

#include <catch2/catch.hpp>

#include "tests/unit/clocks/stage.h"

using namespace stage;
using events::FindingKind;
using ir::Reopening;
using ir::Verdict;

namespace {

// 09:00 open, 11:00 solved, 15:00 reopened, 17:00 solved; target 4 h.
measures::Items reopened(Reopening reopening) {
  Stage s;
  s.add_clock();
  s.clock().reopening = reopening;
  s.add_target(Id<ir::Clock>{0}, 4 * kHour);
  s.happen("T1", "2025-03-10 09:00", "opened");
  s.happen("T1", "2025-03-10 11:00", "resolved");
  s.happen("T1", "2025-03-10 15:00", "opened");
  s.happen("T1", "2025-03-10 17:00", "resolved");
  const measures::Partial partial = s.run("2025-04-01 00:00");
  CHECK(found(partial, FindingKind::RedundantStart) == 0);
  return partial.items;
}

}  // namespace

TEST_CASE("TV12 reopening: the first stop decides") {
  const auto items = reopened(Reopening::FirstStopDecides);
  REQUIRE(items.size() == 1);
  CHECK(items[0].elapsed == 2 * kHour);
  CHECK(items[0].stopped == wib("2025-03-10 11:00"));
  CHECK(items[0].verdict == Verdict::Met);
}

TEST_CASE("TV12 reopening: resume, leaving out the gap, is met inclusively") {
  const auto items = reopened(Reopening::LeaveOutGap);
  REQUIRE(items.size() == 1);
  CHECK(items[0].elapsed == 4 * kHour);
  CHECK(items[0].due == wib("2025-03-10 17:00"));
  CHECK(items[0].verdict == Verdict::Met);
}

TEST_CASE("TV12 reopening: resume, counting the gap, is missed") {
  const auto items = reopened(Reopening::CountGap);
  REQUIRE(items.size() == 1);
  CHECK(items[0].elapsed == 8 * kHour);
  CHECK(items[0].due == wib("2025-03-10 13:00"));
  CHECK(items[0].verdict == Verdict::Missed);
}

TEST_CASE("TV12 reopening: a new item each time") {
  const auto items = reopened(Reopening::NewItem);
  REQUIRE(items.size() == 2);
  for (const measures::Item& item : items) {
    CHECK(item.elapsed == 2 * kHour);
    CHECK(item.verdict == Verdict::Met);
  }
  CHECK(items[0].number == 1);
  CHECK(items[1].number == 2);
}

TEST_CASE("reopening: the last cycle decides") {
  const auto items = reopened(Reopening::LastDecides);
  REQUIRE(items.size() == 1);
  CHECK(items[0].started == wib("2025-03-10 15:00"));
  CHECK(items[0].elapsed == 2 * kHour);
  CHECK(items[0].number == 1);
}

TEST_CASE("a reopening after the window goes by the later rule") {
  Stage s;
  s.add_clock();
  s.clock().reopening = Reopening::LeaveOutGap;
  s.clock().reopening_days = 7;
  s.clock().later_reopening = Reopening::NewItem;
  s.add_target(Id<ir::Clock>{0}, 4 * kHour);
  s.happen("in", "2025-03-10 09:00", "opened");
  s.happen("in", "2025-03-10 10:00", "resolved");
  s.happen("in", "2025-03-17 10:00", "opened");
  s.happen("in", "2025-03-17 11:00", "resolved");
  s.happen("late", "2025-03-10 09:00", "opened");
  s.happen("late", "2025-03-10 10:00", "resolved");
  s.happen("late", "2025-03-17 10:00:00.001", "opened");
  s.happen("late", "2025-03-17 11:00", "resolved");
  const auto items = s.items("2025-04-01 00:00");
  REQUIRE(items.size() == 3);
  CHECK(items[0].subject == "in");
  CHECK(items[0].elapsed == 2 * kHour);
  CHECK(items[1].number == 1);
  CHECK(items[2].number == 2);
}

TEST_CASE("a window of dates is over at the end of its last date in the agreement's zone") {
  Stage s;
  s.add_clock();
  s.clock().reopening = Reopening::LeaveOutGap;
  s.clock().reopening_days = 7;
  s.clock().reopening_by_dates = true;
  s.clock().later_reopening = Reopening::NewItem;
  s.add_target(Id<ir::Clock>{0}, 4 * kHour);
  for (const char* subject : {"in", "late"}) {
    s.happen(subject, "2025-03-10 09:00", "opened");
    s.happen(subject, "2025-03-10 10:00", "resolved");
  }
  s.happen("in", "2025-03-17 23:59:59.999", "opened");
  s.happen("in", "2025-03-18 00:59:59.999", "resolved");
  s.happen("late", "2025-03-18 00:00", "opened");
  s.happen("late", "2025-03-18 01:00", "resolved");
  const auto items = s.items("2025-04-01 00:00");
  REQUIRE(items.size() == 3);
  CHECK(items[0].subject == "in");
  CHECK(items[0].elapsed == 2 * kHour);
  CHECK(items[1].number == 1);
  CHECK(items[2].number == 2);
}

TEST_CASE("what belongs to a reopening that does not count is no repeat") {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  s.happen("T1", "2025-03-10 09:00", "opened");
  s.happen("T1", "2025-03-10 10:00", "resolved");
  s.happen("T1", "2025-03-10 11:00", "opened");
  s.happen("T1", "2025-03-10 12:00", "hold");
  s.happen("T1", "2025-03-10 13:00", "unhold");
  s.happen("T1", "2025-03-10 14:00", "resolved");
  const measures::Partial partial = s.run("2025-04-01 00:00");
  REQUIRE(partial.items.size() == 1);
  CHECK(found(partial, FindingKind::RedundantPause) == 0);
  CHECK(found(partial, FindingKind::RedundantResume) == 0);
}

TEST_CASE("a counted gap still stands still while the state pauses") {
  Stage s;
  s.add_clock();
  s.clock().reopening = Reopening::CountGap;
  s.clock().pause_while = s.equals(s.signal("status"), "waiting");
  s.add_target(Id<ir::Clock>{0}, 9 * kHour);
  s.happen("T1", "2025-03-10 09:00", "opened");
  s.happen("T1", "2025-03-10 10:00", "resolved");
  s.say("T1", "2025-03-10 11:00", "status", "waiting");
  s.say("T1", "2025-03-10 12:00", "status", "open");
  s.happen("T1", "2025-03-10 13:00", "opened");
  s.happen("T1", "2025-03-10 14:00", "resolved");
  CHECK(s.item("2025-04-01 00:00").elapsed == 4 * kHour);
}

TEST_CASE("TV13: next reply counts from the oldest unanswered message") {
  Stage s;
  s.add_clock();
  s.clock().reopening = Reopening::NewItem;
  s.add_target(Id<ir::Clock>{0}, 45 * kMinute);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 10:20", "opened");
  s.happen("T1", "2025-03-10 10:50", "resolved");
  s.happen("T1", "2025-03-10 11:00", "opened");
  s.happen("T1", "2025-03-10 11:40", "resolved");
  const auto items = s.items("2025-04-01 00:00");
  REQUIRE(items.size() == 2);
  CHECK(items[0].elapsed == 50 * kMinute);
  CHECK(items[0].verdict == Verdict::Missed);
  CHECK(items[1].elapsed == 40 * kMinute);
  CHECK(items[1].verdict == Verdict::Met);
  const measures::ItemCounts cell = s.cell("2025-04-01 00:00", "2025-03");
  CHECK(cell.met == 1);
  CHECK(cell.missed == 1);
  CHECK(cell.longest == 50 * kMinute);
}

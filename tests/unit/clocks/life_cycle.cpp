#include <catch2/catch.hpp>

#include "tests/unit/clocks/stage.h"

using namespace stage;
using events::FindingKind;
using ir::Verdict;

TEST_CASE("an item runs from its start to its stop, equality is met") {
  Stage s;
  s.add_target(s.add_clock(), 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 12:00", "resolved");
  const measures::Item item = s.item("2025-04-01 00:00");
  CHECK(item.verdict == Verdict::Met);
  CHECK(item.elapsed == 2 * kHour);
  CHECK(item.due == wib("2025-03-10 12:00"));
  CHECK(item.period == "2025-03");
}

TEST_CASE("one millisecond too late is missed") {
  Stage s;
  s.add_target(s.add_clock(), 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 12:00:00.001", "resolved");
  CHECK(s.item("2025-04-01 00:00").verdict == Verdict::Missed);
}

TEST_CASE("an open item is pending until its limit is passed") {
  Stage s;
  s.add_target(s.add_clock(), 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  measures::Item item = s.item("2025-03-10 12:00");
  CHECK(item.verdict == Verdict::Pending);
  CHECK(item.due == wib("2025-03-10 12:00"));
  CHECK(item.stopped == kNever);
  CHECK(item.period.empty());
  item = s.item("2025-03-10 12:01");
  CHECK(item.verdict == Verdict::Missed);
  CHECK(item.elapsed == 2 * kHour + kMinute);
}

TEST_CASE("nothing is due while an item is paused at as-of") {
  Stage s;
  s.add_target(s.add_clock(), 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 11:00", "hold");
  const measures::Item item = s.item("2025-03-12 00:00");
  CHECK(item.verdict == Verdict::Pending);
  CHECK(item.due == kNever);
  CHECK(item.elapsed == kHour);
}

TEST_CASE("an item that is paused after its limit keeps its due time and is missed") {
  Stage s;
  s.add_target(s.add_clock(), 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 13:00", "hold");
  const measures::Item item = s.item("2025-03-12 00:00");
  CHECK(item.verdict == Verdict::Missed);
  CHECK(item.due == wib("2025-03-10 12:00"));
}

TEST_CASE("TV37: repeats change nothing and are findings") {
  Stage s;
  s.add_target(s.add_clock(), 2 * kHour);
  s.happen("T1", "2025-03-10 13:00", "resolved");
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 10:05", "opened");
  s.happen("T1", "2025-03-10 11:00", "hold");
  s.happen("T1", "2025-03-10 11:10", "hold");
  s.happen("T1", "2025-03-10 12:00", "unhold");
  const measures::Partial partial = s.run("2025-04-01 00:00");
  REQUIRE(partial.items.size() == 1);
  CHECK(partial.items[0].elapsed == 2 * kHour);
  CHECK(partial.items[0].verdict == Verdict::Met);
  CHECK(found(partial, FindingKind::RedundantStart) == 1);
  CHECK(found(partial, FindingKind::RedundantPause) == 1);
  CHECK(found(partial, FindingKind::RedundantResume) == 0);
}

TEST_CASE("a record that two clocks find redundant is one finding") {
  Stage s;
  s.add_target(s.add_clock(), 2 * kHour);
  s.add_target(s.add_clock(), 4 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 10:05", "opened");
  CHECK(found(s.run("2025-04-01 00:00"), FindingKind::RedundantStart) == 1);
}

TEST_CASE("a stop without a start is undetermined, once") {
  Stage s;
  s.add_target(s.add_clock(), 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "resolved");
  s.happen("T1", "2025-03-10 11:00", "resolved");
  const measures::Partial partial = s.run("2025-04-01 00:00");
  REQUIRE(partial.items.size() == 1);
  CHECK(partial.items[0].verdict == Verdict::Undetermined);
  CHECK(partial.items[0].started == kNever);
  CHECK(partial.items[0].due == kNever);
  CHECK(found(partial, FindingKind::StopWithoutStart) == 1);
  CHECK(std::get<measures::ItemCounts>(partial.cells.begin()->second).undetermined == 1);
}

TEST_CASE("a cancelled item leaves nothing, and a later start begins anew") {
  Stage s;
  s.add_clock();
  s.clock().cancels = {s.event("cancelled")};
  s.add_target(Id<ir::Clock>{0}, 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 11:00", "cancelled");
  s.happen("T1", "2025-03-10 12:00", "resolved");
  const measures::Partial gone = s.run("2025-04-01 00:00");
  CHECK(gone.items.empty());
  CHECK(found(gone, FindingKind::StopWithoutStart) == 0);
  s.happen("T1", "2025-03-10 13:00", "opened");
  s.happen("T1", "2025-03-10 14:00", "resolved");
  const measures::Item item = s.item("2025-04-01 00:00");
  CHECK(item.started == wib("2025-03-10 13:00"));
  CHECK(item.elapsed == kHour);
  CHECK(item.number == 1);
}

TEST_CASE("a stop at the instant of a cancellation does not save the item, an earlier one does") {
  Stage s;
  s.add_clock();
  s.clock().cancels = {s.event("cancelled")};
  s.add_target(Id<ir::Clock>{0}, 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 11:00", "resolved");
  s.happen("T1", "2025-03-10 11:00", "cancelled");
  s.happen("T2", "2025-03-10 10:00", "opened");
  s.happen("T2", "2025-03-10 11:00", "resolved");
  s.happen("T2", "2025-03-10 11:01", "cancelled");
  CHECK(s.item("2025-04-01 00:00").subject == "T2");
}

TEST_CASE("a reset begins at zero and ends a pause") {
  Stage s;
  s.add_clock();
  s.clock().resets = {s.event("again")};
  s.add_target(Id<ir::Clock>{0}, 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 11:00", "hold");
  s.happen("T1", "2025-03-10 15:00", "again");
  s.happen("T1", "2025-03-10 16:30", "resolved");
  const measures::Item item = s.item("2025-04-01 00:00");
  CHECK(item.started == wib("2025-03-10 10:00"));
  CHECK(item.elapsed == kHour + 30 * kMinute);
  CHECK(item.due == wib("2025-03-10 17:00"));
  CHECK(item.verdict == Verdict::Met);
}

TEST_CASE("an item that is created paused does not run until the state ends") {
  Stage s;
  s.add_clock();
  s.clock().pause_while = s.equals(s.signal("status"), "waiting");
  s.add_target(Id<ir::Clock>{0}, 2 * kHour);
  s.say("T1", "2025-03-10 10:00", "status", "waiting");
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.say("T1", "2025-03-10 12:00", "status", "open");
  s.happen("T1", "2025-03-10 13:00", "resolved");
  CHECK(s.item("2025-04-01 00:00").elapsed == kHour);
}

TEST_CASE("an item that is created closed has run for no time") {
  Stage s;
  s.add_target(s.add_clock(), 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "resolved");
  s.happen("T1", "2025-03-10 10:00", "opened");
  const measures::Item item = s.item("2025-04-01 00:00");
  CHECK(item.verdict == Verdict::Met);
  CHECK(item.elapsed == 0);
  CHECK(item.due == wib("2025-03-10 12:00"));
}

TEST_CASE("running again needs the end of the event's pause and of the state") {
  Stage s;
  s.add_clock();
  s.clock().pause_while = s.equals(s.signal("status"), "waiting");
  s.add_target(Id<ir::Clock>{0}, 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 11:00", "hold");
  s.say("T1", "2025-03-10 11:30", "status", "waiting");
  s.happen("T1", "2025-03-10 12:00", "unhold");
  s.say("T1", "2025-03-10 13:00", "status", "open");
  s.happen("T1", "2025-03-10 13:30", "resolved");
  CHECK(s.item("2025-04-01 00:00").elapsed == kHour + 30 * kMinute);
}

TEST_CASE("at one instant the stronger happening decides") {
  Stage s;
  s.add_target(s.add_clock(), 8 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 11:00", "unhold");
  s.happen("T1", "2025-03-10 11:00", "hold");
  s.happen("T1", "2025-03-10 12:00", "unhold");
  s.happen("T1", "2025-03-10 13:00", "resolved");
  const measures::Partial partial = s.run("2025-04-01 00:00");
  CHECK(partial.items[0].elapsed == 2 * kHour);
  CHECK(found(partial, FindingKind::RedundantResume) == 1);
}

TEST_CASE("sequence numbers order the happenings of one instant") {
  Stage s;
  s.add_target(s.add_clock(), 8 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 11:00", "hold");
  s.happen("T1", "2025-03-10 11:00", "unhold");
  s.happen("T1", "2025-03-10 13:00", "resolved");
  s.sequences = {1, 2, 3, 4};
  const measures::Partial partial = s.run("2025-04-01 00:00");
  CHECK(partial.items[0].elapsed == 3 * kHour);
  CHECK(found(partial, FindingKind::RedundantResume) == 0);
}

TEST_CASE("two values of one signal at one instant: the greater text is kept, and a finding") {
  Stage s;
  s.add_clock();
  s.clock().pause_while = s.equals(s.signal("status"), "waiting");
  s.add_target(Id<ir::Clock>{0}, 8 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.say("T1", "2025-03-10 11:00", "status", "waiting");
  s.say("T1", "2025-03-10 11:00", "status", "open");
  s.happen("T1", "2025-03-10 13:00", "resolved");
  const measures::Partial partial = s.run("2025-04-01 00:00");
  CHECK(partial.items[0].elapsed == kHour);
  CHECK(found(partial, FindingKind::ConflictingValues) == 1);
}

TEST_CASE("what happens at or after as-of plays no part") {
  Stage s;
  s.add_target(s.add_clock(), 2 * kHour);
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.happen("T1", "2025-03-10 11:00", "resolved");
  const measures::Item item = s.item("2025-03-10 11:00");
  CHECK(item.stopped == kNever);
  CHECK(item.verdict == Verdict::Pending);
}

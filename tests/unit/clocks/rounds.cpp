// Next replies and periodic updates: repeated starts and rounds.
#include <catch2/catch.hpp>

#include "tests/unit/clocks/stage.h"

using namespace stage;
using events::FindingKind;
using ir::RepeatedStart;
using ir::Verdict;

namespace {

// TV13: the customer writes at 10:00, 10:20 and 11:00, the agent answers at 10:50 and 11:40.
measures::Partial next_reply(RepeatedStart repeated) {
  Stage s;
  s.add_clock();
  s.clock().starts = {s.event("asked")};
  s.clock().stops = {s.event("answered")};
  s.clock().reopening = ir::Reopening::NewItem;
  s.clock().repeated_start = repeated;
  s.add_target(Id<ir::Clock>{0}, 45 * kMinute);
  s.event("noted");
  s.happen("A", "2025-03-10 10:00", "asked");
  s.happen("A", "2025-03-10 10:20", "asked");
  s.happen("A", "2025-03-10 10:50", "answered");
  s.happen("A", "2025-03-10 11:00", "asked");
  s.happen("A", "2025-03-10 11:10", "noted");
  s.happen("A", "2025-03-10 11:40", "answered");
  return s.run("2025-04-01 00:00");
}

// An update is due within the hour of the last one, until the ticket is resolved.
Stage updates() {
  Stage s;
  s.add_clock();
  s.clock().rounds = {s.event("updated")};
  s.add_target(Id<ir::Clock>{0}, kHour);
  return s;
}

constexpr const char* kAsOf = "2025-04-01 00:00";

}  // namespace

TEST_CASE("TV13 next reply: the oldest question that is not answered counts") {
  const measures::Partial partial = next_reply(RepeatedStart::ChangesNothing);
  REQUIRE(partial.items.size() == 2);
  CHECK(partial.items[0].elapsed == 50 * kMinute);
  CHECK(partial.items[0].verdict == Verdict::Missed);
  CHECK(partial.items[1].elapsed == 40 * kMinute);
  CHECK(partial.items[1].verdict == Verdict::Met);
  CHECK(found(partial, FindingKind::RedundantStart) == 1);
}

TEST_CASE("TV13 next reply: the latest question counts") {
  const measures::Partial partial = next_reply(RepeatedStart::BeginsAnew);
  REQUIRE(partial.items.size() == 2);
  CHECK(partial.items[0].started == wib("2025-03-10 10:20"));
  CHECK(partial.items[0].elapsed == 30 * kMinute);
  CHECK(partial.items[1].elapsed == 40 * kMinute);
  for (const measures::Item& item : partial.items) CHECK(item.verdict == Verdict::Met);
  CHECK(found(partial, FindingKind::RedundantStart) == 0);
}

TEST_CASE("a start that begins anew ends a pause and forgets the values before") {
  Stage s;
  s.add_clock();
  s.clock().repeated_start = RepeatedStart::BeginsAnew;
  s.add_target(Id<ir::Clock>{0}, kHour);
  s.happen("A", "2025-03-10 10:00", "opened");
  s.happen("A", "2025-03-10 10:10", "hold");
  s.happen("A", "2025-03-10 12:00", "opened");
  s.happen("A", "2025-03-10 12:40", "resolved");
  const measures::Item item = s.item(kAsOf);
  CHECK(item.elapsed == 40 * kMinute);
  CHECK(item.due == wib("2025-03-10 13:00"));
}

TEST_CASE("a round ends an item and begins the next") {
  Stage s = updates();
  s.happen("A", "2025-03-10 10:00", "opened");
  s.happen("A", "2025-03-10 10:10", "hold");
  s.happen("A", "2025-03-10 10:50", "updated");
  s.happen("A", "2025-03-10 12:00", "updated");
  s.happen("A", "2025-03-10 12:30", "resolved");
  const measures::Partial partial = s.run(kAsOf);
  REQUIRE(partial.items.size() == 3);
  CHECK(partial.items[0].elapsed == 10 * kMinute);
  CHECK(partial.items[1].elapsed == 70 * kMinute);
  CHECK(partial.items[1].verdict == Verdict::Missed);
  CHECK(partial.items[2].elapsed == 30 * kMinute);
  CHECK(partial.items[2].number == 3);
}

TEST_CASE("a round begins an item whether one was stopped, was cancelled or never began") {
  Stage s = updates();
  s.clock().cancels = {s.event("cancelled")};
  s.clock().reopening = ir::Reopening::FirstStopDecides;
  s.happen("A", "2025-03-10 10:00", "updated");
  s.happen("A", "2025-03-10 10:30", "resolved");
  s.happen("A", "2025-03-10 11:00", "updated");
  s.happen("A", "2025-03-10 11:30", "cancelled");
  s.happen("A", "2025-03-10 12:00", "updated");
  const auto items = s.items("2025-03-10 12:20");
  REQUIRE(items.size() == 2);
  CHECK(items[0].elapsed == 30 * kMinute);
  CHECK(items[1].started == wib("2025-03-10 12:00"));
  CHECK(items[1].elapsed == 20 * kMinute);
}

TEST_CASE("an update that also resolves or withdraws begins no further item") {
  Stage s = updates();
  s.clock().cancels = {s.event("cancelled")};
  s.clock().starts.push_back(s.event("updated"));
  for (const char* subject : {"A", "B"}) {
    s.happen(subject, "2025-03-10 10:00", "opened");
    s.happen(subject, "2025-03-10 10:30", "updated");
    s.happen(subject, "2025-03-10 11:00", "updated");
  }
  s.happen("A", "2025-03-10 11:00", "resolved");
  s.happen("B", "2025-03-10 11:00", "cancelled");
  const measures::Partial partial = s.run(kAsOf);
  REQUIRE(partial.items.size() == 3);
  CHECK(partial.items[0].subject == "A");
  CHECK(partial.items[1].subject == "A");
  CHECK(partial.items[1].stopped == wib("2025-03-10 11:00"));
  CHECK(partial.items[2].subject == "B");
  CHECK(found(partial, FindingKind::RedundantStart) == 0);
}

TEST_CASE("an item that is reopened in the instant of its last round can be stopped again") {
  Stage s = updates();
  s.clock().reopening = ir::Reopening::LeaveOutGap;
  s.sequences = {1, 2, 3, 4, 5};
  s.happen("A", "2025-03-10 10:00", "opened");
  s.happen("A", "2025-03-10 11:00", "updated");
  s.happen("A", "2025-03-10 11:00", "resolved");
  s.happen("A", "2025-03-10 11:00", "opened");
  s.happen("A", "2025-03-10 11:00", "resolved");
  const auto items = s.items(kAsOf);
  REQUIRE(items.size() == 1);
  CHECK(items[0].stopped == wib("2025-03-10 11:00"));
  CHECK(items[0].elapsed == kHour);
}

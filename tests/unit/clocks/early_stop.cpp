#include <catch2/catch.hpp>

#include "tests/unit/clocks/stage.h"

using namespace stage;
using events::FindingKind;
using ir::Verdict;

namespace {

// An hour is allowed; a stop may stand up to 10 minutes before its start.
Stage on_stage(Duration early = 10 * kMinute) {
  Stage s;
  s.add_clock();
  s.clock().early_stop = early;
  s.add_target(Id<ir::Clock>{0}, kHour);
  return s;
}

constexpr const char* kAsOf = "2025-04-02 00:00";

}  // namespace

TEST_CASE("a stop shortly before its start leaves no time") {
  Stage s = on_stage();
  s.happen("A", "2025-03-31 23:55", "resolved");
  s.happen("A", "2025-04-01 00:05", "opened");
  const measures::Partial partial = s.run(kAsOf);
  REQUIRE(partial.items.size() == 1);
  const measures::Item& item = partial.items.front();
  CHECK(item.started == wib("2025-04-01 00:05"));
  CHECK(item.stopped == wib("2025-03-31 23:55"));
  CHECK(item.elapsed == 0);
  CHECK(item.due == wib("2025-04-01 01:05"));
  CHECK(item.verdict == Verdict::Met);
  CHECK(item.period == "2025-03");
  CHECK(item.number == 1);
  CHECK(found(partial, FindingKind::StopBeforeStart) == 1);
  CHECK(found(partial, FindingKind::StopWithoutStart) == 0);
}

TEST_CASE("a stop too long before the next start has none") {
  for (const Duration early : {9 * kMinute, Duration{0}}) {
    Stage s = on_stage(early);
    s.clock().reopening = ir::Reopening::NewItem;
    s.happen("A", "2025-03-31 10:00", "resolved");
    s.happen("A", "2025-03-31 10:10", "opened");
    const measures::Partial partial = s.run(kAsOf);
    REQUIRE(partial.items.size() == 2);
    CHECK(partial.items[0].verdict == Verdict::Missed);
    CHECK(partial.items[1].verdict == Verdict::Undetermined);
    CHECK(found(partial, FindingKind::StopBeforeStart) == 0);
    CHECK(found(partial, FindingKind::StopWithoutStart) == 1);
  }
}

TEST_CASE("a stop before a start that never comes is without one") {
  Stage s = on_stage();
  s.happen("A", "2025-03-31 10:00", "resolved");
  s.happen("A", "2025-03-31 10:00", "cancelled");
  s.happen("B", "2025-03-31 10:00", "resolved");
  s.clock().cancels = {s.event("cancelled")};
  const measures::Partial partial = s.run(kAsOf);
  REQUIRE(partial.items.size() == 1);
  CHECK(partial.items[0].subject == "B");
  CHECK(found(partial, FindingKind::StopWithoutStart) == 2);
}

TEST_CASE("the early stop of a further item") {
  Stage s = on_stage();
  s.clock().reopening = ir::Reopening::NewItem;
  s.happen("A", "2025-03-31 10:00", "opened");
  s.happen("A", "2025-03-31 10:30", "resolved");
  s.happen("A", "2025-03-31 12:00", "resolved");
  s.happen("A", "2025-03-31 12:05", "opened");
  const measures::Partial partial = s.run(kAsOf);
  REQUIRE(partial.items.size() == 2);
  CHECK(partial.items[0].elapsed == 30 * kMinute);
  CHECK(partial.items[1].elapsed == 0);
  CHECK(partial.items[1].stopped == wib("2025-03-31 12:00"));
}

TEST_CASE("a cancellation at the start of an item that had stopped before drops it") {
  Stage s = on_stage();
  s.clock().cancels = {s.event("cancelled")};
  s.happen("A", "2025-03-31 10:00", "resolved");
  s.happen("A", "2025-03-31 10:05", "opened");
  s.happen("A", "2025-03-31 10:05", "cancelled");
  CHECK(s.items(kAsOf).empty());
}

TEST_CASE("an item that stopped before its start is judged by the instant of its stop") {
  Stage s = on_stage();
  of_items(s.target()).limits[0].limit.rule = ir::BySignal{s.signal("promised")};
  for (const char* subject : {"A", "B"}) {
    s.happen(subject, "2025-03-31 10:00", "resolved");
    s.happen(subject, "2025-03-31 10:05", "opened");
  }
  s.promise("A", "2025-03-31 10:05", "promised", wib("2025-03-31 10:00"));
  s.promise("B", "2025-03-31 10:05", "promised", wib("2025-03-31 09:59"));
  const measures::Items items = s.items(kAsOf);
  REQUIRE(items.size() == 2);
  CHECK(items[0].verdict == Verdict::Met);
  CHECK(items[1].verdict == Verdict::Missed);
}

TEST_CASE("an early stop belongs to a new cycle that takes the place of the last one") {
  Stage s = on_stage();
  s.clock().reopening = ir::Reopening::LastDecides;
  s.happen("A", "2025-03-31 10:00", "opened");
  s.happen("A", "2025-03-31 10:30", "resolved");
  s.happen("A", "2025-03-31 12:00", "resolved");
  s.happen("A", "2025-03-31 12:05", "opened");
  const measures::Items items = s.items(kAsOf);
  REQUIRE(items.size() == 1);
  CHECK(items[0].started == wib("2025-03-31 12:05"));
  CHECK(items[0].stopped == wib("2025-03-31 12:00"));
}

TEST_CASE("a start that is recorded twice does not reopen what stopped before it") {
  Stage s = on_stage();
  s.clock().reopening = ir::Reopening::NewItem;
  s.clock().rounds = {s.event("opened")};
  s.happen("A", "2025-03-31 12:00", "resolved");
  s.happen("A", "2025-03-31 12:05", "opened");
  s.happen("A", "2025-03-31 12:05", "opened");
  const measures::Items items = s.items(kAsOf);
  REQUIRE(items.size() == 1);
  CHECK(items[0].stopped == wib("2025-03-31 12:00"));
}

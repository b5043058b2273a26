// Clocks that count from before their start.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "tests/unit/clocks/stage.h"

using namespace stage;
using ir::Verdict;

namespace {

// Counted from when it was promised to the customer, on holds and while the status is "waiting".
Stage from_before(bool earlier_pauses) {
  Stage s;
  s.add_clock();
  s.clock().counted_from = s.signal("promised");
  s.clock().earlier_pauses = earlier_pauses;
  s.clock().pause_while = s.equals(s.signal("status"), "waiting");
  s.clock().reopening = ir::Reopening::NewItem;
  s.add_target(Id<ir::Clock>{0}, 4 * kHour);
  return s;
}

constexpr const char* kAsOf = "2025-04-01 00:00";

}  // namespace

TEST_CASE("a clock counts from its origin, with the pauses since or without") {
  for (const bool earlier : {true, false}) {
    Stage s = from_before(earlier);
    s.happen("A", "2025-03-10 08:00", "hold");
    s.happen("A", "2025-03-10 09:30", "unhold");
    s.say("A", "2025-03-10 10:00", "status", "waiting");
    s.say("A", "2025-03-10 10:30", "status", "open");
    s.promise("A", "2025-03-10 11:00", "promised", wib("2025-03-10 09:00"));
    s.happen("A", "2025-03-10 11:30", "opened");
    s.happen("A", "2025-03-10 12:00", "resolved");
    const measures::Partial partial = s.run(kAsOf);
    REQUIRE(partial.items.size() == 1);
    const measures::Item& item = partial.items[0];
    CHECK(item.started == wib("2025-03-10 11:30"));
    CHECK(item.elapsed == (earlier ? 2 * kHour : 3 * kHour));
    CHECK(item.due == wib(earlier ? "2025-03-10 14:00" : "2025-03-10 13:00"));
    CHECK(item.verdict == Verdict::Met);
    CHECK(found(partial, events::FindingKind::RedundantPause) == (earlier ? 0 : 1));
    CHECK(found(partial, events::FindingKind::RedundantResume) == (earlier ? 0 : 1));
  }
}

TEST_CASE("an item can be overdue at its start, and due stays in the past") {
  Stage s = from_before(true);
  s.promise("A", "2025-03-10 11:00", "promised", wib("2025-03-07 09:00"));
  s.happen("A", "2025-03-10 11:00", "opened");
  const measures::Item item = s.item("2025-03-10 11:30");
  CHECK(item.due == wib("2025-03-07 13:00"));
  CHECK(item.verdict == Verdict::Missed);
}

TEST_CASE("an origin after the start, or none, is the start") {
  Stage s = from_before(true);
  s.promise("A", "2025-03-10 11:00", "promised", wib("2025-03-10 12:00"));
  s.happen("A", "2025-03-10 11:00", "opened");
  s.happen("B", "2025-03-10 11:00", "opened");
  for (const measures::Item& item : s.items("2025-03-10 13:00")) {
    CHECK(item.elapsed == 2 * kHour);
  }
}

TEST_CASE("a hold that began before the start lasts until it is resumed") {
  Stage s = from_before(true);
  s.promise("A", "2025-03-10 09:00", "promised", wib("2025-03-10 09:00"));
  s.happen("A", "2025-03-10 10:00", "hold");
  s.happen("A", "2025-03-10 11:00", "opened");
  s.happen("A", "2025-03-10 12:00", "unhold");
  s.happen("A", "2025-03-10 12:30", "resolved");
  const measures::Item item = s.item(kAsOf);
  CHECK(item.elapsed == 90 * kMinute);
  CHECK(item.due == wib("2025-03-10 15:00"));
}

TEST_CASE("earlier pauses are told once, however many items count them") {
  Stage s = from_before(true);
  constexpr int kItems = 50;
  const Instant first = wib("2025-03-10 08:00");
  const auto at = [&](int minute) {
    return fmt::format("2025-03-10 {:02}:{:02}", 8 + minute / 60, minute % 60);
  };
  s.promise("A", "2025-03-10 08:00", "promised", first);
  for (int i = 0; i < kItems; ++i) {
    s.happen("A", at(10 * i), "opened");
    s.happen("A", at(10 * i + 2), "hold");
    s.happen("A", at(10 * i + 4), "unhold");
    s.happen("A", at(10 * i + 6), "resolved");
  }
  events::arrange(s.store, s.program);
  const plan::Plan plan = plan::bind(s.program, wib(kAsOf));
  clocks::Answers answers(plan, s.store);
  clocks::Findings findings(plan, s.store);
  const clocks::Happenings happenings = clocks::happenings_of(s.store, 0);
  findings.next_subject(0, happenings.count);
  clocks::Story story;
  clocks::walk(plan, Id<ir::Clock>{0}, happenings, answers, findings, story);
  REQUIRE(story.cycles.size() == kItems);
  CHECK(story.earlier->size() <= 2 * kItems + 1);
  CHECK(story.stretches.size() <= 3 * kItems);
  const clocks::Stretches last(story, story.cycles.back());
  CHECK(last.size() == 2 * (kItems - 1) + 1 + 3);
  CHECK(last[0].from == first);
  CHECK(last[last.earlier().size() - 1].to == story.cycles.back().started);
}

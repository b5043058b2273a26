// One item for each value of a signal, and elapsed time attributed to the values of one.
#include <catch2/catch.hpp>

#include "tests/harness/records.h"
#include "tests/unit/clocks/stage.h"

using namespace stage;
using ir::Verdict;
using Shares = std::vector<std::pair<measures::GroupValue, Duration>>;

namespace {

// How long each team has a ticket, up to an hour, or two for the team "field".
Stage ownership() {
  Stage s;
  s.add_clock();
  s.clock().item_by = s.signal("team");
  s.clock().reopening = ir::Reopening::LeaveOutGap;
  s.add_target(Id<ir::Clock>{0}, kHour);
  ir::LimitRow field = of_items(s.target()).limits[0];
  field.when = s.equals(s.signal("team"), "field");
  field.limit.rule = ir::Within{2 * kHour, {}};
  of_items(s.target()).limits.insert(of_items(s.target()).limits.begin(), field);
  s.target().groups = {s.signal("team")};
  return s;
}

constexpr const char* kAsOf = "2025-04-01 00:00";

}  // namespace

TEST_CASE("each team's time with a ticket is an item of its own") {
  Stage s = ownership();
  s.say("A", "2025-03-10 09:00", "team", "desk");
  s.happen("A", "2025-03-10 09:00", "opened");
  s.happen("A", "2025-03-10 09:20", "hold");
  s.say("A", "2025-03-10 09:50", "team", "field");
  s.happen("A", "2025-03-10 10:00", "unhold");
  s.say("A", "2025-03-10 11:30", "team", "desk");
  s.happen("A", "2025-03-10 11:30", "resolved");
  s.happen("A", "2025-03-10 15:00", "opened");
  s.happen("A", "2025-03-10 16:10", "resolved");
  const measures::Partial partial = s.run(kAsOf);
  const auto& items = partial.items;
  REQUIRE(items.size() == 3);
  CHECK(items[0].group == std::vector<measures::GroupValue>{"desk"});
  CHECK(items[0].elapsed == 20 * kMinute);
  CHECK(items[0].stopped == wib("2025-03-10 09:50"));
  CHECK(items[0].due == wib("2025-03-10 10:30"));
  CHECK(items[1].group == std::vector<measures::GroupValue>{"field"});
  CHECK(items[1].elapsed == 90 * kMinute);
  CHECK(items[1].due == wib("2025-03-10 12:00"));
  CHECK(items[1].verdict == Verdict::Met);
  CHECK(items[2].group == std::vector<measures::GroupValue>{"desk"});
  CHECK(items[2].started == wib("2025-03-10 15:00"));
  CHECK(items[2].verdict == Verdict::Missed);
}

TEST_CASE("while nobody owns a ticket there is no item") {
  Stage s = ownership();
  s.happen("A", "2025-03-10 09:00", "opened");
  s.say("A", "2025-03-10 10:00", "team", "desk");
  harness::Records(s.program, s.store)
      .say("A", wib("2025-03-10 10:30"), s.signal("team"), std::nullopt);
  s.happen("A", "2025-03-10 12:00", "resolved");
  s.happen("B", "2025-03-10 09:00", "opened");
  s.happen("B", "2025-03-10 09:30", "resolved");
  s.happen("C", "2025-03-10 09:00", "opened");
  const auto items = s.items(kAsOf);
  REQUIRE(items.size() == 1);
  CHECK(items[0].started == wib("2025-03-10 10:00"));
  CHECK(items[0].elapsed == 30 * kMinute);
}

TEST_CASE("a cancellation drops the item that runs, or ended at that instant") {
  for (const bool at_once : {false, true}) {
    Stage s = ownership();
    s.clock().cancels = {s.event("cancelled")};
    s.say("A", "2025-03-10 09:00", "team", "desk");
    s.happen("A", "2025-03-10 09:00", "opened");
    s.say("A", "2025-03-10 10:00", "team", "field");
    s.happen("A", at_once ? "2025-03-10 10:00" : "2025-03-10 10:01", "cancelled");
    CHECK(s.items(kAsOf).size() == (at_once ? 0 : 1));
  }
}

TEST_CASE("elapsed time is attributed to whom it was with") {
  Stage s;
  s.add_clock();
  s.clock().attributed_to = s.signal("region");
  s.clock().calendar = s.calendar(kMonToFri, 9, 17);
  s.clock().elapsed_unit = kHour;
  s.clock().elapsed_rounding = RoundingMode::HalfUp;
  s.add_target(Id<ir::Clock>{0}, 8 * kHour);
  s.say("A", "2025-03-10 08:00", "region", "x");
  s.say("A", "2025-03-10 08:30", "region", "west");
  s.happen("A", "2025-03-10 08:45", "opened");
  s.say("A", "2025-03-10 10:00", "region", "east");
  s.happen("A", "2025-03-10 11:00", "hold");
  s.say("A", "2025-03-10 11:30", "region", "north");
  s.say("A", "2025-03-10 12:00", "region", "west");
  s.happen("A", "2025-03-10 16:00", "unhold");
  s.happen("A", "2025-03-11 09:20", "resolved");
  s.happen("B", "2025-03-10 09:00", "opened");
  s.happen("B", "2025-03-10 09:29", "resolved");
  const auto items = s.items(kAsOf);
  REQUIRE(items.size() == 2);
  CHECK(items[0].attributed == Shares{{"east", kHour}, {"west", 140 * kMinute}});
  CHECK(items[0].elapsed == 3 * kHour);
  CHECK(items[1].attributed == Shares{{std::nullopt, 29 * kMinute}});
  CHECK(items[1].elapsed == 0);
}

TEST_CASE("elapsed time is rounded before it is judged, due is not") {
  const auto judged = [](RoundingMode mode, const char* stop) {
    Stage s;
    s.add_clock();
    s.clock().elapsed_unit = kHour;
    s.clock().elapsed_rounding = mode;
    s.add_target(Id<ir::Clock>{0}, 2 * kHour);
    s.happen("A", "2025-03-10 09:00", "opened");
    s.happen("A", stop, "resolved");
    const measures::Item item = s.item(kAsOf);
    CHECK(item.due == wib("2025-03-10 11:00"));
    return std::pair{item.elapsed / kHour, item.verdict};
  };
  using Is = std::pair<Duration, Verdict>;
  CHECK(judged(RoundingMode::Up, "2025-03-10 11:00") == Is{2, Verdict::Met});
  CHECK(judged(RoundingMode::Up, "2025-03-10 11:01") == Is{3, Verdict::Missed});
  CHECK(judged(RoundingMode::Down, "2025-03-10 11:59") == Is{2, Verdict::Met});
  CHECK(judged(RoundingMode::HalfUp, "2025-03-10 11:29") == Is{2, Verdict::Met});
  CHECK(judged(RoundingMode::HalfUp, "2025-03-10 11:30") == Is{3, Verdict::Missed});
  CHECK(judged(RoundingMode::HalfEven, "2025-03-10 11:30") == Is{2, Verdict::Met});
  CHECK(judged(RoundingMode::HalfEven, "2025-03-10 10:30") == Is{2, Verdict::Met});
  CHECK(judged(RoundingMode::HalfEven, "2025-03-10 11:31") == Is{3, Verdict::Missed});
}

TEST_CASE("a stop without a start, while nobody owns a ticket, is a finding and no item") {
  Stage s = ownership();
  s.clock().cancels = {s.event("cancelled")};
  s.happen("A", "2025-03-10 09:00", "resolved");
  s.happen("B", "2025-03-10 09:00", "resolved");
  s.happen("B", "2025-03-10 09:00", "cancelled");
  s.say("B", "2025-03-10 10:00", "team", "desk");
  s.happen("B", "2025-03-10 10:00", "opened");
  s.clock().reopening = ir::Reopening::FirstStopDecides;
  const measures::Partial partial = s.run("2025-03-10 10:30");
  CHECK(found(partial, events::FindingKind::StopWithoutStart) == 2);
  // The cancellation at the instant of the stop ended what the first stop would decide.
  REQUIRE(partial.items.size() == 1);
  CHECK(partial.items[0].subject == "B");
}

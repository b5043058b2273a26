// Where one instant or one millisecond more or less would be another month, another verdict or
// another count.
#include <catch2/catch.hpp>

#include "tests/unit/clocks/stage.h"

using namespace stage;
using ir::OpenItems;

namespace {

constexpr const char* kLater = "2025-07-01 00:00";

// Within 4 hours; the clock resumes after a reopening and leaves the gap out.
Stage tickets(OpenItems open) {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  s.clock().reopening = ir::Reopening::LeaveOutGap;
  of_items(s.target()).open_items = open;
  return s;
}

measures::ItemCounts one(Stage& s, const std::string& month) { return s.cell(kLater, month); }

bool nothing_in(Stage& s, const std::string& month) {
  return s.run(kLater).cells.count(key(month)) == 0;
}

Stage outages(Duration at_least, ir::Counted counted, ir::CrossingOutages crossing) {
  Stage s;
  s.add_time_target(s.add_outage(at_least));
  s.program.outages.back().counted = counted;
  of_time(s.target()).crossing = crossing;
  return s;
}

void down(Stage& s, const std::string& from, const std::string& to) {
  s.happen("web", from, "down");
  s.happen("web", to, "up");
}

measures::TimeCounts web(Stage& s, const std::string& month) {
  return s.time(kLater, month, {"web"});
}

}  // namespace

TEST_CASE("an item that stops at a month's first instant is open at the end of the month before") {
  Stage s = tickets(OpenItems::OverdueMissed);
  s.happen("T1", "2025-03-31 19:00", "opened");
  s.happen("T1", "2025-04-01 00:00", "resolved");
  CHECK(one(s, "2025-03").open_missed == 1);
  CHECK(one(s, "2025-03").missed == 0);
  CHECK(one(s, "2025-04").missed == 1);
}

TEST_CASE("an item that starts at a month's first instant is not of the month before") {
  Stage s = tickets(OpenItems::OverdueMissed);
  s.happen("T1", "2025-04-01 00:00", "opened");
  s.happen("T1", "2025-04-01 01:00", "resolved");
  CHECK(nothing_in(s, "2025-03"));
  CHECK(one(s, "2025-04").met == 1);
}

TEST_CASE("an item whose limit is reached exactly at the end of a month is not overdue in it") {
  Stage s = tickets(OpenItems::OverdueMissed);
  s.happen("T1", "2025-03-31 20:00", "opened");
  s.happen("T1", "2025-04-01 00:00", "resolved");
  CHECK(one(s, "2025-03").open_missed == 0);
  CHECK(one(s, "2025-03").pending == 1);
  CHECK(one(s, "2025-04").met == 1);
}

TEST_CASE("an item due exactly at a month's first instant is of that month") {
  Stage s = tickets(OpenItems::LeftOut);
  of_items(s.target()).attribution = ir::Attribution::ByDue;
  s.happen("T1", "2025-03-31 20:00", "opened");
  s.happen("T1", "2025-03-31 21:00", "resolved");
  CHECK(nothing_in(s, "2025-03"));
  CHECK(one(s, "2025-04").met == 1);
}

TEST_CASE("grace ends with its last instant, which is in it") {
  const auto missed_in_april = [](const std::string& stopped) {
    Stage s = tickets(OpenItems::OverdueMissedWithGrace);
    of_items(s.target()).grace_days = 2;
    s.happen("T1", "2025-03-30 20:00", "opened");  // due on the 31st at 00:00
    s.happen("T1", stopped, "resolved");
    CHECK(one(s, "2025-03").open_missed == 1);
    return nothing_in(s, "2025-04") ? 0U : one(s, "2025-04").missed;
  };
  CHECK(missed_in_april("2025-04-02 00:00:00") == 0);
  CHECK(missed_in_april("2025-04-02 00:00:01") == 1);
}

TEST_CASE("between a stop and a reopening nothing is open, nor at the reopening itself") {
  const auto open_in_march = [](const std::string& stopped, const std::string& reopened) {
    Stage s = tickets(OpenItems::LeftOut);
    s.happen("T1", "2025-03-31 20:00", "opened");
    s.happen("T1", stopped, "resolved");
    s.happen("T1", reopened, "opened");
    s.happen("T1", "2025-04-20 00:00", "resolved");
    return nothing_in(s, "2025-03") ? 0U : one(s, "2025-03").pending;
  };
  CHECK(open_in_march("2025-03-31 21:00", "2025-04-01 01:00") == 0);
  CHECK(open_in_march("2025-03-31 21:00", "2025-04-01 00:00") == 0);  // the gap's end
  CHECK(open_in_march("2025-03-31 21:00", "2025-03-31 23:59") == 1);
  CHECK(open_in_march("2025-04-01 00:00", "2025-04-01 01:00") == 1);  // the gap's beginning
}

TEST_CASE("what happens at the instant of evaluation has not happened yet") {
  Stage s = tickets(OpenItems::OverdueMissed);
  s.happen("T1", "2025-03-31 19:00", "opened");
  s.happen("T1", "2025-04-01 00:00", "resolved");
  const measures::Partial partial = s.run("2025-04-01 00:00");
  REQUIRE(partial.cells.size() == 1);
  CHECK(items_of(partial, key("2025-03")).open_missed == 1);
  CHECK(partial.items.at(0).stopped == kNever);
}

TEST_CASE("an outage of exactly the least length is one whole, and none by its excess") {
  for (const auto& [from, to] : {std::pair("2025-04-10 00:00", "2025-04-10 01:00"),
                                 std::pair("2025-04-30 23:00", "2025-05-01 00:00")}) {
    Stage whole = outages(kHour, ir::Counted::Whole, ir::CrossingOutages::Split);
    Stage excess = outages(kHour, ir::Counted::Excess, ir::CrossingOutages::Split);
    down(whole, from, to);
    down(excess, from, to);
    CHECK(web(whole, "2025-04").down == kHour);
    CHECK(web(whole, "2025-04").outages == 1);
    CHECK(web(excess, "2025-04").down == 0);
    CHECK(web(excess, "2025-04").outages == 0);
    CHECK(web(excess, "2025-05").outages == 0);
  }
  Stage shorter = outages(kHour, ir::Counted::Whole, ir::CrossingOutages::Split);
  down(shorter, "2025-04-10 00:00:01", "2025-04-10 01:00:00");
  CHECK(web(shorter, "2025-04").outages == 0);
}

TEST_CASE("an outage belongs to the month it begins in, excess and all, and may outlast it") {
  Stage s = outages(2 * kHour, ir::Counted::Excess, ir::CrossingOutages::ByBegin);
  down(s, "2025-03-31 23:00", "2025-05-02 00:00");
  CHECK(web(s, "2025-03").down == 31 * kDay - kHour);
  CHECK(web(s, "2025-03").outages == 1);
  CHECK(web(s, "2025-03").service == 31 * kDay);
  for (const char* month : {"2025-04", "2025-05"}) {
    CHECK(web(s, month).down == 0);
    CHECK(web(s, month).outages == 0);
  }
}

TEST_CASE("an outage that begins at a month's first instant is of that month alone") {
  for (const auto crossing : {ir::CrossingOutages::Split, ir::CrossingOutages::ByBegin}) {
    Stage s = outages(0, ir::Counted::Whole, crossing);
    down(s, "2025-03-31 23:00", "2025-04-01 00:00");
    down(s, "2025-05-01 00:00", "2025-05-01 01:00");
    CHECK(web(s, "2025-03").down == kHour);
    CHECK(web(s, "2025-04").outages == 0);
    CHECK(web(s, "2025-05").down == kHour);
  }
}

TEST_CASE("items of one start stand in the order of their numbers, whatever the order before") {
  measures::Items items(40);
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].subject = "T1";
    items[i].started = i % 2 == 0 ? kHour : kNever;
    items[i].number = static_cast<std::int32_t>(items.size() - i);
  }
  measures::sort_items(items);
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    const bool same = items[i].started == items[i + 1].started;
    CHECK((!same || items[i].number < items[i + 1].number));
  }
}

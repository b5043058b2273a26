#include <catch2/catch.hpp>

#include "tests/unit/clocks/stage.h"

using namespace stage;
using events::FindingKind;
using ir::Attribution;
using ir::OpenItems;

namespace {

// TV27, target 4 h.
Stage month_end(OpenItems open_items) {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  of_items(s.target()).open_items = open_items;
  of_items(s.target()).grace_days = 28;
  s.happen("T1", "2025-04-10 10:00", "opened");
  s.happen("T1", "2025-04-10 12:00", "resolved");
  s.happen("T2", "2025-04-11 10:00", "opened");
  s.happen("T2", "2025-04-11 15:00", "resolved");
  s.happen("T3", "2025-04-30 22:00", "opened");
  s.happen("T3", "2025-05-01 01:00", "resolved");
  s.happen("T4", "2025-04-29 10:00", "opened");
  s.happen("T4", "2025-05-10 10:00", "resolved");
  s.happen("T5", "2025-04-30 23:00", "opened");
  s.happen("T5", "2025-04-30 23:30", "resolved");
  return s;
}

}  // namespace

TEST_CASE("TV27: the end of a month, overdue open items and their grace") {
  Stage s = month_end(OpenItems::OverdueMissedWithGrace);
  const measures::ItemCounts april = s.cell("2025-06-01 00:00", "2025-04");
  CHECK(april.met == 2);
  CHECK(april.missed == 1);
  CHECK(april.open_missed == 1);
  CHECK(april.pending == 1);
  const measures::ItemCounts may = s.cell("2025-06-01 00:00", "2025-05");
  CHECK(may.met == 1);
  CHECK(may.missed == 0);
  CHECK(may.open_missed == 0);
}

TEST_CASE("TV27: at the end of April itself nothing is different") {
  Stage s = month_end(OpenItems::OverdueMissedWithGrace);
  const measures::ItemCounts april = s.cell("2025-05-01 00:00", "2025-04");
  CHECK(april.met == 2);
  CHECK(april.missed == 1);
  CHECK(april.open_missed == 1);
  CHECK(april.pending == 1);
}

TEST_CASE("TV27: what happened in April is remembered in May") {
  Stage s = month_end(OpenItems::OverdueMissedWithGrace);
  const measures::Partial partial = s.run("2025-06-01 00:00");
  REQUIRE(partial.cells.size() == 2);
  CHECK(items_of(partial, key("2025-05")).met == 1);
  CHECK(items_of(partial, key("2025-05")).missed == 0);
  CHECK(found(partial, FindingKind::OutsideTerm) == 0);
}

TEST_CASE("one that stops after its grace is counted again") {
  Stage s = month_end(OpenItems::OverdueMissedWithGrace);
  of_items(s.target()).grace_days = 10;
  CHECK(s.cell("2025-06-01 00:00", "2025-05").missed == 1);
}

TEST_CASE("without grace an overdue item is missed while open and when it stops") {
  Stage s = month_end(OpenItems::OverdueMissed);
  CHECK(s.cell("2025-06-01 00:00", "2025-04").open_missed == 1);
  CHECK(s.cell("2025-06-01 00:00", "2025-05").missed == 1);
}

TEST_CASE("open items that are left out count in the month of their stop only") {
  Stage s = month_end(OpenItems::LeftOut);
  const measures::ItemCounts april = s.cell("2025-06-01 00:00", "2025-04");
  CHECK(april.met + april.missed + april.open_missed == 3);
  CHECK(april.pending == 2);
  const measures::ItemCounts may = s.cell("2025-06-01 00:00", "2025-05");
  CHECK(may.met == 1);
  CHECK(may.missed == 1);
}

TEST_CASE("an overdue item is missed in every month that it stays open") {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  of_items(s.target()).open_items = OpenItems::OverdueMissed;
  s.happen("T1", "2025-03-10 10:00", "opened");
  const measures::Partial partial = s.run("2025-05-15 00:00");
  CHECK(items_of(partial, key("2025-03")).open_missed == 1);
  CHECK(items_of(partial, key("2025-04")).open_missed == 1);
  const measures::ItemCounts may = items_of(partial, key("2025-05"));
  CHECK(may.open_missed == 0);
  CHECK(may.pending == 1);
}

TEST_CASE("at a month's end only what was known then decides") {
  Stage s;
  s.add_clock();
  s.clock().resets = {s.event("again")};
  s.add_target(Id<ir::Clock>{0}, 4 * kHour);
  of_items(s.target()).open_items = OpenItems::OverdueMissed;
  s.happen("T1", "2025-03-31 10:00", "opened");
  s.happen("T1", "2025-04-02 10:00", "again");
  s.happen("T1", "2025-04-02 11:00", "resolved");
  const measures::Partial partial = s.run("2025-05-15 00:00");
  CHECK(items_of(partial, key("2025-03")).open_missed == 1);
  CHECK(items_of(partial, key("2025-04")).met == 1);
}

TEST_CASE("in the gap before a reopening nothing is open") {
  Stage s;
  s.add_clock();
  s.clock().reopening = ir::Reopening::LeaveOutGap;
  s.add_target(Id<ir::Clock>{0}, 4 * kHour);
  of_items(s.target()).open_items = OpenItems::OverdueMissed;
  s.happen("T1", "2025-03-30 10:00", "opened");
  s.happen("T1", "2025-03-30 20:00", "resolved");
  s.happen("T1", "2025-04-02 10:00", "opened");
  s.happen("T1", "2025-04-02 11:00", "resolved");
  const measures::Partial partial = s.run("2025-05-15 00:00");
  const measures::ItemCounts march = items_of(partial, key("2025-03"));
  CHECK(march.judged() == 0);
  CHECK(march.pending == 0);
  CHECK(march.reopened == 1);
  CHECK(items_of(partial, key("2025-04")).missed == 1);
}

TEST_CASE("items belong to the month of their stop, start or due time") {
  const auto counted = [](Attribution attribution) {
    Stage s;
    s.add_target(s.add_clock(), 30 * kDay);
    of_items(s.target()).attribution = attribution;
    s.happen("T1", "2025-02-20 10:00", "opened");
    s.happen("T1", "2025-04-10 10:00", "resolved");
    return s.item("2025-06-01 00:00").period;
  };
  CHECK(counted(Attribution::ByStop) == "2025-04");
  CHECK(counted(Attribution::ByStart) == "2025-02");
  CHECK(counted(Attribution::ByDue) == "2025-03");
}

TEST_CASE("months are cut at the agreement's midnight") {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  s.happen("T1", "2025-03-31 23:00", "opened");
  s.happen("T1", "2025-04-01 00:00", "resolved");
  CHECK(s.item("2025-06-01 00:00").period == "2025-04");
}

TEST_CASE("an open item that is overdue is missed in the month of its due time") {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  of_items(s.target()).attribution = Attribution::ByDue;
  s.happen("T1", "2025-03-31 22:00", "opened");
  CHECK(s.cell("2025-04-01 01:00", "2025-04").pending == 1);
  CHECK(s.cell("2025-04-01 03:00", "2025-04").missed == 1);
}

TEST_CASE("an item outside the term is a finding and is not counted") {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  s.happen("T1", "2024-12-31 22:00", "opened");
  s.happen("T1", "2024-12-31 23:00", "resolved");
  const measures::Partial partial = s.run("2025-06-01 00:00");
  CHECK(found(partial, FindingKind::OutsideTerm) == 1);
  CHECK(partial.cells.empty());
  CHECK(partial.items[0].period.empty());
}

TEST_CASE("an item is grouped by the values at its stop") {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  s.target().groups = {s.signal("region"), s.signal("priority")};
  s.target().by_subject = true;
  s.say("T1", "2025-04-10 10:00", "region", "east");
  s.happen("T1", "2025-04-10 10:00", "opened");
  s.say("T1", "2025-04-10 11:00", "region", "west");
  s.happen("T1", "2025-04-10 11:00", "resolved");
  s.say("T1", "2025-04-10 12:00", "region", "north");
  const measures::Partial partial = s.run("2025-06-01 00:00");
  const std::vector<measures::GroupValue> group = {"west", std::nullopt, "T1"};
  CHECK(items_of(partial, key("2025-04", group)).met == 1);
  CHECK(partial.items[0].group == group);
}

TEST_CASE("an open item is grouped, at a month's end, by its values then") {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  of_items(s.target()).open_items = OpenItems::OverdueMissed;
  s.target().groups = {s.signal("region")};
  s.say("T1", "2025-03-10 10:00", "region", "east");
  s.happen("T1", "2025-03-10 10:00", "opened");
  s.say("T1", "2025-04-10 11:00", "region", "west");
  const measures::Partial partial = s.run("2025-05-01 00:00");
  CHECK(items_of(partial, key("2025-03", {"east"})).open_missed == 1);
  CHECK(items_of(partial, key("2025-04", {"west"})).open_missed == 1);
}

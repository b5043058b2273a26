#include <catch2/catch.hpp>

#include "runtime/clocks/outages/slots.h"
#include "runtime/events/store.h"
#include "tests/unit/clocks/stage.h"

using namespace stage;
using events::FindingKind;

namespace {

constexpr const char* kLater = "2025-07-01 00:00";
constexpr Duration kThreeMinutes = 3 * kMinute;

measures::TimeCounts april(Stage& s) { return s.time(kLater, "2025-04", {"web"}); }

void down(Stage& s, const std::string& from, const std::string& to) {
  s.happen("web", from, "down");
  s.happen("web", to, "up");
}

}  // namespace

TEST_CASE("TV16: overlapping outages are united") {
  Stage s;
  s.add_time_target(s.add_outage(0));
  s.program.outages[0].down = ir::DuringWindows{{s.window("maintenance")}};
  s.stretch("web", "2025-04-10 10:00", "2025-04-10 10:30", "maintenance");
  s.stretch("web", "2025-04-10 10:20", "2025-04-10 10:50", "maintenance");
  const measures::TimeCounts cell = april(s);
  CHECK(cell.down == 50 * kMinute);
  CHECK(cell.service == 30 * kDay);
  CHECK(cell.outages == 1);
}

TEST_CASE("TV18: the length test and what then counts") {
  const auto measured = [](ir::LengthTest test, ir::Counted counted) {
    Stage s;
    s.add_time_target(s.add_outage(kThreeMinutes));
    s.program.outages[0].test = test;
    s.program.outages[0].counted = counted;
    down(s, "2025-04-01 10:00:00", "2025-04-01 10:02:59");
    down(s, "2025-04-02 10:00:00", "2025-04-02 10:03:00");
    down(s, "2025-04-03 10:00:00", "2025-04-03 10:03:01");
    return april(s).down;
  };
  CHECK(measured(ir::LengthTest::MoreThan, ir::Counted::Whole) == 181 * kSecond);
  CHECK(measured(ir::LengthTest::AtLeast, ir::Counted::Whole) == 361 * kSecond);
  CHECK(measured(ir::LengthTest::MoreThan, ir::Counted::Excess) == kSecond);
  CHECK(measured(ir::LengthTest::AtLeast, ir::Counted::Excess) == kSecond);
  CHECK(measured(ir::LengthTest::None, ir::Counted::Whole) == 540 * kSecond);
}

TEST_CASE("TV25: an outage across a month is classified whole, then split or given to its begin") {
  const auto measured = [](ir::CrossingOutages crossing, const char* month) {
    Stage s;
    s.add_time_target(s.add_outage(kHour));
    of_time(s.target()).crossing = crossing;
    down(s, "2025-04-30 23:30", "2025-05-01 00:45");
    return s.time(kLater, month, {"web"}).down;
  };
  CHECK(measured(ir::CrossingOutages::Split, "2025-04") == 30 * kMinute);
  CHECK(measured(ir::CrossingOutages::Split, "2025-05") == 45 * kMinute);
  CHECK(measured(ir::CrossingOutages::ByBegin, "2025-04") == 75 * kMinute);
  CHECK(measured(ir::CrossingOutages::ByBegin, "2025-05") == 0);
}

TEST_CASE("outages less than the gap apart are one, and are tested as one") {
  const auto measured = [](Duration gap) {
    Stage s;
    s.add_time_target(s.add_outage(kThreeMinutes));
    s.program.outages[0].merge_gap = gap;
    down(s, "2025-04-01 10:00", "2025-04-01 10:01");
    down(s, "2025-04-01 10:02", "2025-04-01 10:03");
    return april(s).down;
  };
  CHECK(measured(2 * kMinute) == kThreeMinutes);
  CHECK(measured(kMinute) == 0);
  CHECK(measured(0) == 0);
}

TEST_CASE("an outage that has not ended is down until as-of") {
  Stage s;
  s.add_time_target(s.add_outage(0));
  s.happen("web", "2025-04-30 22:00", "down");
  const measures::Partial partial = s.run("2025-05-01 03:00");
  CHECK(time_of(partial, key("2025-04", {"web"})).down == 2 * kHour);
  const measures::TimeCounts may = time_of(partial, key("2025-05", {"web"}));
  CHECK(may.down == 3 * kHour);
  CHECK(may.service == 3 * kHour);
}

TEST_CASE("an outage while a state holds") {
  Stage s;
  s.add_time_target(s.add_outage(0));
  s.program.outages[0].down = ir::WhileState{s.equals(s.signal("status"), "down")};
  s.say("web", "2025-04-01 10:00", "status", "down");
  s.say("web", "2025-04-01 10:30", "status", "down");
  s.say("web", "2025-04-01 11:00", "status", "up");
  const measures::TimeCounts cell = april(s);
  CHECK(cell.down == kHour);
  CHECK(cell.outages == 1);
}

TEST_CASE("repeated begins and lonely ends of outages are findings") {
  Stage s;
  s.add_time_target(s.add_outage(0));
  s.happen("web", "2025-04-01 09:00", "up");
  s.happen("web", "2025-04-01 10:00", "down");
  s.happen("web", "2025-04-01 10:05", "down");
  s.happen("web", "2025-04-01 10:10", "up");
  const measures::Partial partial = s.run(kLater);
  CHECK(found(partial, FindingKind::RedundantStart) == 1);
  CHECK(found(partial, FindingKind::StopWithoutStart) == 1);
  CHECK(time_of(partial, key("2025-04", {"web"})).down == 10 * kMinute);
}

TEST_CASE("an outage outside the term is a finding, a crossing one is cut") {
  Stage s;
  s.add_time_target(s.add_outage(0));
  down(s, "2024-12-30 10:00", "2024-12-30 11:00");
  down(s, "2024-12-31 23:00", "2025-01-01 02:00");
  const measures::Partial partial = s.run(kLater);
  CHECK(found(partial, FindingKind::OutsideTerm) == 1);
  CHECK(time_of(partial, key("2025-01", {"web"})).down == 2 * kHour);
}

TEST_CASE("subjects are not united: a group adds their time and their outages") {
  Stage s;
  s.add_time_target(s.add_outage(0));
  s.target().by_subject = false;
  s.target().groups = {s.signal("region")};
  for (const char* site : {"a", "b"}) {
    s.say(site, "2025-04-01 00:00", "region", "east");
    s.happen(site, "2025-04-10 10:00", "down");
    s.happen(site, "2025-04-10 11:00", "up");
  }
  s.say("b", "2025-05-02 00:00", "region", "west");
  const measures::Partial partial = s.run("2025-06-01 00:00");
  const measures::TimeCounts cell = time_of(partial, key("2025-04", {"east"}));
  CHECK(cell.service == 60 * kDay);
  CHECK(cell.down == 2 * kHour);
  CHECK(time_of(partial, key("2025-05", {"east"})).service == 31 * kDay);
  CHECK(time_of(partial, key("2025-05", {"west"})).service == 31 * kDay);
  CHECK(time_of(partial, key("2025-03", {std::nullopt})).service == 62 * kDay);
}

TEST_CASE("the only subject of a log is in service without any record") {
  Stage s;
  s.program.logs[0].single_subject = "the service";
  s.add_time_target(s.add_outage(0));
  s.target().by_subject = false;
  const measures::TimeCounts cell = s.time("2025-04-11 00:00", "2025-04");
  CHECK(cell.service == 10 * kDay);
  CHECK(cell.down == 0);
  CHECK(s.time("2025-04-11 00:00", "2025-02").service == 28 * kDay);
}

// Pairs of events that are told by a key.
namespace {

struct Paired {
  Stage s;

  Paired() {
    s.add_time_target(s.add_outage(0));
    s.program.fields.push_back({{"incident"}});
    auto& told = std::get<ir::FromEventToEvent>(s.program.outages[0].down);
    told.paired_by = Id<ir::Field>::of(s.program.fields.size() - 1);
  }

  void happen(const std::string& wall, const std::string& name, const std::string& key) {
    s.happen("web", wall, name);
    ir::Constant value;
    value.text = key;
    s.store.occurrences.back().value = events::intern_value(s.store.values, value);
  }
  measures::TimeCounts april() { return s.time(kLater, "2025-04", {"web"}); }
  std::uint64_t found(FindingKind kind) { return stage::found(s.run(kLater), kind); }
};

}  // namespace

TEST_CASE("the end of one key does not end another") {
  Paired p;
  p.happen("2025-04-01 10:00", "down", "Down");
  p.happen("2025-04-01 10:30", "down", "DiskFull");
  p.happen("2025-04-01 10:40", "up", "DiskFull");
  p.happen("2025-04-01 12:00", "up", "Down");
  CHECK(p.april().down == 2 * kHour);
  CHECK(p.april().outages == 1);
}

TEST_CASE("ends that cross are paired, and what has not ended lasts to the end") {
  Paired p;
  p.happen("2025-04-01 10:00", "down", "a");
  p.happen("2025-04-01 11:00", "down", "b");
  p.happen("2025-04-01 11:30", "up", "a");
  p.happen("2025-04-01 12:00", "up", "b");
  p.happen("2025-04-30 12:00", "down", "c");
  p.happen("2025-04-30 13:00", "down", "d");
  p.happen("2025-04-30 14:00", "up", "d");
  CHECK(p.april().down == 2 * kHour + 12 * kHour);
  CHECK(p.april().outages == 2);
}

TEST_CASE("a key that was seen before may be open again") {
  Paired p;
  p.happen("2025-04-01 10:00", "down", "a");
  p.happen("2025-04-01 10:10", "up", "a");
  p.happen("2025-04-02 10:00", "down", "a");
  p.happen("2025-04-02 10:20", "up", "a");
  CHECK(p.april().down == 30 * kMinute);
}

TEST_CASE("an end without its begin and a second begin of an open key are findings") {
  Paired p;
  p.happen("2025-04-01 10:00", "down", "a");
  p.happen("2025-04-01 10:05", "up", "b");
  p.happen("2025-04-01 10:10", "down", "a");
  p.happen("2025-04-01 10:20", "up", "a");
  p.happen("2025-04-01 10:30", "up", "a");
  CHECK(p.april().down == 20 * kMinute);
  CHECK(p.found(FindingKind::StopWithoutStart) == 2);
  CHECK(p.found(FindingKind::RedundantStart) == 1);
}

TEST_CASE("at one instant an open key ends before it begins anew, another begins before it ends") {
  Paired p;
  p.happen("2025-04-01 10:00", "down", "a");
  p.happen("2025-04-01 10:10", "up", "a");
  p.happen("2025-04-01 10:10", "up", "a");  // told twice
  p.happen("2025-04-01 10:10", "down", "a");
  p.happen("2025-04-01 10:30", "up", "a");
  p.happen("2025-04-02 10:00", "up", "b");
  p.happen("2025-04-02 10:00", "down", "b");
  CHECK(p.april().down == 30 * kMinute);
  CHECK(p.found(FindingKind::StopWithoutStart) == 1);
  CHECK(p.found(FindingKind::RedundantStart) == 0);
}

TEST_CASE("a stored outage without the field has one trouble at a time") {
  Paired p;
  std::get<ir::FromEventToEvent>(p.s.program.outages[0].down).paired_by = {};
  p.s.happen("web", "2025-04-01 10:00", "down");
  p.s.happen("web", "2025-04-01 10:30", "down");
  p.s.happen("web", "2025-04-01 10:40", "up");
  p.s.happen("web", "2025-04-01 12:00", "up");
  CHECK(p.april().down == 40 * kMinute);
  CHECK(p.found(FindingKind::StopWithoutStart) == 1);
}

TEST_CASE("rows of slots: from the first or the last, across what is passed over") {
  const auto slots = [](ir::SlotsInRow down, ir::SlotsInRow up, const std::string& told) {
    ir::BySlots rules;
    rules.slot = kMinute;
    rules.down_after = down;
    rules.up_after = up;
    clocks::SlotRows rows(rules);
    for (std::size_t at = 0; at < told.size(); ++at) {
      const Instant from = static_cast<Instant>(at) * kMinute;
      if (told[at] != '-') rows.take(told[at] == 'x', {from, from + kMinute});
    }
    rows.finish();
    std::string said(told.size(), '.');
    for (const Interval& part : rows.down()) {
      for (Instant at = part.from; at < part.to; at += kMinute) {
        said[static_cast<std::size_t>(at / kMinute)] = 'x';
      }
    }
    return std::pair(said, rows.late());
  };
  using Late = std::vector<Interval>;
  CHECK(slots({1}, {1}, "..x-x.x.") == std::pair<std::string, Late>("..x.x.x.", {}));
  CHECK(slots({3}, {1}, ".xx.xxx.x") ==
        std::pair<std::string, Late>("....xxx..", {{4 * kMinute, 7 * kMinute}}));
  CHECK(slots({3, true}, {1}, ".xx.xxxx.").first == "......xx.");
  CHECK(slots({3}, {1}, "x-x--x.").first == "x.x..x.");
  CHECK(slots({1}, {2}, "x.xx..x") ==
        std::pair<std::string, Late>("xxxx..x", {{4 * kMinute, 6 * kMinute}}));
  CHECK(slots({1}, {2, true}, "x.xx-..x.").first == "xxxx.x.xx");
  // What is not complete at the end changes nothing.
  CHECK(slots({3}, {2}, "..xx").first == "....");
  CHECK(slots({1}, {2}, "x.").first == "xx");
}

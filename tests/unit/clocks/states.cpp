// Clocks whose happenings are conditions that become true.
#include <catch2/catch.hpp>

#include <functional>

#include "tests/harness/records.h"
#include "tests/unit/clocks/stage.h"

using namespace stage;
using events::FindingKind;
using ir::Verdict;

namespace {

Id<ir::Condition> negated(Stage& s, Id<ir::Condition> part) {
  ir::Condition condition;
  condition.op = ir::Operator::Not;
  condition.parts = {part};
  s.program.conditions.push_back(condition);
  return Id<ir::Condition>{static_cast<std::int32_t>(s.program.conditions.size()) - 1};
}

// Time in the state "open": from when the status is so to when it is not, again and again.
Stage time_in_state() {
  Stage s;
  s.add_clock();
  s.clock().starts.clear();
  s.clock().stops.clear();
  s.clock().start_when = s.equals(s.signal("status"), "open");
  s.clock().stop_when = negated(s, s.clock().start_when);
  s.clock().reopening = ir::Reopening::LeaveOutGap;
  s.add_target(Id<ir::Clock>{0}, 2 * kHour);
  return s;
}

constexpr const char* kAsOf = "2025-04-01 00:00";

}  // namespace

TEST_CASE("time in a state leaves out the time in others") {
  Stage s = time_in_state();
  s.say("A", "2025-03-10 09:00", "status", "new");
  s.say("A", "2025-03-10 10:00", "status", "open");
  s.say("A", "2025-03-10 11:00", "status", "waiting");
  s.say("A", "2025-03-10 11:30", "status", "asked");
  s.say("A", "2025-03-10 14:00", "status", "open");
  s.say("A", "2025-03-10 14:20", "status", "open");
  s.say("A", "2025-03-10 14:30", "status", "closed");
  const measures::Partial partial = s.run(kAsOf);
  REQUIRE(partial.items.size() == 1);
  const measures::Item& item = partial.items.front();
  CHECK(item.started == wib("2025-03-10 10:00"));
  CHECK(item.stopped == wib("2025-03-10 14:30"));
  CHECK(item.elapsed == 90 * kMinute);
  CHECK(item.due == wib("2025-03-10 15:00"));
  CHECK(item.verdict == Verdict::Met);
  CHECK(found(partial, FindingKind::RedundantStart) == 0);
  CHECK(found(partial, FindingKind::StopWithoutStart) == 0);
}

TEST_CASE("a condition that holds of the first values became true there") {
  Stage s = time_in_state();
  s.say("A", "2025-03-10 10:00", "status", "open");
  CHECK(s.item("2025-03-10 11:00").elapsed == kHour);
}

TEST_CASE("a state that never comes gives no item, whatever else stops it") {
  Stage s = time_in_state();
  s.say("A", "2025-03-10 10:00", "status", "new");
  s.say("A", "2025-03-10 11:00", "status", "closed");
  const measures::Partial partial = s.run(kAsOf);
  CHECK(partial.items.empty());
  CHECK(found(partial, FindingKind::StopWithoutStart) == 0);
}

TEST_CASE("created closed and created paused") {
  Stage s;
  s.add_clock();
  s.clock().stop_when = s.equals(s.signal("status"), "closed");
  s.clock().pause_while = s.equals(s.signal("status"), "waiting");
  s.add_target(Id<ir::Clock>{0}, kHour);
  s.say("closed", "2025-03-10 10:00", "status", "closed");
  s.happen("closed", "2025-03-10 10:00", "opened");
  s.say("paused", "2025-03-10 10:00", "status", "waiting");
  s.happen("paused", "2025-03-10 10:00", "opened");
  s.say("paused", "2025-03-10 13:00", "status", "open");
  s.say("paused", "2025-03-10 13:30", "status", "closed");
  const auto items = s.items(kAsOf);
  REQUIRE(items.size() == 2);
  CHECK(items[0].elapsed == 0);
  CHECK(items[0].stopped == wib("2025-03-10 10:00"));
  CHECK(items[0].verdict == Verdict::Met);
  CHECK(items[1].elapsed == 30 * kMinute);
  CHECK(items[1].verdict == Verdict::Met);
}

TEST_CASE("a condition that comes true twice within an instant does so once, by its last values") {
  Stage s = time_in_state();
  s.sequences = {1, 2, 3};
  s.say("A", "2025-03-10 10:00", "status", "open");
  s.say("A", "2025-03-10 11:00", "status", "closed");
  s.say("A", "2025-03-10 11:00", "status", "open");
  const measures::Item item = s.item("2025-03-10 12:00");
  CHECK(item.stopped == kNever);
  CHECK(item.elapsed == 2 * kHour);
}

TEST_CASE("conditions reset and cancel") {
  Stage s;
  s.add_clock();
  s.clock().reset_when = s.equals(s.signal("status"), "again");
  s.clock().cancel_when = s.equals(s.signal("status"), "withdrawn");
  s.add_target(Id<ir::Clock>{0}, kHour);
  for (const char* subject : {"A", "B"}) s.happen(subject, "2025-03-10 10:00", "opened");
  s.say("A", "2025-03-10 12:00", "status", "again");
  s.happen("A", "2025-03-10 12:30", "resolved");
  s.say("B", "2025-03-10 12:00", "status", "withdrawn");
  s.happen("B", "2025-03-10 12:00", "resolved");
  const measures::Item item = s.item(kAsOf);
  CHECK(item.subject == "A");
  CHECK(item.elapsed == 30 * kMinute);
}

TEST_CASE("an event and a condition that start at one instant start once") {
  Stage s;
  s.add_clock();
  s.clock().start_when = s.equals(s.signal("status"), "open");
  s.add_target(Id<ir::Clock>{0}, kHour);
  s.say("A", "2025-03-10 10:00", "status", "new");
  s.say("A", "2025-03-10 11:00", "status", "open");
  s.happen("A", "2025-03-10 12:00", "opened");
  s.happen("A", "2025-03-10 12:30", "resolved");
  const measures::Partial partial = s.run(kAsOf);
  REQUIRE(partial.items.size() == 1);
  CHECK(partial.items[0].elapsed == 90 * kMinute);
  CHECK(found(partial, FindingKind::RedundantStart) == 1);
}

TEST_CASE("a state that is unequal to nothing is a finding for each subject") {
  // The status is "open" and the cause not "customer"; of three subjects.
  const auto told = [](const std::function<void(Stage&)>& change) {
    Stage s = time_in_state();
    ir::Condition unequal;
    unequal.op = ir::Operator::NotEqual;
    unequal.signal = s.signal("cause");
    unequal.constants.resize(1);
    unequal.constants[0].text = "customer";
    s.program.conditions.push_back(unequal);
    ir::Condition both;
    both.parts = {s.clock().start_when, Id<ir::Condition>::of(s.program.conditions.size() - 1)};
    s.program.conditions.push_back(both);
    s.clock().start_when = Id<ir::Condition>::of(s.program.conditions.size() - 1);
    change(s);
    const measures::Partial partial = s.run(kAsOf);
    std::string details;
    for (const events::Finding& finding : partial.findings.listed()) {
      if (finding.kind != FindingKind::NothingToCompare) continue;
      details += finding.subject + " " + finding.detail.substr(0, finding.detail.find(';')) + ", ";
    }
    return details + std::to_string(found(partial, FindingKind::NothingToCompare));
  };
  const auto forget_cause = [](Stage& s) {
    harness::Records(s.program, s.store)
        .say("A", wib("2025-03-10 11:00"), s.signal("cause"), std::nullopt);
  };
  const std::string of_a = "A cause, ";
  CHECK(told([](Stage& s) {
          s.say("A", "2025-03-10 10:00", "status", "open");
          s.say("A", "2025-03-10 11:00", "cause", "power");
        }) == of_a + "1");
  CHECK(told([&](Stage& s) {
          s.say("A", "2025-03-10 10:00", "cause", "power");
          forget_cause(s);
          s.say("A", "2025-03-10 12:00", "status", "open");
          s.say("B", "2025-03-10 12:00", "cause", "power");
          s.say("B", "2025-03-10 12:00", "status", "open");
        }) == of_a + "1");
  // the status decides, or the value is there, or never was, which another finding says
  CHECK(told([](Stage& s) {
          s.say("A", "2025-03-10 10:00", "status", "closed");
          s.say("A", "2025-03-10 11:00", "cause", "power");
          s.say("B", "2025-03-10 11:00", "status", "open");
          s.say("C", "2025-03-10 09:00", "cause", "customer");
          s.say("C", "2025-03-10 11:00", "status", "open");
        }) == "0");
  // nobody says of a value of that record only that it never was
  CHECK(told([](Stage& s) {
          s.program.signals[s.signal("cause").index()].that_record_only = true;
          s.say("A", "2025-03-10 10:00", "status", "open");
        }) == of_a + "1");
  // behind as-of nothing is known yet
  CHECK(told([&](Stage& s) {
          s.say("A", "2025-03-10 10:00", "cause", "power");
          forget_cause(s);
          s.say("A", "2025-05-10 12:00", "status", "open");
        }) == "0");
}

TEST_CASE("a comparison with what a subject never had is a finding with the number of subjects") {
  // What is found of three subjects, of which one has the status, and their number.
  const auto told = [](Stage s, const std::function<void(Stage&)>& change) {
    s.say("A", "2025-03-10 10:00", "status", "open");
    s.happen("B", "2025-03-10 10:00", "opened");
    s.say("C", "2025-03-10 10:00", "other", "open");
    change(s);
    const measures::Partial partial = s.run(kAsOf);
    std::string details;
    for (const events::Finding& finding : partial.findings.listed()) {
      if (finding.kind == FindingKind::NeverGiven) details += finding.detail + "; ";
    }
    return details + std::to_string(found(partial, FindingKind::NeverGiven));
  };
  const auto nothing = [](Stage&) {};
  CHECK(told(time_in_state(), nothing) == "status: 2 subjects; 2");
  CHECK(told(time_in_state(), [](Stage& s) { s.say("B", "2025-03-11 10:00", "status", "x"); }) ==
        "status: 1 subject; 1");
  CHECK(told(time_in_state(), [](Stage& s) {
          s.say("B", "2025-03-11 10:00", "status", "");
          s.say("C", "2025-03-11 10:00", "status", "x");
        }) == "0");
  // behind as-of nothing is known yet
  CHECK(told(time_in_state(), [](Stage& s) { s.say("B", "2025-05-11 10:00", "status", "x"); }) ==
        "status: 2 subjects; 2");
  Stage table;
  table.add_target(table.add_clock(), 2 * kHour);
  auto& limits = of_items(table.target()).limits;
  ir::LimitRow row = limits[0];
  row.when = table.equals(table.signal("status"), "open");
  limits.insert(limits.begin(), row);
  CHECK(told(std::move(table), nothing) == "status: 2 subjects; 2");
  // nothing measures by it, it mostly is not there, or its author has thought of it
  CHECK(told(time_in_state(), [](Stage& s) { s.program.targets.clear(); }) == "0");
  CHECK(told(time_in_state(), [](Stage& s) {
          s.program.signals[s.signal("status").index()].that_record_only = true;
        }) == "0");
  CHECK(
      told(time_in_state(), [](Stage& s) {
        ir::Condition present;
        present.op = ir::Operator::Present;
        present.signal = s.signal("status");
        s.program.conditions.push_back(present);
        ir::Condition both;
        both.parts = {s.clock().start_when, Id<ir::Condition>::of(s.program.conditions.size() - 1)};
        s.program.conditions.push_back(both);
        s.clock().start_when = Id<ir::Condition>::of(s.program.conditions.size() - 1);
        s.clock().stop_when = {};
      }) == "0");
}

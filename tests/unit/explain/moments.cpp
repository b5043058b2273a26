// What is told of each happening is what the clock noted of it.
#include <catch2/catch.hpp>

#include "runtime/explain/explain.h"
#include "tests/unit/clocks/stage.h"

using namespace stage;

namespace {

Stage repairs() {
  Stage s;
  s.program.agreement.name = "Repairs";
  s.add_target(s.add_clock(), 4 * kHour);
  s.clock().name = "repair";
  s.target().name = "repaired";
  return s;
}

report::Explanation told(Stage& s) {
  events::Trail trail{"S", {}};
  s.store.files = {"log.ndjson"};
  std::uint64_t line = 0;
  for (const events::Occurrence& what : s.store.occurrences) {
    trail.steps.push_back({what, 0, 0, ++line});
  }
  const auto found =
      evaluation::evaluate(s.program, std::move(s.store),
                           {wib("2025-04-01 00:00"), evaluation::Keep::ItemsOfSubject, 0, {0}});
  return explain::explain(found, trail, {{0}, 0, 0, std::nullopt});
}

std::string said(const phrases::Phrase& phrase) { return phrases::english().say(phrase); }

std::vector<std::string> events_of(const report::ItemStory& item) {
  std::vector<std::string> all;
  for (const report::TimelineRow& row : item.timeline) {
    const auto* moment = std::get_if<report::Moment>(&row);
    const bool event = moment != nullptr && moment->kind == report::MomentKind::Event;
    if (event) all.push_back(said(moment->what));
  }
  return all;
}

std::vector<std::string> others_of(const report::Explanation& explanation) {
  std::vector<std::string> all;
  for (const report::Moment& moment : explanation.others) all.push_back(said(moment.what));
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a cancellation where nothing runs drops nothing") {
  Stage s = repairs();
  s.clock().cancels = {s.event("cancelled")};
  s.happen("S", "2025-03-10 08:00", "cancelled");
  s.happen("S", "2025-03-10 09:00", "opened");
  s.happen("S", "2025-03-10 10:00", "resolved");
  s.happen("S", "2025-03-10 11:00", "cancelled");
  const report::Explanation explanation = told(s);
  REQUIRE(explanation.items.size() == 1);
  CHECK(events_of(explanation.items[0]) ==
        Texts{"opened: the clock starts", "resolved: the clock stops"});
  CHECK(others_of(explanation) == Texts{"cancelled: changes nothing, no clock runs",
                                        "cancelled: changes nothing, the item is complete"});
}

TEST_CASE("what was done to an item that was dropped is told as that") {
  Stage s = repairs();
  s.clock().cancels = {s.event("cancelled")};
  s.happen("S", "2025-03-10 08:00", "opened");
  s.happen("S", "2025-03-10 08:30", "hold");
  s.happen("S", "2025-03-10 09:00", "cancelled");
  s.happen("S", "2025-03-10 10:00", "opened");
  const report::Explanation explanation = told(s);
  REQUIRE(explanation.items.size() == 1);
  CHECK(events_of(explanation.items[0]) == Texts{"opened: the clock starts"});
  CHECK(others_of(explanation) == Texts{"opened: of an item that was dropped later",
                                        "hold: of an item that was dropped later",
                                        "cancelled: the item that ran is dropped"});
}

TEST_CASE("a pause that ends into another is told as that") {
  Stage s = repairs();
  s.clock().pause_while = s.equals(s.signal("status"), "waiting");
  s.happen("S", "2025-03-10 08:00", "opened");
  s.happen("S", "2025-03-10 09:00", "hold");
  s.say("S", "2025-03-10 09:30", "status", "waiting");
  s.happen("S", "2025-03-10 10:00", "unhold");
  s.say("S", "2025-03-10 10:30", "status", "open");
  s.happen("S", "2025-03-10 11:00", "resolved");
  const report::Explanation explanation = told(s);
  REQUIRE(explanation.items.size() == 1);
  CHECK(events_of(explanation.items[0]) ==
        Texts{"opened: the clock starts", "hold: the clock is paused",
              "unhold: this pause ends, another goes on", "resolved: the clock stops"});
  CHECK(explanation.items[0].elapsed == kHour + 30 * kMinute);
}

TEST_CASE("two records that say the same of one instant are one moment") {
  Stage s = repairs();
  s.happen("S", "2025-03-10 08:00", "opened");
  s.happen("S", "2025-03-10 08:00", "opened");
  s.happen("S", "2025-03-10 09:00", "resolved");
  const report::Explanation explanation = told(s);
  REQUIRE(explanation.items.size() == 1);
  CHECK(events_of(explanation.items[0]) ==
        Texts{"opened: the clock starts", "resolved: the clock stops"});
}

TEST_CASE("a length that a change brings used up is missed, also when the stop comes with it") {
  Stage s = repairs();
  s.clock().judged = ir::Judged::ByDue;
  s.clock().retargets = {{s.signal("priority"), ir::Retarget::Carry}};
  ir::LimitRow row;
  row.when = s.equals(s.signal("priority"), "P1");
  row.limit.rule = ir::Within{kHour, {}};
  of_items(s.target()).limits.insert(of_items(s.target()).limits.begin(), row);
  s.happen("S", "2025-03-10 08:00", "opened");
  s.say("S", "2025-03-10 10:00", "priority", "P1");
  s.happen("S", "2025-03-10 10:00", "resolved");
  const report::Explanation explanation = told(s);
  REQUIRE(explanation.items.size() == 1);
  const report::ItemStory& item = explanation.items[0];
  CHECK(item.verdict == ir::Verdict::Missed);
  CHECK(said(item.rules.back()) ==
        "Stopped at 2025-03-10 10:00, when a change brought what had been past since "
        "2025-03-10 09:00: too late.");
}

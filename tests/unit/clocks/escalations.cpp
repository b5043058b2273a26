#include <catch2/catch.hpp>

#include "tests/unit/clocks/stage.h"

using namespace stage;

namespace {

// Four hours of nine to five; told at half and at all of it, an hour before due and after it.
Stage on_stage(bool held = true) {
  Stage s;
  s.add_clock();
  s.clock().calendar = s.calendar(kMonToFri, 9, 17);
  s.add_target(Id<ir::Clock>{0}, 4 * kHour);
  of_items(s.target()).escalations = {
      {"half", ir::ShareOfLimit{Rational(1, 2)}, held},
      {"before", ir::BeforeDue{kHour}, held},
      {"all", ir::ShareOfLimit{1}, held},
      {"after", ir::AfterDue{kHour}, held},
  };
  return s;
}

struct Told {
  std::string at;  // "" = nobody knows
  bool reached = true;
};

// In March 2025.
void check(const measures::Item& item, const std::vector<Told>& told) {
  REQUIRE(item.escalations.size() == told.size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    INFO("escalation " << i);
    CHECK(item.escalations[i].at == (told[i].at.empty() ? kNever : wib("2025-03-" + told[i].at)));
    CHECK(item.escalations[i].reached == told[i].reached);
  }
}

}  // namespace

TEST_CASE("escalations of an open item, reached and to come") {
  Stage s = on_stage();
  s.happen("A", "2025-03-10 13:00", "opened");
  check(s.item("2025-03-10 15:00"),
        {{"10 15:00"}, {"10 16:00", false}, {"10 17:00", false}, {"11 09:00", false}});
  check(s.item("2025-03-10 17:30"),
        {{"10 15:00"}, {"10 16:00"}, {"10 17:00"}, {"11 09:00", false}});
}

TEST_CASE("at any hour they do not wait for the opening") {
  Stage s = on_stage(false);
  s.happen("A", "2025-03-10 13:00", "opened");
  check(s.item("2025-03-10 18:00"), {{"10 15:00"}, {"10 16:00"}, {"10 17:00"}, {"10 18:00"}});
}

TEST_CASE("nobody is told of an item that has stopped") {
  Stage s = on_stage();
  s.happen("A", "2025-03-10 13:00", "opened");
  s.happen("A", "2025-03-10 16:00", "resolved");
  check(s.item("2025-03-20 00:00"), {{"10 15:00"}, {"", false}, {"", false}, {"", false}});
}

TEST_CASE("what was told before a pause stays told, the rest moves") {
  Stage s = on_stage();
  s.happen("A", "2025-03-10 09:00", "opened");
  s.happen("A", "2025-03-10 12:30", "hold");
  check(s.item("2025-03-11 10:00"), {{"10 11:00"}, {"10 12:00"}, {"", false}, {"", false}});
  s.happen("A", "2025-03-11 11:00", "unhold");
  check(s.item("2025-03-11 12:00"),
        {{"10 11:00"}, {"10 12:00"}, {"11 11:30"}, {"11 12:30", false}});
}

TEST_CASE("a changed limit takes nothing back and tells at once what is past") {
  const auto changed = [](const char* first, const char* at, const char* then, const char* as_of) {
    Stage s = on_stage();
    ir::LimitRow row = of_items(s.target()).limits[0];
    row.when = s.equals(s.signal("priority"), "P1");
    row.limit.rule = ir::Within{2 * kHour, {}};
    of_items(s.target()).limits.insert(of_items(s.target()).limits.begin(), row);
    s.say("A", "2025-03-10 09:00", "priority", first);
    s.happen("A", "2025-03-10 09:00", "opened");
    s.say("A", at, "priority", then);
    return s.item(as_of);
  };
  check(changed("P3", "2025-03-10 11:30", "P1", "2025-03-10 12:00"),
        {{"10 11:00"}, {"10 11:30"}, {"10 11:30"}, {"10 12:30", false}});
  check(changed("P1", "2025-03-10 10:30", "P3", "2025-03-10 10:45"),
        {{"10 10:00"}, {"10 10:00"}, {"10 13:00", false}, {"10 14:00", false}});
}

TEST_CASE("a share of the way to an instant is one of open time") {
  Stage s = on_stage();
  of_items(s.target()).limits[0].limit.rule = ir::BySignal{s.signal("promised")};
  s.promise("A", "2025-03-10 13:00", "promised", wib("2025-03-11 13:00"));
  s.happen("A", "2025-03-10 13:00", "opened");
  s.happen("A", "2025-03-10 14:00", "hold");
  check(s.item("2025-03-11 13:00"),
        {{"10 17:00"}, {"11 12:00"}, {"11 13:00"}, {"11 14:00", false}});
}

TEST_CASE("a reset tells what is left anew") {
  Stage s = on_stage();
  s.clock().resets = {s.event("again")};
  s.happen("A", "2025-03-10 09:00", "opened");
  s.happen("A", "2025-03-10 11:30", "again");
  check(s.item("2025-03-10 12:00"),
        {{"10 11:00"}, {"10 14:30", false}, {"10 15:30", false}, {"10 16:30", false}});
}

TEST_CASE("nobody is told before the start, in a gap, or of an item without a target") {
  Stage s = on_stage();
  s.clock().reopening = ir::Reopening::LeaveOutGap;
  of_items(s.target()).limits[0].limit.rule = ir::Within{kHour / 2, {}};
  s.happen("A", "2025-03-10 09:00", "opened");
  s.happen("A", "2025-03-10 10:00", "resolved");
  s.happen("A", "2025-03-10 12:00", "opened");
  check(s.item("2025-03-10 12:30"), {{"10 09:15"}, {"10 09:00"}, {"10 09:30"}, {"10 12:00"}});
  of_items(s.target()).limits[0].limit.rule = ir::NoTarget{};
  check(s.item("2025-03-10 12:30"), {{"", false}, {"", false}, {"", false}, {"", false}});
}

TEST_CASE("a clock counted from before its start tells at the start") {
  Stage s = on_stage();
  s.clock().counted_from = s.signal("promised");
  s.promise("A", "2025-03-10 12:30", "promised", wib("2025-03-10 09:00"));
  s.happen("A", "2025-03-10 12:30", "opened");
  check(s.item("2025-03-10 13:00"),
        {{"10 12:30"}, {"10 12:30"}, {"10 13:00"}, {"10 14:00", false}});
}

TEST_CASE("nobody is told in a gap either that turns out to count") {
  Stage s = on_stage();
  s.clock().reopening = ir::Reopening::CountGap;
  of_items(s.target()).limits[0].limit.rule = ir::Within{kHour / 2, {}};
  s.happen("A", "2025-03-10 09:00", "opened");
  s.happen("A", "2025-03-10 09:10", "resolved");
  s.happen("A", "2025-03-10 12:00", "opened");
  check(s.item("2025-03-10 12:30"), {{"10 12:00"}, {"10 09:00"}, {"10 12:00"}, {"10 12:00"}});
}

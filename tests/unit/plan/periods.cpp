// Periods as rows: what is counted for months is counted for quarters by the same code, and the
// rows of both stand side by side.
#include <catch2/catch.hpp>

#include "tests/unit/clocks/stage.h"

using namespace stage;

namespace {

plan::Plan bound(Stage& s, const std::string& as_of) { return plan::bind(s.program, wib(as_of)); }

std::vector<std::string> labels(const plan::Plan& plan, ir::Cadence cadence) {
  std::vector<std::string> found;
  const plan::PeriodRange range = plan::periods_of(plan, cadence);
  for (Id<plan::Period> at = range.first; at < range.last; ++at.at) {
    found.push_back(plan::period(plan, at).label);
  }
  return found;
}

// Three tickets in the first quarter, of which the one in February is late; one in April.
Stage tickets(ir::Cadence cadence) {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  s.target().cadence = cadence;
  for (const char* day : {"2025-01-31", "2025-03-10", "2025-04-01"}) {
    s.happen(day, std::string(day) + " 10:00", "opened");
    s.happen(day, std::string(day) + " 11:00", "resolved");
  }
  s.happen("late", "2025-02-10 10:00", "opened");
  s.happen("late", "2025-02-10 15:00", "resolved");
  return s;
}

Stage by_quarter_and_month() {
  Stage s = tickets(ir::Cadence::CalendarQuarter);
  s.program.targets.push_back(s.program.targets.front());
  s.program.targets.back().cadence = ir::Cadence::CalendarMonth;
  return s;
}

}  // namespace

TEST_CASE("quarters are cut at the agreement's midnight and at the term") {
  Stage s = tickets(ir::Cadence::CalendarQuarter);
  s.program.agreement.term_first = *parse_date("2025-02-15");
  const plan::Plan plan = bound(s, "2025-08-20 00:00");
  CHECK(labels(plan, ir::Cadence::CalendarQuarter) ==
        std::vector<std::string>{"2025-Q1", "2025-Q2", "2025-Q3"});
  const plan::PeriodRange range = plan::periods_of(plan, Id<ir::Target>{0});
  const plan::Period& first = plan::period(plan, range.first);
  CHECK(first.whole == Interval{wib("2025-01-01 00:00"), wib("2025-04-01 00:00")});
  CHECK(first.span == Interval{wib("2025-02-15 00:00"), wib("2025-04-01 00:00")});
  CHECK(first.closed);
  CHECK_FALSE(plan::period(plan, {range.last.at - 1}).closed);
}

TEST_CASE("an instant lies in one period of each cadence, or in none") {
  Stage s = by_quarter_and_month();
  const plan::Plan plan = bound(s, "2025-08-20 00:00");
  const auto label_of = [&](ir::Cadence cadence, const std::string& wall) {
    const auto at = plan::period_at(plan, plan::periods_of(plan, cadence), wib(wall));
    return at.valid() ? plan::period(plan, at).label : "none";
  };
  CHECK(label_of(ir::Cadence::CalendarQuarter, "2025-03-31 23:59") == "2025-Q1");
  CHECK(label_of(ir::Cadence::CalendarQuarter, "2025-04-01 00:00") == "2025-Q2");
  CHECK(label_of(ir::Cadence::CalendarMonth, "2025-04-01 00:00") == "2025-04");
  CHECK(label_of(ir::Cadence::CalendarQuarter, "2025-10-01 00:00") == "none");  // has not begun
  CHECK(label_of(ir::Cadence::CalendarMonth, "2024-12-31 23:59") == "none");
}

TEST_CASE("there are periods of the cadences that targets have, and months where there is none") {
  Stage s = tickets(ir::Cadence::CalendarQuarter);
  CHECK(labels(bound(s, "2025-08-20 00:00"), ir::Cadence::CalendarMonth).empty());
  s.program.targets.clear();
  CHECK(labels(bound(s, "2025-02-20 00:00"), ir::Cadence::CalendarMonth).size() == 2);
}

TEST_CASE("periods come in the order in which they end, the shorter first") {
  Stage s = by_quarter_and_month();
  const plan::Plan plan = bound(s, "2025-05-20 00:00");
  std::vector<std::string> order;
  for (const Id<plan::Period> at : plan::in_order(plan)) {
    order.push_back(plan::period(plan, at).label);
  }
  CHECK(order == std::vector<std::string>{"2025-01", "2025-02", "2025-03", "2025-Q1", "2025-04",
                                          "2025-05", "2025-Q2"});
}

TEST_CASE("a quarter counts what its months count") {
  Stage months = tickets(ir::Cadence::CalendarMonth);
  const measures::Partial by_month = months.run("2025-08-01 00:00");
  CHECK(items_of(by_month, key("2025-01")).met == 1);
  CHECK(items_of(by_month, key("2025-02")).missed == 1);
  Stage quarters = tickets(ir::Cadence::CalendarQuarter);
  const measures::Partial by_quarter = quarters.run("2025-08-01 00:00");
  REQUIRE(by_quarter.cells.size() == 2);
  const auto first = std::get<measures::ItemCounts>(by_quarter.cells.begin()->second);
  CHECK(first.met == 2);
  CHECK(first.missed == 1);
  CHECK(by_quarter.items.back().period == "2025-Q1");
}

TEST_CASE("an item that is open at the end of a quarter counts there once") {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  s.target().cadence = ir::Cadence::CalendarQuarter;
  of_items(s.target()).open_items = ir::OpenItems::OverdueMissed;
  s.happen("T1", "2025-01-10 10:00", "opened");
  s.happen("T1", "2025-05-10 10:00", "resolved");
  const measures::Partial partial = s.run("2025-08-01 00:00");
  REQUIRE(partial.cells.size() == 2);
  CHECK(std::get<measures::ItemCounts>(partial.cells.begin()->second).open_missed == 1);
  CHECK(std::get<measures::ItemCounts>(partial.cells.rbegin()->second).missed == 1);
}

TEST_CASE("outages are split at quarters, and service is the quarter's") {
  Stage s;
  s.add_time_target(s.add_outage(0));
  s.target().cadence = ir::Cadence::CalendarQuarter;
  s.happen("web", "2025-03-31 22:00", "down");
  s.happen("web", "2025-04-01 03:00", "up");
  const measures::Partial partial = s.run("2025-08-01 00:00");
  const auto first = std::get<measures::TimeCounts>(partial.cells.begin()->second);
  CHECK(first.down == 2 * kHour);
  CHECK(first.service == 90 * kDay);
  CHECK(std::get<measures::TimeCounts>(std::next(partial.cells.begin())->second).down == 3 * kHour);
}

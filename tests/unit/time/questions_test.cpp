// What is asked of a calendar beside an agreement's own clocks: backwards, by dates, by reasons.
#include <catch2/catch.hpp>

#include "runtime/time/lines.h"
#include "tests/unit/time/calendars.h"

using namespace akad;
using namespace akad::time;
using namespace akad::time::tests;

namespace {

// The hours of the examples of the library biz.
BoundCalendar uneven() {
  ir::Calendar row;
  row.zone = "UTC";
  windows(row).weekly = {{0b00101, 9 * 60, 17 * 60},
                         {0b10000, 9 * 60, 17 * 60},
                         {0b01010, 10 * 60, 16 * 60},
                         {kSaturday, 11 * 60, 14 * 60 + 30}};
  return bind(row);
}

ir::Calendar nights(ir::NightOwner owner) {
  ir::Calendar row = weekly("UTC", kMonToFri, 22, 6);
  windows(row).nights = owner;
  windows(row).exceptions.push_back(closed("2025-03-12", "2025-03-12", "drill"));  // a Wednesday
  return row;
}

std::string shown(const std::optional<Date>& date) { return date ? format_date(*date) : "none"; }

std::string shown(const IntervalSet& set) {
  std::string text;
  for (const Interval& row : set) text += tests::shown(row.from) + "/" + tests::shown(row.to) + " ";
  return text;
}

}  // namespace

TEST_CASE("open time backwards ends at the rightmost instant") {
  const BoundCalendar hours = uneven();
  struct Row {
    const char* from;
    Duration length;
    const char* began;
  };
  for (const Row& row : {
           Row{"2006-01-04T16:30:00Z", 90 * kMinute, "2006-01-04T15:00:00Z"},
           Row{"2006-01-04T17:00:00Z", 8 * kHour, "2006-01-04T09:00:00Z"},  // not Tuesday 16:00
           Row{"2006-01-04T17:00:00Z", 9 * kHour, "2006-01-03T15:00:00Z"},
           Row{"2006-01-08T12:00:00Z", 30 * kMinute, "2006-01-07T14:00:00Z"},  // a Sunday
           Row{"2006-01-08T12:00:00Z", 0, "2006-01-08T12:00:00Z"},
       }) {
    INFO(row.from);
    const Instant began = due_backward(hours, at(row.from), row.length);
    CHECK(tests::shown(began) == row.began);
    CHECK(elapsed(hours, began, at(row.from)) == row.length);
    CHECK((row.length == 0 || elapsed(hours, began + 1, at(row.from)) == row.length - 1));
  }
}

TEST_CASE("backwards there is an end too") {
  const BoundCalendar hours = uneven();
  const Instant early = at("1970-01-02T12:00:00Z");  // Thursday 6 h, Friday 3 h
  CHECK(tests::shown(due_backward(hours, early, 9 * kHour)) == "1970-01-01T10:00:00Z");
  CHECK(due_backward(hours, early, 9 * kHour + 1) == kNever);
  CHECK(working_days_later(hours, early, -2) == kNever);
  CHECK(working_days_later(hours, at("1970-01-01T05:00:00Z"), -1) == kNever);
  CHECK_FALSE(working_date_later(hours, day("1970-01-02"), -2).has_value());
  CHECK(due_backward(hours, kEndOfTime, 0) == kEndOfTime);
}

TEST_CASE("working days backwards begin at the last closing") {
  const BoundCalendar hours = uneven();
  struct Row {
    const char* from;
    int days;
    const char* later;
  };
  for (const Row& row : {
           Row{"2006-01-09T12:00:00Z", -2, "2006-01-06T12:00:00Z"},  // Saturday is a working day
           Row{"2006-01-05T08:00:00Z", -2, "2006-01-02T17:00:00Z"},  // before opening
           Row{"2006-01-05T18:00:00Z", -2, "2006-01-03T16:00:00Z"},  // after closing
           Row{"2006-01-08T18:00:00Z", -1, "2006-01-06T14:30:00Z"},  // the reading of the closing
       }) {
    INFO(row.from);
    CHECK(tests::shown(working_days_later(hours, at(row.from), row.days)) == row.later);
  }
  CHECK(tests::shown(end_of_working_day(hours, at("2006-01-05T12:00:00Z"), -1)) ==
        "2006-01-04T17:00:00Z");
  CHECK(tests::shown(working_day_at(hours, at("2006-01-05T12:00:00Z"), -3, 600)) ==
        "2006-01-02T10:00:00Z");
}

TEST_CASE("a closing at midnight is the 24:00 of its own date") {
  const BoundCalendar hours = bind(weekly("UTC", kMonToFri, 8, 24));
  const Instant saturday = at("2025-03-15T12:00:00Z");
  CHECK(tests::shown(working_days_later(hours, saturday, -1)) == "2025-03-14T00:00:00Z");
  CHECK(tests::shown(end_of_working_day(hours, saturday, -1)) == "2025-03-14T00:00:00Z");
}

TEST_CASE("calendar days and months backwards") {
  const Zone zone = find_zone("America/New_York").value();
  const Instant march = in_zone("America/New_York", "2015-03-31T12:00");
  CHECK(tests::shown(calendar_months_later(zone, march, -1)) == "2015-02-28T17:00:00Z");
  CHECK(tests::shown(calendar_days_later(zone, march, -31)) == "2015-02-28T17:00:00Z");
  CHECK(calendar_months_later(zone, march, -12 * 46) == kNever);
  CHECK(calendar_days_later(zone, march, -60'000) == kNever);
}

TEST_CASE("steps between dates") {
  const BoundCalendar hours = uneven();
  CHECK(shown(working_date_later(hours, day("2006-01-06"), 1)) == "2006-01-07");
  CHECK(shown(working_date_later(hours, day("2006-01-06"), 0)) == "2006-01-06");
  CHECK(shown(working_date_later(hours, day("2006-01-08"), 0)) == "2006-01-09");
  CHECK(shown(working_date_later(hours, day("2006-01-08"), 1)) == "2006-01-10");
  CHECK(shown(working_date_later(hours, day("2006-01-08"), -1)) == "2006-01-06");
  CHECK(shown(working_date_later(hours, day("2006-01-06"), 1'000'000)) == "none");
}

TEST_CASE("counts of working days include both dates") {
  const BoundCalendar hours = uneven();
  CHECK(count_working_days(hours, day("2006-01-02"), day("2006-01-08")) == 6);
  CHECK(count_working_days(hours, day("2006-01-07"), day("2006-01-07")) == 1);
  CHECK(count_working_days(hours, day("2006-01-08"), day("2006-01-08")) == 0);
  CHECK(count_working_days(hours, day("2006-01-08"), day("2006-01-02")) == 0);
}

TEST_CASE("a night stands on the date it begins on, as the calendar says") {
  const BoundCalendar whole = bind(nights(ir::NightOwner::OpeningDay));
  CHECK(shown(openings_of(whole, day("2025-03-11"))) ==
        "2025-03-11T22:00:00Z/2025-03-12T06:00:00Z ");
  CHECK(shown(openings_of(whole, day("2025-03-12"))).empty());
  CHECK(date_of(whole, at("2025-03-12T03:00:00Z")) == day("2025-03-11"));
  CHECK(date_of(whole, at("2025-03-12T06:00:00Z")) == day("2025-03-12"));

  const BoundCalendar parts = bind(nights(ir::NightOwner::EachDate));
  CHECK(shown(openings_of(parts, day("2025-03-11"))) ==
        "2025-03-11T22:00:00Z/2025-03-12T00:00:00Z ");
  CHECK(shown(openings_of(parts, day("2025-03-12"))).empty());
  CHECK(shown(openings_of(parts, day("2025-03-13"))) ==
        "2025-03-13T00:00:00Z/2025-03-13T06:00:00Z 2025-03-13T22:00:00Z/2025-03-14T06:00:00Z ");
}

TEST_CASE("every date has its own part of an unbroken week, and together they are all") {
  const BoundCalendar always = bind(weekly("America/New_York", kEveryDay, 0, 24));
  Duration total = 0;
  for (Date date = day("2025-03-01"); date <= day("2025-03-31"); ++date.days) {
    REQUIRE(openings_of(always, date).size() == 1);
    total += total_length(openings_of(always, date));
  }
  CHECK(total == 31 * kDay - kHour);
  CHECK(total_length(openings_of(always, day("2025-03-09"))) == 23 * kHour);
}

TEST_CASE("the opening under way, or the next") {
  const BoundCalendar hours = uneven();
  CHECK(opening_after(hours, at("2006-01-04T12:00:00Z"))->from == at("2006-01-04T09:00:00Z"));
  CHECK(opening_after(hours, at("2006-01-04T17:00:00Z"))->from == at("2006-01-05T10:00:00Z"));
  CHECK_FALSE(opening_after(hours, kEndOfTime - 1).has_value());
}

TEST_CASE("the line that decides") {
  ir::Program program;
  ir::Calendar row = nights(ir::NightOwner::OpeningDay);
  windows(row).exceptions.push_back(open_hours("2025-03-13", 8, 10, "stocktaking"));
  const auto id = add(program, row);
  const auto line = [&](const char* instant) {
    return deciding_lines(program, id, "", at(instant)).at(0);
  };
  CHECK(line("2025-03-11T23:00:00Z").kind == LineKind::Window);
  CHECK(line("2025-03-12T03:00:00Z").date == day("2025-03-11"));  // the night before the drill
  CHECK(line("2025-03-12T23:00:00Z").row == 0);
  CHECK(line("2025-03-13T03:00:00Z").row == 1);  // the date's own line, though it opens later
  CHECK_FALSE(line("2025-03-13T03:00:00Z").open);
  CHECK(line("2025-03-13T09:00:00Z").open);
  CHECK(line("2025-03-14T03:00:00Z").kind == LineKind::Dated);  // no night began on the 13th
  CHECK(line("2025-03-14T12:00:00Z").kind == LineKind::Outside);
}

TEST_CASE("a calendar made of others has a line for each part") {
  ir::Program program;
  const auto day_shift = add(program, weekly("UTC", kMonToFri, 8, 16));
  const auto late = compose(program, "UTC", ir::Shift{{day_shift}, 8 * kHour});
  const auto both = compose(program, "UTC", ir::Union{{day_shift, late}});
  const auto lines = deciding_lines(program, both, "", at("2025-03-10T20:00:00Z"));
  REQUIRE(lines.size() == 2);
  CHECK_FALSE(lines[0].open);
  CHECK(lines[1].open);
  CHECK(lines[1].shift == 8 * kHour);
}

TEST_CASE("some line opens every open instant, whoever owns the nights") {
  for (const auto owner : {ir::NightOwner::OpeningDay, ir::NightOwner::EachDate}) {
    ir::Program program;
    ir::Calendar row = nights(owner);
    windows(row).exceptions.push_back(open_hours("2025-03-14", 20, 4));
    const auto id = add(program, row);
    const BoundCalendar hours = bind_calendar(program, id, "");
    for (Instant now = at("2025-03-10T00:00:00Z"); now < at("2025-03-17T00:00:00Z");
         now += 4 * kHour) {
      INFO(tests::shown(now));
      const auto lines = deciding_lines(program, id, "", now);
      CHECK(lines.at(0).open == is_open(hours, now));
      CHECK((lines[0].open ? lines[0].kind != LineKind::Outside : true));
    }
  }
}

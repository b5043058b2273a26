#include <catch2/catch.hpp>

#include "tests/unit/time/calendars.h"

using namespace akad;
using namespace akad::time;
using namespace akad::time::tests;

namespace {

const char* const kJakarta = "Asia/Jakarta";
const char* const kNewYork = "America/New_York";

Duration open_on_date(const BoundCalendar& calendar, const char* date) {
  return total_length(open_on(calendar, day(date)));
}

}  // namespace

TEST_CASE("TV01: business hours from closing time") {
  const BoundCalendar hours = bind(weekly(kJakarta, kMonToFri, 9, 17));
  const Instant start = in_zone(kJakarta, "2025-03-07T17:00");
  CHECK(elapsed(hours, start, in_zone(kJakarta, "2025-03-10T09:00")) == 0);
  CHECK(shown(due(hours, start, 8 * kHour)) == "2025-03-10T10:00:00Z");
  CHECK(elapsed(hours, start, at("2025-03-10T10:00:00Z")) == 8 * kHour);
  CHECK_FALSE(is_open(hours, start));
  CHECK(is_open(hours, start - 1));
}

TEST_CASE("TV02: due is the leftmost instant of a flat spot") {
  const BoundCalendar hours = bind(weekly(kJakarta, kMonToFri, 9, 17));
  const Instant start = in_zone(kJakarta, "2025-03-07T09:00");
  CHECK(shown(due(hours, start, 8 * kHour)) == "2025-03-07T10:00:00Z");
  CHECK(elapsed(hours, start, in_zone(kJakarta, "2025-03-07T20:00")) == 8 * kHour);
  CHECK(elapsed(hours, start, in_zone(kJakarta, "2025-03-10T09:00:01")) == 8 * kHour + kSecond);
  CHECK(shown(due(hours, start, 8 * kHour + 1)) == "2025-03-10T02:00:00.001Z");
}

TEST_CASE("TV03: three meanings of a day") {
  const BoundCalendar hours = bind(weekly(kJakarta, kMonToFri, 8, 16));
  const Instant start = in_zone(kJakarta, "2025-03-10T08:00");
  CHECK(shown(due(hours, start, 24 * kHour)) == "2025-03-12T09:00:00Z");
  CHECK(due(hours, start, 8 * kHour) == in_zone(kJakarta, "2025-03-10T16:00"));
  CHECK(end_of_working_day(hours, start, 1) == in_zone(kJakarta, "2025-03-11T16:00"));
}

TEST_CASE("TV05: open hours over both changes of the clock") {
  const BoundCalendar nights = bind(weekly(kNewYork, kEveryDay, 0, 8));
  CHECK(open_on_date(nights, "2025-03-09") == 7 * kHour);
  CHECK(shown(due(nights, in_zone(kNewYork, "2025-03-09T00:00"), 8 * kHour)) ==
        "2025-03-10T05:00:00Z");
  CHECK(open_on_date(nights, "2025-11-02") == 9 * kHour);
  CHECK(shown(due(nights, in_zone(kNewYork, "2025-11-02T00:00"), 8 * kHour)) ==
        "2025-11-02T12:00:00Z");
}

TEST_CASE("a night from 22:00 to 06:00 lasts seven, eight or nine hours") {
  const BoundCalendar nights = bind(weekly(kNewYork, kEveryDay, 22, 6));
  const auto night = [&](const char* from) {
    const Instant begin = in_zone(kNewYork, from);
    return elapsed(nights, begin, begin + 12 * kHour);
  };
  CHECK(night("2025-03-08T22:00") == 7 * kHour);
  CHECK(night("2025-11-01T22:00") == 9 * kHour);
  CHECK(night("2025-06-01T22:00") == 8 * kHour);
  CHECK(night("2099-03-07T22:00") == 7 * kHour);
  CHECK(night("2099-10-31T22:00") == 9 * kHour);
  const BoundCalendar howe = bind(weekly("Australia/Lord_Howe", kEveryDay, 22, 6));
  const Instant begin = in_zone("Australia/Lord_Howe", "2025-04-05T22:00");
  CHECK(elapsed(howe, begin, begin + 12 * kHour) == 8 * kHour + 30 * kMinute);
}

TEST_CASE("windows whose edges lie in a skipped or repeated hour") {
  ir::Calendar row = weekly(kNewYork, kEveryDay, 0, 1);
  windows(row).weekly = {{kEveryDay, 90, 150}};  // 01:30 to 02:30
  const BoundCalendar hours = bind(row);
  CHECK(open_on(hours, day("2025-03-09")) ==
        IntervalSet{{at("2025-03-09T06:30:00Z"), at("2025-03-09T07:00:00Z")}});
  CHECK(open_on(hours, day("2025-11-02")) ==
        IntervalSet{{at("2025-11-02T05:30:00Z"), at("2025-11-02T06:00:00Z")},
                    {at("2025-11-02T06:30:00Z"), at("2025-11-02T07:30:00Z")}});
  windows(row).weekly = {{kEveryDay, 135, 165}};  // 02:15 to 02:45: not there in March
  CHECK(open_on_date(bind(row), "2025-03-09") == 0);
  CHECK(open_on_date(bind(row), "2025-03-10") == 30 * kMinute);
}

TEST_CASE("a date that a zone left out has no hours") {
  const BoundCalendar hours = bind(weekly("Pacific/Apia", kEveryDay, 0, 24));
  CHECK(open_within(hours, {0, kEndOfTime}).size() == 1);
  CHECK(opening_after(hours, at("2011-12-31T12:00:00Z")) == Interval{0, kEndOfTime});
  CHECK(open_on_date(hours, "2011-12-30") == 0);
  CHECK(count_working_days(hours, day("2011-12-30"), day("2011-12-30")) == 0);
  CHECK(count_working_days(hours, day("2011-12-29"), day("2011-12-31")) == 2);
}

TEST_CASE("closing at 24:00 joins the next day") {
  const BoundCalendar hours = bind(weekly(kJakarta, kMonToFri, 0, 24));
  const Instant monday = in_zone(kJakarta, "2025-03-10T00:00");
  CHECK(next_open(hours, monday - kHour) == monday);
  CHECK(elapsed(hours, monday - kDay, monday + 7 * kDay) == 5 * kDay);
  CHECK(open_within(hours, {monday - kDay, monday + 6 * kDay}).size() == 1);
  CHECK(end_of_working_day(hours, monday, 0) == monday + kDay);
  CHECK(end_of_working_day(hours, monday, 1) == monday + 2 * kDay);
  CHECK(working_days_later(hours, monday + kHour, 5) == monday + 7 * kDay + kHour);
}

TEST_CASE("a calendar that never opens") {
  ir::Calendar never;
  never.zone = kJakarta;
  const BoundCalendar hours = bind(never);
  CHECK(never_opens(hours));
  CHECK_FALSE(opening_after(hours, 0).has_value());
  ir::Program program;
  const auto empty = add(program, never);
  const auto late = add(program, never);
  windows(program.calendars.back()).exceptions.push_back(open_hours("2100-12-31", 8, 9));
  const auto both = compose(program, kJakarta, ir::Union{{empty, late}});
  CHECK(ever_open(program, {empty, late, both}) == std::vector<bool>{false, true, true});
  CHECK(elapsed(hours, 0, kEndOfTime - 1) == 0);
  CHECK(due(hours, 5, 0) == 5);
  CHECK(due(hours, 5, 1) == kNever);
  CHECK(next_open(hours, 0) == kNever);
  CHECK(previous_close(hours, kDay) == kFirstInstant);
  CHECK(working_days_later(hours, 0, 1) == kNever);
  CHECK(end_of_working_day(hours, 0, 0) == kNever);
  CHECK(working_day_at(hours, 0, 0, 60) == kNever);
}

TEST_CASE("around the clock") {
  const BoundCalendar always = around_the_clock(find_zone(kNewYork).value());
  CHECK(open_within(always, {0, kEndOfTime}) == IntervalSet{{kFirstInstant, kEndOfTime}});
  CHECK(elapsed(always, 5, 17) == 12);
  CHECK(elapsed(always, 17, 5) == 0);
  CHECK(due(always, 5, 12) == 17);
  CHECK(due(always, kEndOfTime - 1, 1) == kEndOfTime);
  CHECK(due(always, kEndOfTime - 1, 2) == kNever);
  CHECK(is_open(always, kEndOfTime - 1));
  CHECK_FALSE(is_open(always, kEndOfTime));
  CHECK(working_days_later(always, in_zone(kNewYork, "2025-03-08T12:00"), 1) ==
        in_zone(kNewYork, "2025-03-09T12:00"));
}

TEST_CASE("openings and closings around an instant") {
  const BoundCalendar hours = bind(weekly("UTC", kMonToFri, 9, 17));
  const Instant friday_close = at("2025-03-07T17:00:00Z");
  CHECK(next_open(hours, friday_close - 1) == friday_close - 1);
  CHECK(shown(next_open(hours, friday_close)) == "2025-03-10T09:00:00Z");
  CHECK(previous_close(hours, friday_close) == friday_close);
  CHECK(previous_close(hours, friday_close + kDay) == friday_close);
  CHECK(previous_close(hours, friday_close - 1) == friday_close - 1);
  CHECK(shown(next_open(hours, kFirstInstant)) == "1970-01-01T09:00:00Z");
  CHECK(previous_close(hours, kFirstInstant) == kFirstInstant);
  CHECK(next_open(hours, kEndOfTime - 1) == kNever);
  CHECK(shown(previous_close(hours, kEndOfTime)) == "2100-12-31T17:00:00Z");
}

TEST_CASE("several windows a day, overlapping or apart") {
  ir::Calendar row = weekly("UTC", kEveryDay, 8, 12);
  windows(row).weekly.push_back({kEveryDay, 13 * 60, 17 * 60});
  CHECK(open_on_date(bind(row), "2025-03-10") == 8 * kHour);
  windows(row).weekly.push_back({kEveryDay, 11 * 60, 14 * 60});
  CHECK(open_on(bind(row), day("2025-03-10")) ==
        IntervalSet{{at("2025-03-10T08:00:00Z"), at("2025-03-10T17:00:00Z")}});
}

TEST_CASE("the subject's zone replaces the calendar's only where the calendar takes it") {
  ir::Program program;
  const Id<ir::Calendar> fixed = add(program, weekly(kJakarta, kEveryDay, 9, 10));
  ir::Calendar own = weekly(kJakarta, kEveryDay, 9, 10);
  own.zone_signal = Id<ir::Signal>{0};
  const Id<ir::Calendar> taken = add(program, own);
  const Instant from = at("2025-03-10T00:00:00Z");
  CHECK(shown(next_open(bind_calendar(program, fixed, kNewYork), from)) == "2025-03-10T02:00:00Z");
  CHECK(shown(next_open(bind_calendar(program, taken, kNewYork), from)) == "2025-03-10T13:00:00Z");
  CHECK(shown(next_open(bind_calendar(program, taken, ""), from)) == "2025-03-10T02:00:00Z");
}

TEST_CASE("calendars made of calendars") {
  ir::Program program;
  const auto office = add(program, weekly(kJakarta, kMonToFri, 8, 17));
  const auto late = add(program, weekly(kJakarta, kMonToFri, 16, 20));
  const auto both = compose(program, kJakarta, ir::Union{{office, late}});
  const auto common = compose(program, kJakarta, ir::Intersection{{office, late}});
  const auto only = compose(program, kJakarta, ir::Difference{{office, late}});
  const auto moved = compose(program, kJakarta, ir::Shift{{only}, -2 * kHour});
  const auto hours = [&](Id<ir::Calendar> id) {
    const IntervalSet open = open_on(bind_calendar(program, id, ""), day("2025-03-10"));
    REQUIRE(open.size() == 1);
    const Instant midnight = in_zone(kJakarta, "2025-03-10T00:00");
    return std::pair{(open[0].from - midnight) / kHour, (open[0].to - midnight) / kHour};
  };
  CHECK(hours(both) == std::pair<Duration, Duration>{8, 20});
  CHECK(hours(common) == std::pair<Duration, Duration>{16, 17});
  CHECK(hours(only) == std::pair<Duration, Duration>{8, 16});
  CHECK(hours(moved) == std::pair<Duration, Duration>{6, 14});
  const Instant start = in_zone(kJakarta, "2025-03-07T09:00");  // a Friday
  for (const auto id : {both, only, moved}) {
    CHECK(working_days_later(bind_calendar(program, id, ""), start, 1) == start + 3 * kDay);
  }
  CHECK(end_of_working_day(bind_calendar(program, common, ""), start, 0) ==
        in_zone(kJakarta, "2025-03-07T17:00"));
  CHECK(end_of_working_day(bind_calendar(program, both, ""), start, 1) ==
        in_zone(kJakarta, "2025-03-10T20:00"));
}

TEST_CASE("a calendar doubled thirty times does not grow") {
  ir::Program program;
  auto last = add(program, weekly(kJakarta, kMonToFri, 8, 17));
  for (int i = 0; i < 15; ++i) {
    last = compose(program, kJakarta, ir::Union{{last, last}});
    last = compose(program, kJakarta, ir::Intersection{{last, last}});
  }
  const BoundCalendar hours = bind_calendar(program, last, "");
  CHECK(open_on_date(hours, "2025-03-10") == 9 * kHour);
  const BoundCalendar once = bind(weekly(kJakarta, kMonToFri, 8, 17));
  for (Date date = day("2025-03-01"); date <= day("2025-04-30"); ++date.days) {
    CHECK(hours.end_of(date) == once.end_of(date));
  }
}

#include <catch2/catch.hpp>

#include "tests/unit/time/calendars.h"

using namespace akad;
using namespace akad::time;
using namespace akad::time::tests;

namespace {

const char* const kBoston = "America/New_York";

BoundCalendar boston() {
  ir::Calendar row;
  row.zone = kBoston;
  windows(row).weekly = {{kMonToFri, 8 * 60 + 30, 17 * 60}};
  for (const char* holiday :
       {"2015-01-01", "2015-01-19", "2015-02-16", "2015-04-20", "2015-05-25"}) {
    windows(row).exceptions.push_back(closed(holiday, holiday));
  }
  return bind(row);
}

std::string wall_of(const Zone& zone, Instant instant) {
  const std::string text = shown(to_wall(zone, instant));
  return text.substr(0, text.size() - 1);
}

}  // namespace

// Rows of ../shared/data/boston311-2015-h1.ndjson.gz: the city's own due times.
TEST_CASE("the working days of the City of Boston") {
  struct Row {
    int days;
    const char* open;
    const char* target;
  };
  const BoundCalendar hours = boston();
  for (const Row& row : {
           Row{3, "2015-01-06T06:42:01", "2015-01-09T08:30:00"},  // before opening
           Row{3, "2015-01-10T16:02:45", "2015-01-15T08:30:00"},  // a Saturday
           Row{3, "2015-01-11T23:44:52", "2015-01-15T08:30:00"},  // a Sunday
           Row{3, "2015-01-14T07:19:24", "2015-01-20T08:30:00"},  // over a holiday
           Row{3, "2015-01-17T10:55:15", "2015-01-23T08:30:00"},  // the next opening is later
           Row{3, "2015-01-23T18:15:09", "2015-01-29T08:30:00"},  // after closing
           Row{5, "2015-01-07T20:05:55", "2015-01-15T08:30:00"},
           Row{5, "2015-01-08T06:09:19", "2015-01-15T08:30:00"},
           Row{5, "2015-01-12T22:48:01", "2015-01-21T08:30:00"},
       }) {
    INFO(row.open);
    const Instant due_at = working_days_later(hours, in_zone(kBoston, row.open), row.days);
    CHECK(wall_of(hours.zone(), due_at) == row.target);
  }
}

TEST_CASE("a working day keeps the time of day over a change of the clock") {
  const BoundCalendar hours = boston();
  const Instant friday = in_zone(kBoston, "2015-03-06T10:15:00");
  CHECK(wall_of(hours.zone(), working_days_later(hours, friday, 1)) == "2015-03-09T10:15:00");
  CHECK(working_days_later(hours, friday, 1) - friday == 3 * kDay - kHour);
}

TEST_CASE("step counts of zero and beyond the end of time") {
  const BoundCalendar hours = boston();
  const Instant saturday = in_zone(kBoston, "2015-01-10T12:00");
  CHECK(wall_of(hours.zone(), working_days_later(hours, saturday, 0)) == "2015-01-12T08:30:00");
  CHECK(wall_of(hours.zone(), end_of_working_day(hours, saturday, 0)) == "2015-01-12T17:00:00");
  CHECK(wall_of(hours.zone(), working_day_at(hours, saturday, 0, 960)) == "2015-01-12T16:00:00");
  CHECK(wall_of(hours.zone(), working_day_at(hours, saturday, 1, 960)) == "2015-01-13T16:00:00");
  CHECK(working_days_later(hours, saturday, 1'000'000) == kNever);
  CHECK(end_of_working_day(hours, saturday, 1'000'000) == kNever);
  CHECK(working_day_at(hours, kEndOfTime, 0, 0) == kNever);
}

TEST_CASE("24:00 is where a date ends, whatever the clocks do there") {
  const auto end_of = [](const char* zone, const char* from) {
    ir::Calendar row = weekly(zone, kEveryDay, 8, 17);
    const BoundCalendar hours = bind(row);
    return shown(working_day_at(hours, in_zone(zone, from), 1, 1440));
  };
  CHECK(end_of("Asia/Jakarta", "2026-03-05T12:00") == "2026-03-06T17:00:00Z");
  CHECK(end_of("Asia/Beirut", "2026-03-27T12:00") == "2026-03-28T22:00:00Z");      // 24:00 is 01:00
  CHECK(end_of("Asia/Beirut", "2026-10-23T12:00") == "2026-10-24T22:00:00Z");      // 24:00 is 23:00
  CHECK(end_of("Atlantic/Azores", "2026-10-23T12:00") == "2026-10-25T00:00:00Z");  // it comes twice
}

TEST_CASE("the reading is kept where the target date has shorter hours") {
  ir::Calendar row = weekly("UTC", kMonToFri, 8, 17);
  windows(row).weekly.push_back({kSaturday, 9 * 60, 12 * 60});
  const BoundCalendar hours = bind(row);
  const Instant friday = at("2025-03-07T15:00:00Z");
  const Instant due_at = working_days_later(hours, friday, 1);
  CHECK(shown(due_at) == "2025-03-08T15:00:00Z");
  CHECK(shown(next_open(hours, due_at)) == "2025-03-10T08:00:00Z");
  CHECK(shown(previous_close(hours, due_at)) == "2025-03-08T12:00:00Z");
  CHECK(shown(end_of_working_day(hours, friday, 1)) == "2025-03-08T12:00:00Z");
}

TEST_CASE("working days of a calendar in two zones are dates of its own zone") {
  ir::Program program;
  const auto jakarta = add(program, weekly("Asia/Jakarta", kMonToFri, 9, 17));
  const auto seen = compose(program, "America/New_York", ir::Union{{jakarta}});
  const BoundCalendar hours = bind_calendar(program, seen, "");
  // Monday 09:00 in Jakarta is Sunday evening in New York.
  CHECK(hours.end_of(day("2025-03-09")).has_value());
  CHECK_FALSE(hours.end_of(day("2025-03-14")).has_value());
}

TEST_CASE("a break in a night makes no working day of the morning after") {
  ir::Program program;
  const auto nights = add(program, weekly("UTC", kMonToFri, 22, 6));
  const auto pause = add(program, weekly("UTC", kEveryDay, 1, 2));
  const auto rest = compose(program, "UTC", ir::Difference{{nights, pause}});
  const BoundCalendar hours = bind_calendar(program, rest, "");
  const Instant friday = at("2025-03-14T23:00:00Z");
  CHECK(shown(working_days_later(hours, friday, 1)) == "2025-03-17T23:00:00Z");
  CHECK(shown(end_of_working_day(hours, friday, 0)) == "2025-03-15T06:00:00Z");
}

TEST_CASE("a night cut short ends where it was cut, though the morning opens again") {
  ir::Program program;
  ir::Calendar shifts = weekly("UTC", kMonToFri, 22, 6);
  windows(shifts).weekly.push_back({kMonToFri, 6 * 60, 14 * 60});
  const auto work = add(program, shifts);
  const auto pause = add(program, weekly("UTC", kEveryDay, 5, 6));
  const auto rest = compose(program, "UTC", ir::Difference{{work, pause}});
  const BoundCalendar hours = bind_calendar(program, rest, "");
  const Instant monday = at("2025-03-10T08:00:00Z");
  CHECK(shown(end_of_working_day(hours, monday, 0)) == "2025-03-11T05:00:00Z");
}

TEST_CASE("calendar days and months") {
  const Zone zone = find_zone(kBoston).value();
  const Instant before = in_zone(kBoston, "2015-03-07T02:30");
  CHECK(wall_of(zone, calendar_days_later(zone, before, 1)) == "2015-03-08T03:30:00");
  CHECK(wall_of(zone, calendar_days_later(zone, before, 2)) == "2015-03-09T02:30:00");
  CHECK(calendar_days_later(zone, before, 0) == before);
  CHECK(calendar_days_later(zone, before, 2'000'000'000) == kNever);
  const Instant january = in_zone(kBoston, "2024-01-31T12:00");
  CHECK(wall_of(zone, calendar_months_later(zone, january, 1)) == "2024-02-29T12:00:00");
  CHECK(wall_of(zone, calendar_months_later(zone, january, 13)) == "2025-02-28T12:00:00");
  CHECK(wall_of(zone, calendar_months_later(zone, january, 12)) == "2025-01-31T12:00:00");
  CHECK(calendar_months_later(zone, january, 12 * 77) == kNever);
  // Already in the second pass of a repeated hour: no step, no change.
  CHECK(calendar_days_later(zone, at("2015-11-01T06:30:00Z"), 0) == at("2015-11-01T06:30:00Z"));
}

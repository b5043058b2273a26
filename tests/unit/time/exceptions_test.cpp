#include <catch2/catch.hpp>

#include "tests/unit/time/calendars.h"

using namespace akad;
using namespace akad::time;
using namespace akad::time::tests;

namespace {

const char* const kZone = "Asia/Jakarta";

// The open stretches of a date as "08-17 19-21", in local hours.
std::string hours(const ir::Calendar& row, const char* date) {
  const BoundCalendar calendar = bind(row);
  const Instant midnight = start_of_day(calendar.zone(), day(date));
  std::string text;
  for (const Interval& open : open_on(calendar, day(date))) {
    if (!text.empty()) text += ' ';
    text += std::to_string((open.from - midnight) / kHour) + '-' +
            std::to_string((open.to - midnight) / kHour);
  }
  return text;
}

std::string reason(const ir::Calendar& row, const char* date) {
  ir::Program program;
  program.calendars.push_back(row);
  return reason_of(program, Id<ir::Calendar>{0}, day(date));
}

}  // namespace

TEST_CASE("a dated line prevails over the week, a later one over an earlier") {
  ir::Calendar row = weekly(kZone, kMonToFri, 8, 17);
  windows(row).exceptions = {closed("2025-12-24", "2025-12-26", "Christmas")};
  CHECK(hours(row, "2025-12-23") == "8-17");
  CHECK(hours(row, "2025-12-24").empty());
  CHECK(hours(row, "2025-12-26").empty());
  CHECK(hours(row, "2025-12-29") == "8-17");
  CHECK(reason(row, "2025-12-25") == "Christmas");
  CHECK(reason(row, "2025-12-29").empty());

  windows(row).exceptions.push_back(open_hours("2025-12-24", 9, 12, "Christmas Eve"));
  CHECK(hours(row, "2025-12-24") == "9-12");
  CHECK(reason(row, "2025-12-24") == "Christmas Eve");
  windows(row).exceptions.push_back(open_hours("2025-12-24", 14, 16));
  CHECK(hours(row, "2025-12-24") == "9-12 14-16");
  CHECK(reason(row, "2025-12-24") == "Christmas Eve, hours of its own on this date");
  windows(row).exceptions.push_back(closed("2025-12-24", "2025-12-24"));
  CHECK(hours(row, "2025-12-24").empty());
  CHECK(reason(row, "2025-12-24") == "closed on this date");
  windows(row).exceptions.push_back(open_hours("2025-12-24", 10, 11));
  CHECK(hours(row, "2025-12-24") == "10-11");
}

TEST_CASE("hours of its own open a date that the week has closed") {
  ir::Calendar row = weekly(kZone, kMonToFri, 8, 17);
  windows(row).exceptions = {open_hours("2025-03-08", 9, 12)};
  std::get<ir::OpenDates>(windows(row).exceptions[0].says).last = day("2025-03-10");
  CHECK(hours(row, "2025-03-08") == "9-12");
  CHECK(hours(row, "2025-03-10") == "9-12");
  CHECK(hours(row, "2025-03-11") == "8-17");
  const BoundCalendar calendar = bind(row);
  CHECK(working_days_later(calendar, in_zone(kZone, "2025-03-07T10:00"), 1) ==
        in_zone(kZone, "2025-03-08T10:00"));
}

TEST_CASE("holidays close their dates and give their names") {
  ir::Program program;
  program.holiday_sets.push_back({"indonesia.public_holidays",
                                  "",
                                  day("2025-01-01"),
                                  day("2025-12-31"),
                                  {{day("2025-03-29"), "Nyepi"},
                                   {day("2025-03-31"), "Idul Fitri"},
                                   {day("2025-04-01"), "Idul Fitri"}}});
  ir::Calendar row = weekly(kZone, kMonToFri, 8, 17);
  windows(row).exceptions = {{ir::ClosedHolidays{{0}}, ""}};
  const auto office = add(program, row);
  const BoundCalendar calendar = bind_calendar(program, office, "");
  CHECK(reason_of(program, office, day("2025-03-31")) == "Idul Fitri");
  // TV08 without its pause: four hours from Friday 15:00, over the holidays.
  CHECK(shown(due(calendar, in_zone(kZone, "2025-03-28T15:00"), 4 * kHour)) ==
        "2025-04-02T03:00:00Z");
  const auto moved = compose(program, kZone, ir::Shift{{office}, kHour});
  CHECK(reason_of(program, moved, day("2025-04-01")) == "Idul Fitri");
}

TEST_CASE("a night that begins on an open day runs to its end") {
  ir::Calendar row = weekly(kZone, kMonToFri, 22, 6);
  windows(row).exceptions = {closed("2025-03-12", "2025-03-12")};  // a Wednesday
  CHECK(hours(row, "2025-03-10") == "22-24");                      // Sunday has no night
  CHECK(hours(row, "2025-03-12") == "0-6");
  CHECK(hours(row, "2025-03-13") == "22-24");
  CHECK(hours(row, "2025-03-15") == "0-6");
  const BoundCalendar calendar = bind(row);
  const Instant friday = in_zone(kZone, "2025-03-14T23:00");
  CHECK(end_of_working_day(calendar, friday, 0) == in_zone(kZone, "2025-03-15T06:00"));
  // Saturday morning is the end of Friday's night and no working day of its own.
  CHECK(end_of_working_day(calendar, friday + 4 * kHour, 0) == in_zone(kZone, "2025-03-15T06:00"));
  CHECK(working_days_later(calendar, friday, 1) == in_zone(kZone, "2025-03-17T23:00"));
}

TEST_CASE("or each date decides about its own part of the night") {
  ir::Calendar row = weekly(kZone, kMonToFri, 22, 6);
  windows(row).nights = ir::NightOwner::EachDate;
  windows(row).exceptions = {closed("2025-03-12", "2025-03-12")};
  CHECK(hours(row, "2025-03-11") == "0-6 22-24");
  CHECK(hours(row, "2025-03-12").empty());
  CHECK(hours(row, "2025-03-13") == "0-6 22-24");
  CHECK(end_of_working_day(bind(row), in_zone(kZone, "2025-03-11T23:00"), 0) ==
        in_zone(kZone, "2025-03-12T00:00"));
  windows(row).exceptions = {open_hours("2025-03-12", 20, 4)};
  CHECK(hours(row, "2025-03-12") == "20-24");
  CHECK(hours(row, "2025-03-13") == "0-6 22-24");
  windows(row).exceptions.push_back(closed("2025-03-13", "2025-03-13"));
  CHECK(hours(row, "2025-03-13").empty());
}

TEST_CASE("a window from 00:00 to 24:00 and one as long as a day") {
  ir::Calendar row = weekly(kZone, kSaturday, 0, 24);
  CHECK(hours(row, "2025-03-08") == "0-24");
  CHECK(hours(row, "2025-03-09").empty());
  windows(row).weekly = {{kSaturday, 480, 480}};  // 08:00 to 08:00 on Sunday
  CHECK(hours(row, "2025-03-08") == "8-24");
  CHECK(hours(row, "2025-03-09") == "0-8");
}

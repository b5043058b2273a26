#include <catch2/catch.hpp>

#include "runtime/measures/amounts/late.h"
#include "tests/unit/measures/owing.h"

using namespace stage;

namespace {

constexpr bool kStopped = true, kOpen = false;
constexpr bool kIncluded = true, kLeftOut = false;

struct DatesRow {
  const char* due;
  const char* until;
  bool stopped;
  bool last_included;
  std::int64_t dates;
};

Instant read_in(const time::Zone& zone, const char* wall) {
  return *time::from_wall(zone, *parse_wall_time(wall), ir::RepeatedHour::Earlier,
                          ir::SkippedHour::MovesForward);
}

std::int64_t counted(const time::Zone& zone, const DatesRow& row,
                     const time::BoundCalendar* calendar = nullptr) {
  const targets::Terms no_terms;
  const Instant until = read_in(zone, row.until);
  const measures::Late late{no_terms, read_in(zone, row.due), until, row.stopped};
  return measures::dates_late(late, row.last_included, zone, calendar);
}

}  // namespace

TEST_CASE("dates late are those behind the date of the due") {
  const time::Zone zone = *time::find_zone("Asia/Jakarta");
  const DatesRow rows[] = {
      {"2025-03-10 17:00", "2025-03-10 17:00", kStopped, kIncluded, 0},
      {"2025-03-10 17:00", "2025-03-10 23:59", kStopped, kIncluded, 0},  // later, on the same date
      {"2025-03-10 17:00", "2025-03-11 00:00", kStopped, kIncluded, 1},
      {"2025-03-10 17:00", "2025-03-11 09:00", kStopped, kIncluded, 1},
      {"2025-03-10 17:00", "2025-03-11 09:00", kStopped, kLeftOut, 0},
      {"2025-03-10 17:00", "2025-03-12 09:00", kStopped, kLeftOut, 1},
      {"2025-03-30 17:00", "2025-04-02 09:00", kStopped, kIncluded, 3},
      {"2024-02-28 17:00", "2024-03-01 09:00", kStopped, kIncluded, 2},
      {"2025-03-12 17:00", "2025-03-10 09:00", kStopped, kIncluded, 0},
      // 24:00 on Monday is Monday's.
      {"2025-03-11 00:00", "2025-03-11 09:00", kStopped, kIncluded, 1},
      {"2025-03-11 00:00", "2025-03-11 09:00", kStopped, kLeftOut, 0},
      // At the end of a month its last date is over.
      {"2025-03-30 17:00", "2025-04-01 00:00", kOpen, kIncluded, 1},
      {"2025-03-30 17:00", "2025-04-01 00:00", kOpen, kLeftOut, 1},
      {"2025-03-31 17:00", "2025-04-01 00:00", kOpen, kIncluded, 0},
      {"2025-03-31 17:00", "2025-04-01 00:01", kOpen, kIncluded, 1},
      {"2025-03-31 17:00", "2025-04-01 00:01", kOpen, kLeftOut, 0},
  };
  for (const DatesRow& row : rows) {
    INFO(row.due << " to " << row.until << (row.last_included ? "" : ", last left out"));
    CHECK(counted(zone, row) == row.dates);
  }
}

TEST_CASE("dates late are those of the zone, also where its clocks change") {
  const time::Zone berlin = *time::find_zone("Europe/Berlin");
  const DatesRow spring{"2025-03-29 23:30", "2025-03-30 23:30", kStopped, kIncluded, 1};
  const DatesRow autumn{"2025-10-25 23:30", "2025-10-26 23:30", kStopped, kIncluded, 1};
  CHECK(counted(berlin, spring) == 1);
  CHECK(counted(berlin, autumn) == 1);
  // Midnight is skipped: the date ends at 24:00, where the next one begins at 01:00.
  const time::Zone havana = *time::find_zone("America/Havana");
  const DatesRow skipped{"2025-03-09 01:00", "2025-03-09 12:00", kStopped, kIncluded, 1};
  CHECK(counted(havana, skipped) == 1);
}

TEST_CASE("of a calendar only the dates count on which it opens") {
  const time::Zone zone = *time::find_zone("Asia/Jakarta");
  Stage s;
  const Id<ir::Calendar> id = s.calendar(kMonToFri, 9, 17);
  const time::BoundCalendar days = time::bind_calendar(s.program, id, "");
  const DatesRow rows[] = {
      {"2025-03-07 17:00", "2025-03-09 12:00", kStopped, kIncluded, 0},  // over the weekend
      {"2025-03-07 17:00", "2025-03-10 08:00", kStopped, kIncluded, 1},  // before it opens
      {"2025-03-07 17:00", "2025-03-10 08:00", kStopped, kLeftOut, 0},
      {"2025-03-07 17:00", "2025-03-17 08:00", kStopped, kIncluded, 6},
      {"2025-03-28 17:00", "2025-04-01 00:00", kOpen, kIncluded, 1},
  };
  for (const DatesRow& row : rows) {
    INFO(row.due << " to " << row.until);
    CHECK(counted(zone, row, &days) == row.dates);
  }
}

TEST_CASE("one per mille a date, the date of delivery included, at most five percent") {
  Stage s = late_tickets();
  const ir::EachDateLate dates;
  owe(s, rate(of_worth(s, Rational(1, 1000)), {dates}, of_worth(s, Rational(5, 100))));
  ir::EachDateLate working = dates;
  working.calendar = s.calendar(kMonToFri, 9, 17);
  working.free = 2;
  owe(s, rate(rupiah(10), {working}));
  say_worth(s, "order", "2025-03-27 10:00", 1'000'000);
  s.happen("order", "2025-03-27 10:00", "opened");
  s.happen("order", "2025-05-20 10:00", "resolved");
  const measures::Partial partial = s.run("2025-07-01 00:00");
  CHECK(owed_in(partial, "2025-03").amount == 4'000);
  CHECK(owed_in(partial, "2025-04").amount == 30'000);
  CHECK(owed_in(partial, "2025-05").units == 20);
  CHECK(owed_in(partial, "2025-05").whole == 20'000);
  CHECK(owed_in(partial, "2025-05").amount == 16'000);
  // 28 and 31 March are free.
  CHECK(owed_in(partial, "2025-03", 1).units == 0);
  CHECK(owed_in(partial, "2025-04", 1).units == 22);
  CHECK(owed_in(partial, "2025-05", 1).units == 14);
}

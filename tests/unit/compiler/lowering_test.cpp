// What the IR says of what was written.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

ir::Program program_of(const std::string& text) {
  const driver::Compilation out = compiled(text);
  INFO(render_text(out.sources, out.sink, {}));
  REQUIRE(out.program);
  CHECK(ir::verify(*out.program).empty());
  return *out.program;
}

}  // namespace

TEST_CASE("logs: fields once, instants of their own, present and absent") {
  const ir::Program program = program_of(agreement(R"(
log orders {
  times are epoch seconds
  time is at as RFC 3339
  id is id
  subject is order.number
  received is got
  sequence is seq
  event promised at due.date
  event delivered at done when present
  event refused at done when present and kind = "refused" and not late = true
  event opened when kind = "opened"
  signal value is total as money in USD
  signal until is due.date as time
  window closed from a to b when kind = "closed"
}
)"));
  const ir::Log& log = program.logs.at(0);
  CHECK(log.format.kind == ir::TimeKind::Rfc3339);
  CHECK(log.received_format.kind == ir::TimeKind::EpochSeconds);
  CHECK(program.fields.at(log.subject.index()).path == std::vector<std::string>{"order", "number"});
  REQUIRE(program.events.size() == 4);
  CHECK(program.events[0].at == program.signals[1].field);
  CHECK(program.events[0].format.kind == ir::TimeKind::EpochSeconds);
  CHECK_FALSE(program.events[0].only_when_present);
  CHECK(program.events[1].only_when_present);
  CHECK_FALSE(program.events[1].when.valid());
  CHECK(program.events[2].only_when_present);
  const ir::Condition& refused = program.conditions.at(program.events[2].when.index());
  CHECK(refused.op == ir::Operator::And);
  CHECK(refused.parts.size() == 2);
  CHECK_FALSE(program.events[3].at.valid());
  CHECK(program.signals[0].currency == "USD");
  CHECK(program.signals[1].kind == ir::SignalKind::Time);
  CHECK(program.windows.at(0).when.valid());
}

TEST_CASE("logs: patterns, dates, and ends that have not come") {
  const ir::Program program = program_of(agreement(R"(
log orders {
  times are written "dd/MM/yyyy" in Asia/Tokyo
  time is at, a date, at its beginning
  subject is number
  received is got as written "yyyyMMddHHmmX"
  an end written "-" or 0 has not come yet
  event promised at due as RFC 3339, a date, at its end
  event opened
  signal until is until as time, a date, at its end
  window closed from a, a date, at its beginning, to b, a date, at its end
}
)"));
  const ir::Log& log = program.logs.at(0);
  CHECK(log.format.kind == ir::TimeKind::Pattern);
  CHECK(log.format.pattern == "dd/MM/yyyy");
  CHECK(log.format.zone == "Asia/Tokyo");
  CHECK(log.format.date == ir::DateIs::Beginning);
  CHECK(log.received_format.pattern == "yyyyMMddHHmmX");
  CHECK(log.received_format.zone.empty());
  REQUIRE(log.not_yet.size() == 2);
  CHECK(log.not_yet[0].text == "-");
  CHECK(log.not_yet[1].text == "0");
  CHECK(program.events.at(0).format.kind == ir::TimeKind::Rfc3339);
  CHECK(program.events[0].format.date == ir::DateIs::End);
  CHECK(program.events.at(1).format.date == ir::DateIs::Refused);
  CHECK(program.signals.at(0).format.date == ir::DateIs::End);
  CHECK(program.windows.at(0).format.date == ir::DateIs::Beginning);
  CHECK(program.windows[0].end_date == ir::DateIs::End);
}

TEST_CASE("limits of every kind") {
  const ir::Program program = program_of(agreement(frame() + R"(
target t {
  handling is within
    | priority = "a" | 1 hour 30 minutes of office |
    | priority = "b" | by 3 working days of office later, at the same time |
    | priority = "c" | by the end of the same working day of office |
    | priority = "d" | by the end of the next working day of office |
    | priority = "e" | by 16:30 on working day 2 of office, moved to the next opening |
    | priority = "f" | by 2 calendar days later, at the same time |
    | priority = "g" | by 1 calendar month later, at the same time |
    | priority = "h" | by promised, moved back to the last closing |
    | otherwise | no target |
  for more than 95% of tickets opened in each calendar month, for each ticket and priority
  open at the end of a month: overdue tickets count as missed, the others are left out,
    one stopped within 28 calendar days of its due time is not counted again
  with fewer than 20 tickets: 2 misses are allowed
  with no tickets: missed
}
)"));
  const ir::Target& target = program.targets.at(0);
  REQUIRE(of_items(target).limits.size() == 9);
  const auto limit = [&](std::size_t row) { return of_items(target).limits[row].limit; };
  CHECK(std::get<ir::Within>(limit(0).rule).length == 90 * kMinute);
  CHECK_FALSE(calendar_of(limit(0)).valid());
  CHECK(std::get<ir::WorkingDaysLater>(limit(1).rule).count == 3);
  CHECK(calendar_of(limit(1)).valid());
  CHECK(std::get<ir::EndOfWorkingDay>(limit(2).rule).count == 0);
  CHECK(std::get<ir::EndOfWorkingDay>(limit(3).rule).count == 1);
  CHECK(std::get<ir::WorkingDayAt>(limit(4).rule).count == 2);
  CHECK(std::get<ir::WorkingDayAt>(limit(4).rule).minute == 16 * 60 + 30);
  CHECK(limit(4).roll == ir::Roll::Forward);
  CHECK(std::get<ir::CalendarDaysLater>(limit(5).rule).count == 2);
  CHECK(std::get<ir::CalendarMonthsLater>(limit(6).rule).count == 1);
  CHECK(signal_of(limit(7)).valid());
  CHECK(limit(7).roll == ir::Roll::Back);
  CHECK(std::holds_alternative<ir::NoTarget>(limit(8).rule));
  const ir::OfItems& items = of_items(target);
  CHECK(items.attribution == ir::Attribution::ByStart);
  CHECK(target.test == ir::Comparison::MoreThan);
  CHECK(target.bound == Rational(19, 20));
  CHECK(target.by_subject);
  CHECK(target.groups.size() == 1);
  CHECK(items.open_items == ir::OpenItems::OverdueMissedWithGrace);
  CHECK(items.grace_days == 28);
  CHECK(items.grace_by_dates);
  CHECK(items.small_below == 20);
  CHECK(items.small_misses == 2);
  CHECK(target.empty == ir::EmptyMonth::Missed);
}

TEST_CASE("clocks, outages, credits and caps") {
  const ir::Program program = program_of(agreement(frame() + R"(
clock k of tickets {
  clause "3.1" "Measuring"
  starts on opened
  pauses while urgent = true or priority = "x"
  stops on resolved
  reopened within 7 calendar days: resume, leaving out the gap, later: a new item begins
  counts around the clock
  when priority changes: carry in proportion
  missed before a change: stays missed
}

outage o of tickets {
  from opened to resolved
  paired by audit.incident
  lasting more than 3 minutes, only the excess counts
  outages less than 90 seconds apart are one
}

target t {
  time without o is at least 99.9% of each calendar month, for each ticket
  outages that cross a month belong to the month they begin in
}

credit c for t {
  the result is
    | below 90% | IDR 5_000 |
    | below 95% | 2.5% of charge |
    | otherwise | no credit |
  rounded half even to IDR 100
}

cap m on c {
  at most IDR 20_000 each calendar month, for each ticket
}
)"));
  const ir::Clock& clock = program.clocks.at(1);
  CHECK(clock.clause.number == "3.1");
  CHECK_FALSE(clock.calendar.valid());
  CHECK(clock.reopening == ir::Reopening::LeaveOutGap);
  CHECK(clock.reopening_days == 7);
  CHECK(clock.later_reopening == ir::Reopening::NewItem);
  CHECK(program.conditions.at(clock.pause_while.index()).op == ir::Operator::Or);
  CHECK(clock.retargets.at(0).policy == ir::Retarget::Proportional);
  const ir::Outage& outage = program.outages.at(0);
  CHECK(program[std::get<ir::FromEventToEvent>(outage.down).paired_by].path.back() == "incident");
  CHECK(outage.test == ir::LengthTest::MoreThan);
  CHECK(outage.length == 3 * kMinute);
  CHECK(outage.counted == ir::Counted::Excess);
  CHECK(outage.merge_gap == 90 * kSecond);
  CHECK(of_time(program.targets.at(0)).crossing == ir::CrossingOutages::ByBegin);
  const ir::Credit& credit = program.credits.at(0);
  CHECK(credit.slabs.at(0).bound == ir::BoundKind::Below);
  CHECK(std::get<ir::ShareOfFee>(credit.slabs.at(1).amount.is).share == Rational(1, 40));
  CHECK(credit.rounding == RoundingMode::HalfEven);
  CHECK(credit.unit == 100);
  CHECK(std::get<ir::FixedAmount>(program.caps.at(0).most.is).money == 20'000);
  CHECK(program.caps.at(0).by_subject);
}

TEST_CASE("calendars: weekdays, nights, dates") {
  const ir::Program program = program_of(agreement(R"(
calendar c in Asia/Jakarta {
  open Sat to Mon, Wed 22:00 to 06:00
  open Fri 08:00 to 00:00
  closed on 2026-05-04 to 2026-05-06 "break"
  open 2026-05-05 10:00 to 12:00 "stocktaking"
  nights belong to each date
}
)"));
  const auto& hours = std::get<ir::Windows>(program.calendars.at(0).hours);
  REQUIRE(hours.weekly.size() == 2);
  CHECK(hours.weekly[0].days == 0b1100101);
  CHECK(hours.weekly[0].open_minute == 22 * 60);
  CHECK(hours.weekly[0].close_minute == 6 * 60);
  CHECK(hours.weekly[1].close_minute == 24 * 60);
  CHECK(hours.nights == ir::NightOwner::EachDate);
  REQUIRE(hours.exceptions.size() == 2);
  CHECK(format_date(std::get<ir::ClosedDates>(hours.exceptions[0].says).last) == "2026-05-06");
  CHECK(std::get<ir::OpenDates>(hours.exceptions[1].says).open_minute == 10 * 60);
  CHECK(hours.exceptions[1].name == "stocktaking");
}

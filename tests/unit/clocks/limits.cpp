#include <catch2/catch.hpp>

#include "tests/unit/clocks/stage.h"

using namespace stage;
using events::FindingKind;
using ir::Roll;
using ir::Verdict;

namespace {

constexpr const char* kLater = "2025-06-01 00:00";

ir::Limit& limit(Stage& s) { return of_items(s.target()).limits.back().limit; }

// One ticket against one limit that names an instant.
measures::Item judged(const ir::LimitRule& rule, const std::string& opened,
                      const std::string& resolved, Roll roll = Roll::Keep) {
  Stage s;
  s.add_target(s.add_clock(), 0);
  limit(s).rule = rule;
  s.clock().calendar = s.calendar(kMonToFri, 8, 16);
  limit(s).roll = roll;
  s.happen("T1", opened, "opened");
  s.happen("T1", resolved, "resolved");
  return s.item(kLater);
}

}  // namespace

TEST_CASE("TV01: eight hours from closing time end at the next closing") {
  Stage s;
  s.add_clock();
  s.clock().calendar = s.calendar(kMonToFri, 9, 17);
  s.add_target(Id<ir::Clock>{0}, 8 * kHour);
  s.happen("T1", "2025-03-07 17:00", "opened");
  s.happen("T1", "2025-03-10 17:00", "resolved");
  const measures::Item item = s.item(kLater);
  CHECK(item.due == wib("2025-03-10 17:00"));
  CHECK(item.elapsed == 8 * kHour);
  CHECK(item.verdict == Verdict::Met);
}

TEST_CASE("TV02: a stop in the flat spot is met by elapsed time and missed by due time") {
  for (const ir::Judged judged : {ir::Judged::ByElapsed, ir::Judged::ByDue}) {
    Stage s;
    s.add_clock();
    s.clock().calendar = s.calendar(kMonToFri, 9, 17);
    s.clock().judged = judged;
    s.add_target(Id<ir::Clock>{0}, 8 * kHour);
    s.happen("T1", "2025-03-07 09:00", "opened");
    s.happen("T1", "2025-03-07 20:00", "resolved");
    s.happen("T2", "2025-03-07 09:00", "opened");
    s.happen("T2", "2025-03-10 09:00:01", "resolved");
    const auto items = s.items(kLater);
    CHECK(items[0].due == wib("2025-03-07 17:00"));
    const bool by_elapsed = judged == ir::Judged::ByElapsed;
    CHECK(items[0].verdict == (by_elapsed ? Verdict::Met : Verdict::Missed));
    CHECK(items[1].verdict == Verdict::Missed);
    CHECK(items[1].elapsed == 8 * kHour + kSecond);
  }
}

TEST_CASE("TV08: holidays and a pause over them") {
  Stage s;
  s.add_clock();
  s.clock().calendar = s.calendar(kMonToFri, 8, 17);
  auto& hours = std::get<ir::Windows>(s.program.calendars.back().hours);
  hours.exceptions = {{ir::ClosedDates{*parse_date("2025-03-31"), *parse_date("2025-04-01")}, ""}};
  s.add_target(Id<ir::Clock>{0}, 4 * kHour);
  s.happen("T1", "2025-03-28 15:00", "opened");
  s.happen("T1", "2025-03-28 16:00", "hold");
  s.happen("T1", "2025-04-02 10:00", "unhold");
  s.happen("T1", "2025-04-02 12:30", "resolved");
  const measures::Item item = s.item(kLater);
  CHECK(item.elapsed == 3 * kHour + 30 * kMinute);
  CHECK(item.due == wib("2025-04-02 13:00"));
  CHECK(item.verdict == Verdict::Met);
}

TEST_CASE("TV09: a pause outside hours costs nothing") {
  Stage s;
  s.add_clock();
  s.clock().calendar = s.calendar(kMonToFri, 9, 17);
  s.add_target(Id<ir::Clock>{0}, 8 * kHour);
  s.happen("T1", "2025-03-10 09:00", "opened");
  s.happen("T1", "2025-03-10 17:00", "hold");
  s.happen("T1", "2025-03-11 09:00", "unhold");
  s.happen("T1", "2025-03-11 09:30", "resolved");
  const measures::Item item = s.item(kLater);
  CHECK(item.due == wib("2025-03-10 17:00"));
  CHECK(item.elapsed == 8 * kHour + 30 * kMinute);
  CHECK(item.verdict == Verdict::Missed);
}

TEST_CASE("TV03: working days are steps, not lengths") {
  const std::string start = "2025-03-10 08:00";
  CHECK(judged(ir::EndOfWorkingDay{1, {0}}, start, start).due == wib("2025-03-11 16:00"));
  CHECK(judged(ir::EndOfWorkingDay{0, {0}}, start, start).due == wib("2025-03-10 16:00"));
  CHECK(judged(ir::WorkingDaysLater{3, {0}}, start, start).due == wib("2025-03-13 08:00"));
  CHECK(judged(ir::WorkingDayAt{1, 10 * 60, {0}}, start, start).due == wib("2025-03-11 10:00"));
  CHECK(judged(ir::CalendarDaysLater{5}, start, start).due == wib("2025-03-15 08:00"));
  CHECK(judged(ir::CalendarMonthsLater{1}, "2025-01-31 08:00", start).due ==
        wib("2025-02-28 08:00"));
}

TEST_CASE("a limit that names an instant is judged by it, pauses or not") {
  const std::string start = "2025-03-10 08:00";
  const ir::EndOfWorkingDay same_day{0, {0}};
  CHECK(judged(same_day, start, "2025-03-10 16:00").verdict == Verdict::Met);
  CHECK(judged(same_day, start, "2025-03-10 16:00:00.001").verdict == Verdict::Missed);
}

TEST_CASE("a due instant outside hours moves as the limit says") {
  const ir::CalendarDaysLater saturday{5};  // after Monday
  const std::string start = "2025-03-10 09:00";
  CHECK(judged(saturday, start, start, Roll::Keep).due == wib("2025-03-15 09:00"));
  CHECK(judged(saturday, start, start, Roll::Forward).due == wib("2025-03-17 08:00"));
  CHECK(judged(saturday, start, start, Roll::Back).due == wib("2025-03-14 16:00"));
}

TEST_CASE("the instant of closing is not outside hours") {
  const std::string start = "2025-03-10 16:00";
  CHECK(judged(ir::CalendarDaysLater{1}, start, start, Roll::Forward).due ==
        wib("2025-03-11 16:00"));
}

TEST_CASE("a promised instant is the limit, and without one there is no target") {
  Stage s;
  s.add_target(s.add_clock(), 0);
  limit(s).rule = ir::BySignal{s.signal("promised")};
  s.promise("in time", "2025-03-10 09:00", "promised", wib("2025-03-12 09:00"));
  s.promise("nothing promised", "2025-03-10 09:00", "promised", kNever);
  for (const char* subject : {"in time", "nothing promised"}) {
    s.happen(subject, "2025-03-10 09:00", "opened");
    s.happen(subject, "2025-03-10 10:00", "hold");
    s.happen(subject, "2025-03-12 09:00", "resolved");
  }
  const auto items = s.items(kLater);
  REQUIRE(items.size() == 2);
  CHECK(items[0].verdict == Verdict::Met);
  CHECK(items[0].due == wib("2025-03-12 09:00"));
  CHECK(items[0].elapsed == kHour);
  CHECK(items[1].verdict == Verdict::NotApplicable);
  CHECK(items[1].due == kNever);
}

TEST_CASE("the first row that holds gives the limit") {
  Stage s;
  s.add_target(s.add_clock(), 0);
  std::vector<ir::LimitRow> rows(3);
  rows[0].when = s.equals(s.signal("priority"), "P1");
  rows[0].limit.rule = ir::Within{kHour, {}};
  rows[1].when = s.equals(s.signal("priority"), "P2");
  rows[1].limit.rule = ir::Within{2 * kHour, {}};
  of_items(s.target()).limits = rows;
  for (const char* priority : {"P1", "P2", "P3"}) {
    s.say(priority, "2025-03-10 09:00", "priority", priority);
    s.happen(priority, "2025-03-10 09:00", "opened");
    s.happen(priority, "2025-03-10 10:30", "resolved");
  }
  const auto items = s.items(kLater);
  REQUIRE(items.size() == 3);
  CHECK(items[0].verdict == Verdict::Missed);
  CHECK(items[1].verdict == Verdict::Met);
  CHECK(items[2].verdict == Verdict::NotApplicable);
}

TEST_CASE("a calendar that is made of one in the subject's zone follows it there") {
  Stage s;
  s.add_clock();
  const Id<ir::Calendar> desk = s.calendar(kMonToFri, 9, 17);
  s.program.calendars.back().zone_signal = s.signal("zone");
  s.clock().calendar = s.calendar(kMonToFri, 0, 0);
  s.program.calendars.back().hours = ir::Shift{{desk}, kHour / 2};
  s.add_target(Id<ir::Clock>{0}, kHour);
  s.say("A", "2025-03-10 06:00", "zone", "Asia/Jayapura");
  s.happen("A", "2025-03-10 06:00", "opened");
  s.happen("B", "2025-03-10 06:00", "opened");
  const auto items = s.items("2025-03-10 06:30");
  REQUIRE(items.size() == 2);
  CHECK(items[0].due == wib("2025-03-10 08:30"));  // Jayapura, two hours ahead
  CHECK(items[1].due == wib("2025-03-10 10:30"));
}

TEST_CASE("a calendar in the subject's zone; an unknown zone is a finding") {
  Stage s;
  s.add_clock();
  s.clock().calendar = s.calendar(kMonToFri, 9, 17);
  s.program.calendars.back().zone_signal = s.signal("zone");
  s.add_target(Id<ir::Clock>{0}, kHour);
  for (const char* zone : {"Asia/Jayapura", "Mars/Base", "Asia/Jakarta"}) {
    s.say(zone, "2025-03-10 06:00", "zone", zone);
    s.happen(zone, "2025-03-10 06:00", "opened");
  }
  s.happen("without a zone", "2025-03-10 06:00", "opened");
  const measures::Partial partial = s.run("2025-03-10 06:30");
  REQUIRE(partial.items.size() == 4);
  CHECK(partial.items[0].due == wib("2025-03-10 10:00"));  // Jakarta
  CHECK(partial.items[1].due == wib("2025-03-10 08:00"));  // Jayapura, two hours ahead
  CHECK(partial.items[2].due == wib("2025-03-10 10:00"));
  CHECK(partial.items[3].due == wib("2025-03-10 10:00"));
  CHECK(found(partial, FindingKind::WrongType) == 1);
}

// Due instants that pauses move: the vectors of REFERENCE, "Pauses and due times", worked by hand.
namespace {

constexpr const char* kLate = "2025-05-30 10:00";
struct Hold {
  const char* from;
  const char* to;
};

// One ticket, Mon to Fri 08:00 to 16:00, with a limit that pauses move.
struct Ticket {
  Stage s;

  Ticket(const ir::LimitRule& rule, const std::string& opened, const std::vector<Hold>& holds) {
    s.add_target(s.add_clock(), 0);
    limit().rule = rule;
    limit().moved_by_pauses = true;
    s.clock().calendar = s.calendar(kMonToFri, 8, 16);
    s.happen("T1", opened, "opened");
    for (const Hold& hold : holds) {
      s.happen("T1", hold.from, "hold");
      if (hold.to != nullptr) s.happen("T1", hold.to, "unhold");
    }
  }

  ir::Limit& limit() { return ::limit(s); }
  measures::Item stopped(const std::string& at) {
    s.happen("T1", at, "resolved");
    return s.item(kLater);
  }
};

Instant due(const ir::LimitRule& rule, const std::string& opened, const std::vector<Hold>& holds) {
  return Ticket(rule, opened, holds).stopped(kLate).due;
}

const ir::WorkingDaysLater kThreeDays{3, {0}};
const ir::EndOfWorkingDay kNextDay{1, {0}};

}  // namespace

TEST_CASE("so much open time as the clock stood still is added behind the named instant") {
  const std::string monday = "2025-03-10 10:00";
  CHECK(due(kThreeDays, monday, {}) == wib("2025-03-13 10:00"));
  CHECK(due(kThreeDays, monday, {{"2025-03-11 09:00", "2025-03-11 11:00"}}) ==
        wib("2025-03-13 12:00"));
  CHECK(due(kThreeDays, monday, {{"2025-03-11 09:00", "2025-03-12 09:00"}}) ==
        wib("2025-03-14 10:00"));
  // The rest of a day, and no more of Friday than is left of it.
  CHECK(due(kThreeDays, monday, {{"2025-03-11 08:00", "2025-03-12 15:00"}}) ==
        wib("2025-03-17 09:00"));
  CHECK(due(kThreeDays, monday, {{"2025-03-10 10:00", "2025-03-10 10:00:00.001"}}) ==
        wib("2025-03-13 10:00:00.001"));
}

TEST_CASE("a hold at night costs nothing") {
  const std::string monday = "2025-03-10 10:00";
  CHECK(due(kThreeDays, monday, {{"2025-03-11 16:00", "2025-03-12 08:00"}}) ==
        wib("2025-03-13 10:00"));
  CHECK(due(kThreeDays, "2025-03-12 10:00", {{"2025-03-14 16:00", "2025-03-17 08:00"}}) ==
        wib("2025-03-17 10:00"));
}

TEST_CASE("a hold in the time that was added moves the due instant further") {
  CHECK(due(kThreeDays, "2025-03-10 10:00",
            {{"2025-03-11 09:00", "2025-03-11 11:00"}, {"2025-03-13 11:00", "2025-03-13 12:00"}}) ==
        wib("2025-03-13 13:00"));
  CHECK(due(kThreeDays, "2025-03-10 10:00",
            {{"2025-03-11 09:00", "2025-03-11 11:00"}, {"2025-03-13 12:00", "2025-03-13 13:00"}}) ==
        wib("2025-03-13 13:00"));
  CHECK(due(kThreeDays, "2025-03-10 10:00",
            {{"2025-03-11 09:00", "2025-03-11 11:00"}, {"2025-03-13 14:00", "2025-03-13 15:00"}}) ==
        wib("2025-03-13 12:00"));
}

TEST_CASE("an instant at which the clock stands still waits for it to go on") {
  const std::string sunday = "2025-03-09 20:00";  // counts from Monday, 08:00
  CHECK(due(kThreeDays, sunday, {}) == wib("2025-03-13 08:00"));
  CHECK(due(kThreeDays, sunday, {{"2025-03-12 17:00", "2025-03-13 10:00"}}) ==
        wib("2025-03-13 10:00"));
  CHECK(due(kThreeDays, sunday, {{"2025-03-12 17:00", "2025-03-13 20:00"}}) ==
        wib("2025-03-14 08:00"));
  CHECK(due(kThreeDays, sunday, {{"2025-03-12 15:59", "2025-03-13 10:00"}}) ==
        wib("2025-03-13 10:01"));
  CHECK(due(kThreeDays, "2025-03-10 10:00", {{"2025-03-13 10:00", "2025-03-13 11:00"}}) ==
        wib("2025-03-13 11:00"));
}

TEST_CASE("the end of a day stays one where the holds are whole days, or begin at it") {
  const std::string monday = "2025-03-10 10:00";
  CHECK(due(kNextDay, monday, {{"2025-03-11 16:00", "2025-03-12 10:00"}}) ==
        wib("2025-03-11 16:00"));
  CHECK(due(kNextDay, monday, {{"2025-03-10 12:00", "2025-03-11 12:00"}}) ==
        wib("2025-03-12 16:00"));
  CHECK(due(kNextDay, monday, {{"2025-03-11 14:00", "2025-03-12 09:00"}}) ==
        wib("2025-03-12 11:00"));
  CHECK(due(ir::WorkingDayAt{1, 12 * 60, {0}}, monday,
            {{"2025-03-11 08:00", "2025-03-11 09:00"}}) == wib("2025-03-11 13:00"));
}

TEST_CASE("calendar days and months are moved around the clock") {
  const std::string friday = "2025-03-14 10:00";
  CHECK(due(ir::CalendarDaysLater{2}, friday, {{"2025-03-14 18:00", "2025-03-15 18:00"}}) ==
        wib("2025-03-17 10:00"));
  CHECK(due(ir::CalendarMonthsLater{1}, friday, {{"2025-03-20 00:00", "2025-03-20 00:30"}}) ==
        wib("2025-04-14 10:30"));
  Ticket ticket(ir::CalendarDaysLater{1}, friday, {{"2025-03-14 12:00", "2025-03-14 13:00"}});
  ticket.limit().roll = Roll::Forward;
  CHECK(ticket.stopped(kLate).due == wib("2025-03-17 08:00"));
}

TEST_CASE("while the clock stands still nobody knows when an item is due") {
  Ticket ticket(kThreeDays, "2025-03-10 10:00", {{"2025-03-11 09:00", nullptr}});
  const measures::Item open = ticket.s.item(kLater);
  CHECK(open.due == kNever);
  CHECK(open.verdict == Verdict::Pending);
}

TEST_CASE("an item that waits when it was due, and stops before the clock goes on, is in time") {
  Ticket ticket(kThreeDays, "2025-03-10 10:00", {{"2025-03-13 09:00", nullptr}});
  const measures::Item item = ticket.stopped("2025-03-14 09:00");
  CHECK(item.verdict == Verdict::Met);
  CHECK(item.due == wib("2025-03-14 10:00"));
}

TEST_CASE("a gap that is left out moves a due instant, one that counts does not") {
  for (const auto reopening : {ir::Reopening::LeaveOutGap, ir::Reopening::CountGap}) {
    Ticket ticket(kThreeDays, "2025-03-10 10:00", {});
    ticket.s.clock().reopening = reopening;
    ticket.s.happen("T1", "2025-03-11 09:00", "resolved");
    ticket.s.happen("T1", "2025-03-11 11:00", "opened");
    const bool left_out = reopening == ir::Reopening::LeaveOutGap;
    CHECK(ticket.stopped("2025-03-13 11:00").due ==
          wib(left_out ? "2025-03-13 12:00" : "2025-03-13 10:00"));
  }
}

TEST_CASE("what lies before the start is not moved, and nothing moves what pauses do not move") {
  CHECK(due(ir::WorkingDayAt{0, 9 * 60, {0}}, "2025-03-10 10:00",
            {{"2025-03-10 10:30", "2025-03-10 11:00"}}) == wib("2025-03-10 09:00"));
  Ticket ticket(kThreeDays, "2025-03-10 10:00", {{"2025-03-11 09:00", "2025-03-11 11:00"}});
  ticket.limit().moved_by_pauses = false;
  CHECK(ticket.stopped(kLate).due == wib("2025-03-13 10:00"));
}

TEST_CASE("a date that is no working day becomes the next one, at the same time") {
  Stage s;
  s.add_target(s.add_clock(), 0);
  s.calendar(kMonToFri, 8, 16);
  ir::Limit& limit = of_items(s.target()).limits.back().limit;
  limit.rule = ir::BySignal{s.signal("promised", ir::SignalKind::Time), kMinute};
  limit.roll = Roll::WorkingDay;
  limit.roll_calendar = Id<ir::Calendar>{0};
  limit.strict = true;
  const std::vector<std::array<std::string, 3>> tickets = {
      {"Friday", "2025-03-14 20:00", "2025-03-14 20:01"},
      {"Saturday", "2025-03-15 20:00", "2025-03-17 20:01"},
      {"Sunday", "2025-03-16 23:59:30", "2025-03-18 00:00:30"}};
  for (const auto& [subject, promised, due] : tickets) {
    s.promise(subject, "2025-03-10 09:00", "promised", wib(promised));
    s.happen(subject, "2025-03-10 09:00", "opened");
    s.happen(subject, due, "resolved");
  }
  const auto items = s.items(kLater);
  REQUIRE(items.size() == tickets.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    CHECK(items[i].due == wib(tickets[i][2]));
    CHECK(items[i].verdict == Verdict::Missed);  // less than a minute
  }
}

TEST_CASE("a limit asks in which hours its item started") {
  Stage s;
  s.add_target(s.add_clock(), kHour);
  const Id<ir::Calendar> office = s.calendar(kMonToFri, 8, 16);
  ir::Condition started;
  started.op = ir::Operator::StartedIn;
  started.calendar = office;
  s.program.conditions.push_back(started);
  auto& limits = of_items(s.target()).limits;
  limits.insert(limits.begin(), {Id<ir::Condition>::of(s.program.conditions.size() - 1),
                                 {ir::Within{kMinute, {}}}});
  const std::vector<std::pair<std::string, Duration>> starts = {{"2025-03-10 07:59:59", kHour},
                                                                {"2025-03-10 08:00", kMinute},
                                                                {"2025-03-10 15:59:59", kMinute},
                                                                {"2025-03-10 16:00", kHour}};
  for (std::size_t i = 0; i < starts.size(); ++i) {
    s.happen(std::string(1, static_cast<char>('a' + i)), starts[i].first, "opened");
  }
  const auto items = s.items(kLater);
  REQUIRE(items.size() == starts.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    CHECK(items[i].due == wib(starts[i].first) + starts[i].second);
  }
}

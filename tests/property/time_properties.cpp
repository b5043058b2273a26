// Laws of elapsed and due that hold for every calendar that opens in every week.
#include <rapidcheck.h>

#include <algorithm>
#include <array>

#include "runtime/time/calendar.h"

namespace {

using namespace akad;
using namespace akad::time;

constexpr std::array<const char*, 5> kZones = {"Asia/Jakarta", "America/New_York", "Europe/London",
                                               "Australia/Lord_Howe", "Africa/Casablanca"};
const Instant kFrom = to_date({2015, 1, 1}).days * kDay;
const Instant kTo = to_date({2035, 1, 1}).days * kDay;

constexpr int kOfACalendar = 30;  // questions, since laying it out is the work

rc::Gen<ir::WeeklyWindow> any_window() {
  return rc::gen::apply(
      [](int days, int open, int close) {
        return ir::WeeklyWindow{days, open, close};
      },
      rc::gen::inRange(1, 128), rc::gen::inRange(0, 1440), rc::gen::inRange(1, 1441));
}

ir::Calendar any_calendar() {
  ir::Calendar calendar;
  calendar.zone = *rc::gen::elementOf(kZones);
  ir::Windows hours;
  hours.weekly = *rc::gen::resize(
      8, rc::gen::nonEmpty(rc::gen::container<std::vector<ir::WeeklyWindow>>(any_window())));
  hours.nights = *rc::gen::element(ir::NightOwner::OpeningDay, ir::NightOwner::EachDate);
  calendar.hours = std::move(hours);
  return calendar;
}

// An agreement whose windows overlap is refused (AK0607), and the days of such a calendar need not
// end one after the other. So several windows share the hours of a clock between them; the last of
// them may pass midnight.
ir::Calendar calendar_without_overlaps() {
  ir::Calendar calendar = any_calendar();
  auto& weekly = std::get<ir::Windows>(calendar.hours).weekly;
  if (weekly.size() == 1) return calendar;
  auto edges = *rc::gen::unique<std::vector<int>>(2 * weekly.size(), rc::gen::inRange(1, 1440));
  std::sort(edges.begin(), edges.end());
  if (*rc::gen::arbitrary<bool>()) std::rotate(edges.begin(), edges.begin() + 1, edges.end());
  for (std::size_t i = 0; i < weekly.size(); ++i) {
    weekly[i].open_minute = edges[2 * i];
    weekly[i].close_minute = edges[2 * i + 1];
  }
  return calendar;
}

ir::Calendar with_closed_dates(ir::Calendar calendar) {
  const int count = *rc::gen::inRange(0, 20);
  for (int i = 0; i < count; ++i) {
    ir::ClosedDates line;
    line.first =
        Date{*rc::gen::inRange(static_cast<int>(kFrom / kDay), static_cast<int>(kTo / kDay))};
    line.last = Date{line.first.days + *rc::gen::inRange(0, 4)};
    std::get<ir::Windows>(calendar.hours).exceptions.push_back({line, ""});
  }
  return calendar;
}

BoundCalendar bind(const ir::Calendar& calendar) {
  ir::Program program;
  program.calendars.push_back(calendar);
  return bind_calendar(program, Id<ir::Calendar>{0}, "");
}

Instant any_instant() { return *rc::gen::inRange<Instant>(kFrom, kTo); }
// Whether a calendar that opens for minutes a week is open for so long before time ends.
bool is_reached(const BoundCalendar& hours, Instant start, Duration length) {
  return elapsed(hours, start, kEndOfTime) >= length;
}

Duration any_length() { return *rc::gen::inRange<Duration>(0, 200 * kHour); }

void elapsed_is_monotone_and_additive() {
  const BoundCalendar hours = bind(with_closed_dates(any_calendar()));
  for (int i = 0; i < kOfACalendar; ++i) {
    std::array<Instant, 3> at = {any_instant(), any_instant(), any_instant()};
    std::sort(at.begin(), at.end());
    RC_ASSERT(elapsed(hours, at[0], at[1]) <= elapsed(hours, at[0], at[2]));
    RC_ASSERT(elapsed(hours, at[0], at[1]) + elapsed(hours, at[1], at[2]) ==
              elapsed(hours, at[0], at[2]));
    RC_ASSERT(elapsed(hours, at[0], at[2]) <= at[2] - at[0]);
  }
}

void elapsed_until_due_is_the_length() {
  const BoundCalendar hours = bind(with_closed_dates(any_calendar()));
  for (int i = 0; i < kOfACalendar; ++i) {
    const Instant start = any_instant();
    const Duration length = any_length();
    const Instant end = due(hours, start, length);
    if (!is_reached(hours, start, length)) {
      RC_ASSERT(end >= kEndOfTime);
      continue;
    }
    RC_ASSERT(end != kNever);
    RC_ASSERT(elapsed(hours, start, end) == length);
    RC_ASSERT(length == 0 || elapsed(hours, start, end - 1) == length - 1);  // leftmost
  }
}

void due_is_monotone_in_the_length() {
  const BoundCalendar hours = bind(with_closed_dates(any_calendar()));
  for (int i = 0; i < kOfACalendar; ++i) {
    const Instant start = any_instant();
    const Duration a = any_length();
    const Duration b = any_length();
    RC_ASSERT(due(hours, start, std::min(a, b)) <= due(hours, start, std::max(a, b)));
  }
}

void due_is_monotone_in_the_start() {
  const BoundCalendar hours = bind(with_closed_dates(any_calendar()));
  for (int i = 0; i < kOfACalendar; ++i) {
    const Instant a = any_instant(), b = any_instant();
    const Duration length = any_length();
    RC_ASSERT(due(hours, std::min(a, b), length) <= due(hours, std::max(a, b), length));
  }
}

// Whatever the pieces, they are the whole, and together as long.
void a_partition_of_a_period_is_the_whole() {
  const BoundCalendar hours = bind(with_closed_dates(any_calendar()));
  for (int i = 0; i < kOfACalendar; ++i) {
    const Instant start = any_instant();
    const Instant end = start + 1 + any_length();
    std::vector<Instant> edges =
        *rc::gen::container<std::vector<Instant>>(rc::gen::inRange<Instant>(start, end));
    edges.insert(edges.end(), {start, end});
    std::sort(edges.begin(), edges.end());
    IntervalSet all;
    Duration sum = 0;
    for (std::size_t at = 0; at + 1 < edges.size(); ++at) {
      all = united(all, open_within(hours, {edges[at], edges[at + 1]}));
      sum += elapsed(hours, edges[at], edges[at + 1]);
    }
    RC_ASSERT(sum == elapsed(hours, start, end));
    RC_ASSERT(total_length(all) == sum);
    RC_ASSERT(total_length(without(open_within(hours, {start, end}), all)) == 0);
  }
}

// Away from changes of the clock and dated lines a calendar repeats every week.
void whole_weeks_change_nothing() {
  ir::Calendar calendar = any_calendar();
  calendar.zone = *rc::gen::element<std::string>("Asia/Jakarta", "UTC");
  const BoundCalendar hours = bind(calendar);
  for (int i = 0; i < kOfACalendar; ++i) {
    const Instant start = any_instant();
    const Instant end = start + any_length();
    const Duration weeks = *rc::gen::inRange<Duration>(1, 500) * 7 * kDay;
    RC_ASSERT(elapsed(hours, start, end) == elapsed(hours, start + weeks, end + weeks));
    const Duration length = any_length();
    const Instant later = due(hours, start + weeks, length);
    if (is_reached(hours, start + weeks, length)) {
      RC_ASSERT(due(hours, start, length) + weeks == later);
    } else {
      RC_ASSERT(later >= kEndOfTime);
    }
    RC_ASSERT(working_days_later(hours, start, 3) + weeks ==
              working_days_later(hours, start + weeks, 3));
  }
}

void closing_a_date_never_opens_anything() {
  const ir::Calendar calendar = any_calendar();
  const BoundCalendar hours = bind(calendar);
  const BoundCalendar fewer = bind(with_closed_dates(calendar));
  for (int i = 0; i < kOfACalendar; ++i) {
    const Instant start = any_instant();
    const Instant end = start + any_length();
    RC_ASSERT(elapsed(fewer, start, end) <= elapsed(hours, start, end));
    const Duration length = any_length();
    RC_ASSERT(due(fewer, start, length) >= due(hours, start, length));
  }
}

void working_days_step_one_at_a_time() {
  const BoundCalendar hours = bind(with_closed_dates(calendar_without_overlaps()));
  for (int i = 0; i < kOfACalendar; ++i) {
    const Instant start = any_instant();
    const int count = *rc::gen::inRange(1, 30);
    const Instant end = end_of_working_day(hours, start, count);
    RC_ASSERT(end > start);
    RC_ASSERT(is_open(hours, end - 1));
    RC_ASSERT(working_days_later(hours, start, count) >
              working_days_later(hours, start, count - 1));
  }
}

}  // namespace

int main() {
  bool holds = true;
  holds &= rc::check("elapsed is monotone and additive", elapsed_is_monotone_and_additive);
  holds &= rc::check("elapsed(start, due(T)) = T, leftmost", elapsed_until_due_is_the_length);
  holds &= rc::check("due is monotone in the length", due_is_monotone_in_the_length);
  holds &= rc::check("due is monotone in the start", due_is_monotone_in_the_start);
  holds &= rc::check("a partition of a period is the whole", a_partition_of_a_period_is_the_whole);
  holds &= rc::check("whole weeks change nothing", whole_weeks_change_nothing);
  holds &= rc::check("closing a date never opens anything", closing_a_date_never_opens_anything);
  holds &= rc::check("working days step one at a time", working_days_step_one_at_a_time);
  return holds ? 0 : 1;
}

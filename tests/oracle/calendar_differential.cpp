// Random calendars and spans, asked of the bound calendar and of the wall oracle:
//   calendar_differential [cases] [seed]
// A difference prints the case and ends with code 1. The same numbers ask the same questions.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>

#include "runtime/time/calendar.h"
#include "tests/oracle/wall_oracle.h"

namespace {

using namespace akad;

constexpr std::int64_t kDefaultCases = 20'000;
constexpr std::uint64_t kDefaultSeed = 20'260'331;
constexpr std::int64_t kSpansOfACalendar = 50;
constexpr int kFirstYear = 2019;
constexpr int kYears = 10;

constexpr std::array<const char*, 10> kZones = {
    "Asia/Jakarta",      "America/New_York", "Europe/London",   "Australia/Lord_Howe",
    "Africa/Casablanca", "America/St_Johns", "Pacific/Chatham", "Asia/Kathmandu",
    "America/Santiago",  "Africa/Cairo"};

struct Dice {
  std::mt19937_64 engine;

  // The distribution of the standard library may differ between machines; this may not.
  std::int64_t below(std::int64_t limit) {
    return static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(limit));
  }
  std::int32_t minute(std::int32_t limit) { return static_cast<std::int32_t>(below(limit)); }
  bool one_in(std::int64_t n) { return below(n) == 0; }
};

// Edges near the hours at which clocks are changed, and whole hours, more often than others.
std::int32_t any_minute(Dice& dice) {
  if (dice.one_in(3)) return dice.minute(24) * 60;
  if (dice.one_in(2)) return dice.minute(240);
  return dice.minute(1440);
}

std::int32_t any_close(Dice& dice) { return dice.one_in(6) ? 1440 : std::max(1, any_minute(dice)); }

Date any_date(Dice& dice) {
  return Date{to_date({kFirstYear, 1, 1}).days +
              static_cast<std::int32_t>(dice.below(kYears * 365))};
}

// Dates on which `zone` changes its clock, where mistakes would be.
std::vector<Instant> changes_within_years(const time::Zone& zone) {
  std::vector<Instant> changes;
  for (const time::OffsetChange& change : zone.changes) {
    const bool within = change.from >= to_date({kFirstYear, 1, 1}).days * kDay &&
                        change.from < to_date({kFirstYear + kYears, 1, 1}).days * kDay;
    if (within) changes.push_back(change.from);
  }
  return changes;
}

ir::DatedException any_exception(Dice& dice, const std::vector<Instant>& changes) {
  ir::ClosedDates line;
  line.first = any_date(dice);
  if (!changes.empty() && dice.one_in(2)) {
    const Instant change =
        changes[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(changes.size())))];
    line.first = Date{static_cast<std::int32_t>(change / kDay + dice.below(4) - 2)};
  }
  line.last = Date{line.first.days + static_cast<std::int32_t>(dice.below(5))};
  const std::int64_t kind = dice.below(5);
  if (kind == 0) return {ir::ClosedHolidays{{0}}, ""};
  if (kind > 2) return {line, ""};
  return {ir::OpenDates{line.first, line.last, any_minute(dice), any_close(dice)}, ""};
}

ir::Calendar any_windows(Dice& dice, const char* zone, const std::vector<Instant>& changes) {
  ir::Calendar calendar;
  calendar.zone = zone;
  ir::Windows hours;
  hours.nights = dice.one_in(2) ? ir::NightOwner::EachDate : ir::NightOwner::OpeningDay;
  for (std::int64_t rows = dice.below(4); rows > 0; --rows) {
    hours.weekly.push_back(
        {static_cast<std::int32_t>(1 + dice.below(127)), any_minute(dice), any_close(dice)});
  }
  for (std::int64_t lines = dice.below(30); lines > 0; --lines) {
    hours.exceptions.push_back(any_exception(dice, changes));
  }
  calendar.hours = std::move(hours);
  return calendar;
}

ir::Calendar any_composed(Dice& dice, const char* zone, std::int32_t earlier) {
  ir::Calendar calendar;
  calendar.zone = zone;
  const auto part = [&] {
    return Id<ir::Calendar>{static_cast<std::int32_t>(dice.below(earlier))};
  };
  const std::int64_t kind = dice.below(4);
  const Id<ir::Calendar> first = part();
  if (kind == 3) {
    calendar.hours = ir::Shift{{first}, (dice.below(4001) - 2000) * kMinute};
    return calendar;
  }
  const std::vector<Id<ir::Calendar>> both = {first, part()};
  if (kind == 0) calendar.hours = ir::Union{both};
  if (kind == 1) calendar.hours = ir::Intersection{both};
  if (kind == 2) calendar.hours = ir::Difference{both};
  return calendar;
}

struct Subject {
  ir::Program program;
  Id<ir::Calendar> id;
  time::BoundCalendar bound;
  std::vector<Instant> changes;
};

Subject any_subject(Dice& dice) {
  Subject subject;
  const char* zone = kZones[static_cast<std::size_t>(dice.below(kZones.size()))];
  subject.changes = changes_within_years(time::find_zone(zone).value());
  ir::HolidaySet holidays;
  for (int day = 0; day < 60; ++day) holidays.days.push_back({any_date(dice), "holiday"});
  std::sort(holidays.days.begin(), holidays.days.end(),
            [](const ir::Holiday& a, const ir::Holiday& b) { return a.date < b.date; });
  subject.program.holiday_sets.push_back(std::move(holidays));
  auto& calendars = subject.program.calendars;
  for (std::int64_t rows = 1 + dice.below(3); rows > 0; --rows) {
    const char* of =
        dice.one_in(4) ? kZones[static_cast<std::size_t>(dice.below(kZones.size()))] : zone;
    calendars.push_back(any_windows(dice, of, subject.changes));
  }
  for (std::int64_t rows = dice.below(3); rows > 0; --rows) {
    calendars.push_back(any_composed(dice, zone, static_cast<std::int32_t>(calendars.size())));
  }
  subject.id = Id<ir::Calendar>{static_cast<std::int32_t>(calendars.size()) - 1};
  subject.bound = time::bind_calendar(subject.program, subject.id, "");
  return subject;
}

// Half of the spans lie about a change of the clock; most ask for odd milliseconds.
Interval any_span(Dice& dice, const Subject& subject) {
  Instant from = any_date(dice).days * kDay + dice.below(kDay);
  if (!subject.changes.empty() && dice.one_in(2)) {
    const Instant change = subject.changes[static_cast<std::size_t>(
        dice.below(static_cast<std::int64_t>(subject.changes.size())))];
    from = change - dice.below(30 * kHour);
  }
  if (dice.one_in(3)) from -= from % kMinute;
  return {from, from + dice.below(dice.one_in(4) ? 4 * kDay : 30 * kHour)};
}

bool same(const char* question, Interval span, Instant fast, Instant slow) {
  if (fast == slow) return true;
  fmt::print("{} of [{}, {}): bound calendar {}, wall oracle {}\n", question,
             format_rfc3339(span.from), format_rfc3339(span.to), fast, slow);
  return false;
}

bool agree_on_span(Dice& dice, const Subject& subject, Interval span) {
  const ir::Program& program = subject.program;
  const Duration fast = time::elapsed(subject.bound, span.from, span.to);
  if (!same("elapsed", span, fast, oracle::elapsed(program, subject.id, span.from, span.to))) {
    return false;
  }
  if (!same("is_open", span, time::is_open(subject.bound, span.from),
            oracle::is_open(program, subject.id, span.from))) {
    return false;
  }
  // All of it, so that the leftmost instant of a flat spot is asked for as well.
  const Duration length = dice.one_in(4) ? fast : dice.below(fast + 1);
  return same("due", span, time::due(subject.bound, span.from, length),
              oracle::due(program, subject.id, span.from, length, span.to));
}

void print_program(const Subject& subject) { fmt::print("{}", ir::dump(subject.program)); }

// The number of cases that were open for at least a moment, or -1 after a difference: where hardly
// any is, the comparison would say nothing.
std::int64_t compare(Dice& dice, std::int64_t cases) {
  std::int64_t opened = 0;
  for (std::int64_t done = 0; done < cases;) {
    const Subject subject = any_subject(dice);
    for (std::int64_t i = 0; i < kSpansOfACalendar && done < cases; ++i, ++done) {
      const Interval span = any_span(dice, subject);
      if (!agree_on_span(dice, subject, span)) {
        print_program(subject);
        return -1;
      }
      opened += time::elapsed(subject.bound, span.from, span.to) > 0 ? 1 : 0;
    }
  }
  return opened;
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t cases = argc > 1 ? std::atoll(argv[1]) : kDefaultCases;
  const std::uint64_t seed =
      argc > 2 ? static_cast<std::uint64_t>(std::atoll(argv[2])) : kDefaultSeed;
  fmt::print("calendar differential: {} cases, seed {}\n", cases, seed);
  if (cases <= 0) {
    fmt::print("calendar differential: the number of cases is at least 1\n");
    return 2;
  }
  Dice dice{std::mt19937_64(seed)};
  const std::int64_t opened = compare(dice, cases);
  if (opened < 0) return 1;
  fmt::print("calendar differential: no difference; {} cases had open time\n", opened);
  return opened * 4 >= cases ? 0 : 1;
}

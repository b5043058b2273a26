#include "compiler/calendars/calendars.h"

#include <fmt/format.h>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "runtime/ir/soundness/written.h"
#include "runtime/time/calendar.h"

namespace akad::calendars {
namespace {

using scope::each;
using scope::said_once;

constexpr std::int32_t kLastMinute = 1439;
constexpr std::int32_t kMidnight = 1440;
constexpr int kDaysInWeek = 7;

std::int32_t day_bits(const ast::OpenWeekly& line) {
  if (line.days.empty()) return (1 << kDaysInWeek) - 1;
  std::int32_t bits = 0;
  for (const ast::WeekdayRange& range : line.days) {
    for (std::int32_t day = range.first;; day = (day + 1) % kDaysInWeek) {
      bits |= 1 << day;
      if (day == range.last) break;
    }
  }
  return bits;
}

struct Opening {
  std::int32_t from = 0;
  std::int32_t to = 0;  // at most `from`: on the following day
};
std::optional<Opening> opening_of(Scope& scope, const ast::WallClock& open,
                                  const ast::WallClock& close) {
  const auto from = minute_of(scope, open, kLastMinute);
  const auto to = minute_of(scope, close, kMidnight);
  if (!from || !to) return std::nullopt;
  return Opening{*from, *to == 0 ? kMidnight : *to};
}

// The first line whose hours end on the next day.
void note_night(const Opening& opening, Span line, std::optional<Span>& night) {
  if (opening.to <= opening.from && !night) night = line;
}

struct Dated {
  Scope& scope;
  ir::Windows& hours;
  std::optional<Span>& night;

  // False when the first and last date of a line do not make sense.
  bool dates_fit(const ast::DateLiteral& first, const std::optional<ast::DateLiteral>& last) const {
    return last ? check_order(scope, first, *last) : check_date(scope, first);
  }
  static Date last_of(const ast::DateLiteral& first, const std::optional<ast::DateLiteral>& last) {
    return last ? *last->date : *first.date;
  }
  static std::string name_of(const std::optional<ast::Text>& name) {
    return name ? name->text : std::string();
  }

  void operator()(const ast::OpenDates& line) const {
    const auto opening = opening_of(scope, line.open, line.close);
    if (!dates_fit(line.first, line.last) || !opening) return;
    note_night(*opening, line.span, night);
    const Date last = last_of(line.first, line.last);
    hours.exceptions.push_back(
        {ir::OpenDates{*line.first.date, last, opening->from, opening->to}, name_of(line.name)});
  }
  void operator()(const ast::ClosedDates& line) const {
    if (!dates_fit(line.first, line.last)) return;
    const Date last = last_of(line.first, line.last);
    hours.exceptions.push_back({ir::ClosedDates{*line.first.date, last}, name_of(line.name)});
  }
  void operator()(const ast::ClosedHolidays& line) const {
    const Id<ir::HolidaySet> holidays = resolve_holidays(scope, line.path);
    if (holidays.valid()) hours.exceptions.push_back({ir::ClosedHolidays{holidays}, ""});
  }
};

ir::Windows windows_of(Scope& scope, const ast::Calendar& written) {
  ir::Windows hours;
  std::optional<Span> night;
  for (const ast::OpenWeekly& line : written.weekly) {
    const auto opening = opening_of(scope, line.open, line.close);
    if (!opening) continue;
    note_night(*opening, line.span, night);
    hours.weekly.push_back({day_bits(line), opening->from, opening->to});
  }
  for (const ast::DatedLine& line : written.dated) {
    std::visit(Dated{scope, hours, night}, line);
  }
  said_once(scope, written.nights, "nights belong to");
  const bool asked = night && !written.dated.empty() && !written.broken;
  if (const auto* line = scope::answer(scope, written.nights, asked)) {
    hours.nights = line->owner;
  } else if (asked) {
    demand(scope, scope::Choice::Nights, written.name.span, {written.name.text, ""},
           {*night, "it ends on the next day"});
  }
  check_overlaps(scope, written);
  return hours;
}

bool opens(const ast::Calendar& written) {
  if (!written.weekly.empty() || !written.composed.empty() || !written.shifts.empty()) return true;
  for (const ast::DatedLine& line : written.dated) {
    if (std::holds_alternative<ast::OpenDates>(line)) return true;
  }
  return written.broken;
}

// A composed calendar has one line that says of what, and no windows of its own.
void check_lines(Scope& scope, const ast::Calendar& written) {
  said_once(scope, written.composed, "open when");
  said_once(scope, written.shifts, "open as");
  if (written.composed.empty() && written.shifts.empty()) return;
  const Span whole =
      written.composed.empty() ? written.shifts.front().span : written.composed.front().span;
  if (!written.composed.empty() && !written.shifts.empty()) {
    scope::excluded(scope, written.shifts.front().span, whole,
                    "a calendar is made of others in one way");
  }
  Span own;
  if (!written.weekly.empty()) own = written.weekly.front().span;
  if (!written.dated.empty()) {
    own = std::visit([](const auto& line) { return line.span; }, written.dated.front());
  }
  if (!written.nights.empty()) own = written.nights.front().span;
  if (own.file < 0) return;
  scope::excluded(scope, own, whole,
                  worded("the calendar `{}` is made of others and has no hours or dates of "
                         "its own",
                         written.name.text));
}

using Operands = std::vector<Id<ir::Calendar>>;

void add_operand(Scope& scope, const ast::Name& name, std::int32_t row, Operands& operands) {
  const auto operand = resolve<ast::Calendar>(scope, name);
  // A row that does not stand before is part of a circle, which was reported.
  if (!operand.valid() || operand.at >= row) return;
  const ir::Program& program = scope.program;
  const Id<ir::Signal> zone = time::zone_signal_of(program, operand);
  for (const Id<ir::Calendar> other : operands) {
    const Id<ir::Signal> before = time::zone_signal_of(program, other);
    if (!zone.valid() || !before.valid() || zone == before) continue;
    complain(scope, Code::AK0207, name.span,
             worded("`{}` and `{}` take their zones from two signals, `{}` and `{}`",
                    program.calendars[other.index()].name, name.text,
                    program.signals[before.index()].name, program.signals[zone.index()].name));
  }
  operands.push_back(operand);
}

Duration shift_of(Scope& scope, const ast::DurationLiteral& written) {
  const Duration by = duration_of(scope, written, {}).value_or(0);
  if (by <= ir::kLongestShift) return by;
  complain(scope, Code::AK0308, written.span, "a calendar is moved by at most 366 days");
  return 0;
}

void analyze_hours(Scope& scope, const ast::Calendar& written, std::int32_t row,
                   ir::Calendar& calendar) {
  Operands operands;
  if (!written.composed.empty()) {
    const ast::ComposedLine& line = written.composed.front();
    add_operand(scope, line.left, row, operands);
    add_operand(scope, line.right, row, operands);
    const auto compose = [&](auto how) {
      how.operands = std::move(operands);
      calendar.hours = std::move(how);
    };
    std::visit(compose, line.how);
  } else if (!written.shifts.empty()) {
    const ast::ShiftLine& line = written.shifts.front();
    add_operand(scope, line.calendar, row, operands);
    const Duration by = shift_of(scope, line.by);
    calendar.hours = ir::Shift{std::move(operands), line.later ? by : -by};
  } else {
    calendar.hours = windows_of(scope, written);
  }
}

// The signal may stand in any log: the one whose clock counts this calendar first.
Id<ir::Signal> zone_signal(Scope& scope, const ast::File& file, const ast::Calendar& written) {
  const ast::Name& name = *written.zone_signal;
  std::vector<Id<ir::Log>> logs;
  each<ast::Clock>(file, [&](const ast::Clock& clock, std::int32_t) {
    const bool counts = !clock.counts.empty() && clock.counts.front().calendar &&
                        clock.counts.front().calendar->text == written.name.text;
    const auto log = scope::row_of<ast::Log>(scope.names, clock.log.text);
    if (counts && log.valid()) logs.push_back(log);
  });
  for (std::size_t at = 0; at < scope.logs.size(); ++at) {
    logs.push_back({static_cast<std::int32_t>(at)});
  }
  std::vector<std::string> known;
  bool broken = scope.names.incomplete;
  for (const Id<ir::Log> log : logs) {
    const scope::LogFacts& facts = facts_of(scope, log);
    const auto signal = scope::row_of<ast::Signal>(facts.members, name.text);
    if (signal.valid()) return signal;
    broken = broken || facts.broken;
    for (std::string& other : scope::names_of<ast::Signal>(facts.members)) known.push_back(other);
  }
  if (broken) return {};
  complain(scope, diagnose(Code::AK0201, name.span, worded("no log has a signal `{}`", name.text))
                      .with_label("not declared")
                      .with_steps(scope::suggestions(name, known)));
  return {};
}

void analyze_zone(Scope& scope, const ast::File& file, const ast::Calendar& written,
                  ir::Calendar& calendar) {
  if (const auto zone = zone_of(scope, written.zone)) calendar.zone = zone->name;
  if (!written.zone_signal) return;
  const Id<ir::Signal> signal = zone_signal(scope, file, written);
  if (!signal.valid()) return;
  if (scope.program.signals[signal.index()].kind == ir::SignalKind::Text) {
    calendar.zone_signal = signal;
    return;
  }
  complain(scope, diagnose(Code::AK0307, written.zone_signal->span,
                           worded("the signal `{}` does not hold the name of a zone",
                                  written.zone_signal->text))
                      .with_help("a zone is named by a text signal"));
}

// Whether a composition leaves anything can only be seen once it is laid out.
void check_composed(Scope& scope, const ast::File& file) {
  if (has_errors(scope.sink)) return;
  std::vector<const ast::Calendar*> composed;
  std::vector<Id<ir::Calendar>> rows;
  each<ast::Calendar>(file, [&](const ast::Calendar& written, std::int32_t at) {
    if (written.composed.empty()) return;
    composed.push_back(&written);
    rows.push_back({scope.calendar_rows[static_cast<std::size_t>(at)]});
  });
  const std::vector<bool> opens = time::ever_open(scope.program, rows);
  for (std::size_t i = 0; i < composed.size(); ++i) {
    if (opens[i]) continue;
    complain(scope, Code::AK0604, composed[i]->composed.front().span,
             worded("nothing is left: the calendar `{}` never opens", composed[i]->name.text));
  }
}

}  // namespace

void analyze_calendars(Scope& scope, const ast::File& file) {
  each<ast::Calendar>(file, [&](const ast::Calendar& written, std::int32_t at) {
    const std::int32_t row = scope.calendar_rows[static_cast<std::size_t>(at)];
    ir::Calendar calendar;
    calendar.name = written.name.text;
    calendar.clause = clause_of(scope, written.clause);
    analyze_zone(scope, file, written, calendar);
    check_lines(scope, written);
    analyze_hours(scope, written, row, calendar);
    if (!opens(written)) {
      complain(scope, diagnose(Code::AK0604, written.name.span,
                               worded("the calendar `{}` never opens", written.name.text))
                          .with_help("write: open Mon to Fri 08:00 to 17:00"));
    }
    scope.program.calendars[static_cast<std::size_t>(row)] = std::move(calendar);
  });
  check_composed(scope, file);
}

}  // namespace akad::calendars

#include "runtime/time/lines.h"

#include <algorithm>
#include <set>
#include <utility>

#include "runtime/base/assert.h"
#include "runtime/time/calendar.h"
#include "runtime/time/dated_rules.h"

namespace akad::time {
namespace {

// Nobody reads more; parts moved by ever other lengths can be very many.
constexpr std::size_t kMostParts = 1000;

bool speaks_of(const ir::Program& program, const ir::DatedException& line, Date date) {
  if (line.kind != ir::ExceptionKind::ClosedHolidays) {
    return line.first <= date && date <= line.last;
  }
  const auto& days = program.holiday_sets[line.holidays.index()].days;
  return std::any_of(days.begin(), days.end(),
                     [&](const ir::Holiday& day) { return day.date == date; });
}

// The rows about `date` that hold: the last closing, or the openings since.
std::vector<std::size_t> rows_about(const ir::Program& program, const ir::Calendar& calendar,
                                    Date date) {
  std::vector<std::size_t> rows;
  bool opens = false;
  for (std::size_t i = 0; i < calendar.exceptions.size(); ++i) {
    const ir::DatedException& line = calendar.exceptions[i];
    if (!speaks_of(program, line, date)) continue;
    const bool opening = line.kind == ir::ExceptionKind::OpenDates;
    if (!opening || !opens) rows.clear();
    opens = opening;
    rows.push_back(i);
  }
  return rows;
}

// What is asked of one date: the wall clock counted from its midnight, past 24:00 for its night.
struct Reading {
  Date date;
  Duration in_day = 0;
};

bool holds(std::int32_t open_minute, std::int32_t close_minute, const Reading& reading) {
  const Hours hours = hours_of(open_minute, close_minute);
  return hours.from * kMinute <= reading.in_day && reading.in_day < hours.to * kMinute;
}

std::optional<std::size_t> window_with(const ir::Calendar& calendar, const Reading& reading) {
  for (std::size_t i = 0; i < calendar.weekly.size(); ++i) {
    const ir::WeeklyWindow& window = calendar.weekly[i];
    if ((window.days >> weekday(reading.date) & 1) == 0) continue;
    if (holds(window.open_minute, window.close_minute, reading)) return i;
  }
  return std::nullopt;
}

bool find_opening(const ir::Program& program, const ir::Calendar& calendar, const Reading& reading,
                  DecidingLine& line) {
  const auto rows = rows_about(program, calendar, reading.date);
  for (const std::size_t row : rows) {
    const ir::DatedException& dated = calendar.exceptions[row];
    if (dated.kind != ir::ExceptionKind::OpenDates) continue;
    if (!holds(dated.open_minute, dated.close_minute, reading)) continue;
    line.kind = LineKind::Dated;
    line.row = row;
    line.date = reading.date;
    return true;
  }
  // Where each date decides about its own part, the evening's line leaves the morning alone.
  const bool tail = reading.in_day >= kDay && calendar.nights == ir::NightOwner::EachDate;
  if (!rows.empty() && !tail) return false;
  const auto window = window_with(calendar, reading);
  if (!window) return false;
  line.kind = LineKind::Window;
  line.row = *window;
  line.date = reading.date;
  return true;
}

// The line about the date itself, or about the date on which a night would have begun.
void find_closing(const ir::Program& program, const ir::Calendar& calendar, const Reading& today,
                  const Reading& night, DecidingLine& line) {
  for (const Reading& reading : {today, night}) {
    const auto rows = rows_about(program, calendar, reading.date);
    const bool concerned = reading.in_day < kDay || window_with(calendar, reading).has_value();
    if (rows.empty() || !concerned) continue;
    line.kind = LineKind::Dated;
    line.row = rows.back();
    line.date = reading.date;
    return;
  }
  line.date = today.date;
}

DecidingLine line_of(const ir::Program& program, Id<ir::Calendar> id,
                     const std::string& zone_override, Instant at) {
  const ir::Calendar& calendar = program[id];
  const BoundCalendar hours = bind_calendar(program, id, zone_override);
  const Date date = local_date(hours.zone, at);
  const Duration in_day = to_wall(hours.zone, at) - date.days * kDay;
  const Reading today{date, in_day};
  const Reading night{Date{date.days - 1}, in_day + kDay};
  DecidingLine line;
  line.calendar = id;
  line.open = is_open(hours, at);
  if (!line.open) {
    find_closing(program, calendar, today, night, line);
  } else if (!find_opening(program, calendar, today, line)) {
    const bool found = find_opening(program, calendar, night, line);
    AKAD_ASSERT(found);
  }
  return line;
}

// A calendar as a part of another, which has moved its openings by `shift`.
using Part = std::pair<Id<ir::Calendar>, Duration>;

// Each part once, those of a calendar before those of the calendar after it.
std::vector<Part> parts_of(const ir::Program& program, Id<ir::Calendar> id) {
  std::vector<Part> parts;
  std::vector<Part> open = {{id, 0}};
  std::set<Part> seen = {open.front()};
  while (!open.empty() && parts.size() < kMostParts) {
    const auto [part, shift] = open.back();
    open.pop_back();
    parts.push_back({part, shift});
    const ir::Calendar& calendar = program[part];
    for (auto operand = calendar.operands.rbegin(); operand != calendar.operands.rend();
         ++operand) {
      const Part next{*operand, shift + calendar.shift};
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  return parts;
}

}  // namespace

std::vector<DecidingLine> deciding_lines(const ir::Program& program, Id<ir::Calendar> id,
                                         const std::string& zone_override, Instant at) {
  std::vector<DecidingLine> lines;
  for (const auto& [part, shift] : parts_of(program, id)) {
    const Instant moment = at - shift;
    const bool known = moment >= kFirstInstant && moment < kEndOfTime;
    if (program[part].kind != ir::CalendarKind::Windows || !known) continue;
    lines.push_back(line_of(program, part, zone_override, moment));
    lines.back().shift = shift;
  }
  return lines;
}

std::vector<Id<ir::HolidaySet>> holiday_sets_of(const ir::Program& program, Id<ir::Calendar> id) {
  std::vector<Id<ir::HolidaySet>> sets;
  for (const auto& [part, shift] : parts_of(program, id)) {
    for (const ir::DatedException& line : program[part].exceptions) {
      if (line.kind != ir::ExceptionKind::ClosedHolidays) continue;
      if (std::find(sets.begin(), sets.end(), line.holidays) == sets.end()) {
        sets.push_back(line.holidays);
      }
    }
  }
  return sets;
}

bool takes_zone_of_subject(const ir::Program& program, Id<ir::Calendar> id) {
  const std::vector<Part> parts = parts_of(program, id);
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Part& part) { return program[part.first].zone_signal.valid(); });
}

}  // namespace akad::time

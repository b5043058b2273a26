#include "runtime/time/lines.h"

#include <algorithm>
#include <set>
#include <utility>

#include "runtime/base/assert.h"
#include "runtime/time/calendar.h"
#include "runtime/time/layout/openings.h"

namespace akad::time {
namespace {

// Nobody reads more; parts moved by ever other lengths can be very many.
constexpr std::size_t kMostParts = 1000;

struct SpeaksOf {
  const ir::Program& program;
  Date date;

  bool operator()(const ir::ClosedDates& line) const { return among(line.first, line.last); }
  bool operator()(const ir::OpenDates& line) const { return among(line.first, line.last); }
  bool operator()(const ir::ClosedHolidays& line) const {
    const auto& days = program[line.holidays].days;
    return std::any_of(days.begin(), days.end(),
                       [&](const ir::Holiday& day) { return day.date == date; });
  }

  bool among(Date first, Date last) const { return first <= date && date <= last; }
};

// The rows about `date` that hold: the last closing, or the openings since.
std::vector<std::size_t> rows_about(const ir::Program& program, const ir::Windows& hours,
                                    Date date) {
  std::vector<std::size_t> rows;
  bool opens = false;
  for (std::size_t i = 0; i < hours.exceptions.size(); ++i) {
    const ir::DatedException& line = hours.exceptions[i];
    if (!std::visit(SpeaksOf{program, date}, line.says)) continue;
    const bool opening = std::holds_alternative<ir::OpenDates>(line.says);
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

std::optional<std::size_t> window_with(const ir::Windows& hours, const Reading& reading) {
  for (std::size_t i = 0; i < hours.weekly.size(); ++i) {
    const ir::WeeklyWindow& window = hours.weekly[i];
    if ((window.days >> weekday(reading.date) & 1) == 0) continue;
    if (holds(window.open_minute, window.close_minute, reading)) return i;
  }
  return std::nullopt;
}

bool find_opening(const ir::Program& program, const ir::Windows& hours, const Reading& reading,
                  DecidingLine& line) {
  const auto rows = rows_about(program, hours, reading.date);
  for (const std::size_t row : rows) {
    const auto* dated = std::get_if<ir::OpenDates>(&hours.exceptions[row].says);
    if (dated == nullptr || !holds(dated->open_minute, dated->close_minute, reading)) continue;
    line.kind = LineKind::Dated;
    line.row = row;
    line.date = reading.date;
    return true;
  }
  // Where each date decides about its own part, the evening's line leaves the morning alone.
  const bool tail = reading.in_day >= kDay && hours.nights == ir::NightOwner::EachDate;
  if (!rows.empty() && !tail) return false;
  const auto window = window_with(hours, reading);
  if (!window) return false;
  line.kind = LineKind::Window;
  line.row = *window;
  line.date = reading.date;
  return true;
}

// The line about the date itself, or about the date on which a night would have begun.
void find_closing(const ir::Program& program, const ir::Windows& hours, const Reading& today,
                  const Reading& night, DecidingLine& line) {
  for (const Reading& reading : {today, night}) {
    const auto rows = rows_about(program, hours, reading.date);
    const bool concerned = reading.in_day < kDay || window_with(hours, reading).has_value();
    if (rows.empty() || !concerned) continue;
    line.kind = LineKind::Dated;
    line.row = rows.back();
    line.date = reading.date;
    return;
  }
  line.date = today.date;
}

DecidingLine line_of(const ir::Program& program, Id<ir::Calendar> id, const ir::Windows& hours,
                     const std::string& zone_override, Instant at) {
  const BoundCalendar bound = bind_calendar(program, id, zone_override);
  const Date date = local_date(bound.zone(), at);
  const Duration in_day = to_wall(bound.zone(), at) - date.days * kDay;
  const Reading today{date, in_day};
  const Reading night{Date{date.days - 1}, in_day + kDay};
  DecidingLine line;
  line.calendar = id;
  line.open = is_open(bound, at);
  if (!line.open) {
    find_closing(program, hours, today, night, line);
  } else if (!find_opening(program, hours, today, line)) {
    const bool found = find_opening(program, hours, night, line);
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
    const auto& operands = operands_of(program[part]);
    const auto* moved = std::get_if<ir::Shift>(&program[part].hours);
    const Duration by = moved == nullptr ? 0 : moved->shift;
    for (auto operand = operands.rbegin(); operand != operands.rend(); ++operand) {
      const Part next{*operand, shift + by};
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
    const auto* hours = std::get_if<ir::Windows>(&program[part].hours);
    if (hours == nullptr || !known) continue;
    lines.push_back(line_of(program, part, *hours, zone_override, moment));
    lines.back().shift = shift;
  }
  return lines;
}

std::vector<Id<ir::HolidaySet>> holiday_sets_of(const ir::Program& program, Id<ir::Calendar> id) {
  std::vector<Id<ir::HolidaySet>> sets;
  for (const auto& [part, shift] : parts_of(program, id)) {
    for (const Id<ir::HolidaySet> set : holidays_of(program[part])) {
      if (std::find(sets.begin(), sets.end(), set) == sets.end()) sets.push_back(set);
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

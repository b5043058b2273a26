// Calendars: hours that do not overlap, made of earlier calendars without circles.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "runtime/ir/soundness/soundness.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {
namespace {

constexpr std::int64_t kDayMinutes = 1440;
constexpr std::int64_t kWeekMinutes = 7 * kDayMinutes;

// A stretch of minutes.
struct Hours {
  std::int64_t from = 0, to = 0;
};

bool is_window(std::int32_t open, std::int32_t close) {
  return lies_between(0, open, 1439) && lies_between(1, close, 1440);
}

Hours hours_of(std::int64_t open, std::int64_t close) {
  return {open, close > open ? close : close + kDayMinutes};
}

bool too_many(const Windows& hours) {
  std::array<int, 7> week{};
  for (const WeeklyWindow& window : hours.weekly) {
    for (std::size_t day = 0; day < week.size(); ++day) week[day] += window.days >> day & 1;
  }
  std::map<Date, int> turns;  // lines that begin to hold at a date, less those that end before it
  for (const DatedException& line : hours.exceptions) {
    const auto* open = std::get_if<OpenDates>(&line.says);
    if (open == nullptr) continue;
    ++turns[open->first];
    --turns[Date{open->last.days + 1}];
  }
  int most = *std::max_element(week.begin(), week.end());
  int dated = 0;
  for (const auto& [date, more] : turns) most = std::max(most, dated += more);
  return most > kMostWindowsOfDate;
}

// Around the turn of the week, too.
bool overlap(const std::vector<WeeklyWindow>& windows) {
  std::vector<Hours> week;
  for (const WeeklyWindow& window : windows) {
    for (std::int64_t day = 0; day < 7; ++day) {
      if ((window.days >> day & 1) == 0) continue;
      const Hours hours = hours_of(window.open_minute, window.close_minute);
      week.push_back({day * kDayMinutes + hours.from, day * kDayMinutes + hours.to});
    }
  }
  if (week.empty()) return false;
  const auto earlier = [](const Hours& a, const Hours& b) { return a.from < b.from; };
  std::sort(week.begin(), week.end(), earlier);
  week.push_back({week.front().from + kWeekMinutes, week.front().to + kWeekMinutes});
  const auto meets = [](const Hours& a, const Hours& b) { return b.from < a.to; };
  return std::adjacent_find(week.begin(), week.end(), meets) != week.end();
}

// The hours of lines that hold on one date, while the dates go by.
struct HoursInForce {
  std::map<std::int64_t, std::int64_t> until = {};  // by the minute from which
  std::multimap<Date, std::int64_t> ends = {};      // the last date, to the minute

  // False where they meet hours that hold already.
  bool add(const OpenDates& line) {
    for (auto end = ends.begin(); end != ends.end() && end->first < line.first;) {
      until.erase(end->second);
      end = ends.erase(end);
    }
    const Hours hours = hours_of(line.open_minute, line.close_minute);
    const auto next = until.lower_bound(hours.from);
    if (next != until.end() && next->first < hours.to) return false;
    if (next != until.begin() && std::prev(next)->second > hours.from) return false;
    until.emplace(hours.from, hours.to);
    ends.emplace(line.last, hours.from);
    return true;
  }
};

// Lines that open dates and follow each other are together the opening of a date.
bool overlap(std::vector<const OpenDates*> run) {
  const auto earlier = [](const OpenDates* a, const OpenDates* b) { return a->first < b->first; };
  std::stable_sort(run.begin(), run.end(), earlier);
  HoursInForce hours;
  return !std::all_of(run.begin(), run.end(),
                      [&](const OpenDates* line) { return hours.add(*line); });
}

bool overlap(const std::vector<DatedException>& lines) {
  std::vector<const OpenDates*> run;
  for (const DatedException& line : lines) {
    if (const auto* open = std::get_if<OpenDates>(&line.says)) {
      run.push_back(open);
    } else if (!run.empty()) {
      if (overlap(std::move(run))) return true;
      run.clear();
    }
  }
  return overlap(std::move(run));
}

struct SoundLine {
  const std::string& name;

  bool operator()(const ClosedDates& line) const { return line.first <= line.last; }
  bool operator()(const ClosedHolidays& line) const {
    return line.holidays.valid() && name.empty();
  }
  bool operator()(const OpenDates& line) const {
    return line.first <= line.last && is_window(line.open_minute, line.close_minute);
  }
};

struct CheckHours {
  Checker& c;

  void operator()(const Windows& hours) const {
    bool opens = !hours.weekly.empty();
    for (const WeeklyWindow& w : hours.weekly) {
      c.require(lies_between(1, w.days, 127) && is_window(w.open_minute, w.close_minute),
                "a weekly window has days and minutes of a day");
    }
    for (const DatedException& line : hours.exceptions) {
      c.require(std::visit(SoundLine{line.name}, line.says),
                "an exception has dates and minutes, or a set of holidays and no other name");
      opens = opens || std::holds_alternative<OpenDates>(line.says);
    }
    if (!c.fine()) return;
    c.require(opens, "a calendar opens on some date");
    if (!c.require(!too_many(hours), fmt::format("a calendar opens at most {} times on one date",
                                                 kMostWindowsOfDate)))
      return;
    c.require(!overlap(hours.weekly) && !overlap(hours.exceptions),
              "the windows of a calendar do not overlap");
  }
  void operator()(const Union& hours) const { require_operands(hours.operands, 2); }
  void operator()(const Intersection& hours) const { require_operands(hours.operands, 2); }
  void operator()(const Difference& hours) const { require_operands(hours.operands, 2); }
  void operator()(const Shift& hours) const {
    require_operands(hours.operands, 1);
    c.require(lies_between(-kLongestShift, hours.shift, kLongestShift),
              "a shift is at most a year");
  }

  void require_operands(const std::vector<Id<Calendar>>& operands, std::size_t count) const {
    c.require(operands.size() == count, "a calendar has as many parts as its kind asks for");
  }
};

// The calendar whose zone is the subject's, of one and all it is made of: the earliest row. False
// when two parts are read in two zones.
bool find_zone_signal(Checker& c, const Calendar& calendar, std::vector<Id<Calendar>>& zoned) {
  Id<Calendar> first = calendar.zone_signal.valid() ? Id<Calendar>::of(c.row) : Id<Calendar>{};
  Id<Signal> of_parts;
  for (const Id<Calendar> part : operands_of(calendar)) {
    const Id<Signal> signal = c.zone_signals[part.index()];
    if (!signal.valid()) continue;
    if (of_parts.valid() && of_parts != signal) return false;
    of_parts = signal;
    first = first.valid() ? std::min(first, zoned[part.index()]) : zoned[part.index()];
  }
  zoned.push_back(first);
  c.zone_signals.push_back(first.valid() ? c.p[first].zone_signal : Id<Signal>{});
  return true;
}

}  // namespace

void check_calendars(Checker& c) {
  if (!c.sound.require(c.p.calendars.size() <= kMostCalendars, "calendars", kMostCalendars,
                       fmt::format("an agreement has at most {} calendars", kMostCalendars))) {
    return;
  }
  Growth growth;
  std::vector<Id<Calendar>> zoned;
  for_rows<Calendar>(c, [&](const Calendar& calendar) {
    if (!c.require(grow(growth, c.row, operands_of(calendar), kDeepestCalendar),
                   "a calendar is made of earlier ones, not too many and not too deep")) {
      return;
    }
    c.require(is_zone_name(calendar.zone), "a time zone is named");
    c.require(!calendar.zone_signal.valid() || c.p[calendar.zone_signal].kind == SignalKind::Text,
              "the signal that holds a zone is text");
    std::visit(CheckHours{c}, calendar.hours);
    c.require(find_zone_signal(c, calendar, zoned),
              "what a calendar is made of is read in one zone of the subject");
  });
}

}  // namespace akad::ir

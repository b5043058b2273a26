// Windows of one calendar that overlap, also across midnight and over the turn of the week, and
// dates that have too many.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "compiler/calendars/calendars.h"
#include "runtime/ir/soundness/written.h"

namespace akad::calendars {
namespace {

constexpr std::int64_t kDayMinutes = 1440;
constexpr std::int64_t kWeekMinutes = 7 * kDayMinutes;

struct Stretch {
  std::int64_t from, to;
  const ast::OpenWeekly* line;
};

std::int64_t length_of(const ast::WallClock& open, const ast::WallClock& close) {
  const std::int64_t length = (close.milliseconds - open.milliseconds) / kMinute;
  return length > 0 ? length : length + kDayMinutes;
}

bool is_day_of(const ast::OpenWeekly& line, std::int32_t day) {
  if (line.days.empty()) return true;
  for (const ast::WeekdayRange& range : line.days) {
    const bool straight = range.first <= range.last;
    const bool inside = straight ? range.first <= day && day <= range.last
                                 : day >= range.first || day <= range.last;
    if (inside) return true;
  }
  return false;
}

std::vector<Stretch> week_of(const ast::Calendar& written) {
  std::vector<Stretch> week;
  for (const ast::OpenWeekly& line : written.weekly) {
    if (!line.open.valid || !line.close.valid) continue;
    for (std::int32_t day = 0; day < 7; ++day) {
      if (!is_day_of(line, day)) continue;
      const std::int64_t from = day * kDayMinutes + line.open.milliseconds / kMinute;
      week.push_back({from, from + length_of(line.open, line.close), &line});
    }
  }
  return week;
}

bool overlap(const Stretch& a, const Stretch& b) {
  for (const std::int64_t turn : {-kWeekMinutes, std::int64_t{0}, kWeekMinutes}) {
    if (a.from + turn < b.to && b.from < a.to + turn) return true;
  }
  return false;
}

void report_overlap(Scope& scope, const ast::Calendar& written, Span first, Span second) {
  complain(scope, diagnose(Code::AK0607, second,
                           worded("two windows of the calendar `{}` overlap", written.name.text))
                      .with_label("overlaps the other")
                      .with_other(first, "the other window")
                      .with_help("let one begin where the other ends, or write them as one"));
}

void report_too_many(Scope& scope, const ast::Calendar& written, Span place) {
  complain(scope, diagnose(Code::AK0608, place,
                           worded("the calendar `{}` opens more than {} times on one day",
                                  written.name.text, ir::kMostWindowsOfDate))
                      .with_label("one too many")
                      .with_help("write windows that follow each other as one"));
}

// True when a day has too many: reported.
bool has_too_many(Scope& scope, const ast::Calendar& written, const std::vector<Stretch>& week) {
  std::array<int, 7> windows{};
  for (const Stretch& stretch : week) {
    const auto day = static_cast<std::size_t>(stretch.from / kDayMinutes);
    if (++windows[day] <= ir::kMostWindowsOfDate) continue;
    report_too_many(scope, written, stretch.line->span);
    return true;
  }
  return false;
}

void check_week(Scope& scope, const ast::Calendar& written) {
  const std::vector<Stretch> week = week_of(written);
  if (has_too_many(scope, written, week)) return;
  const ast::OpenWeekly* reported = nullptr;
  for (auto later = week.begin(); later != week.end(); ++later) {
    for (auto earlier = week.begin(); earlier != later; ++earlier) {
      if (earlier->line == later->line || later->line == reported) continue;
      if (!overlap(*earlier, *later)) continue;
      report_overlap(scope, written, earlier->line->span, later->line->span);
      reported = later->line;
      break;
    }
  }
}

struct DateRange {
  Date first, last;
};
std::optional<DateRange> dates_of(const ast::OpenDates& line) {
  if (!line.first.date || !line.open.valid || !line.close.valid) return std::nullopt;
  if (!line.last) return DateRange{*line.first.date, *line.first.date};
  if (!line.last->date) return std::nullopt;
  return DateRange{*line.first.date, *line.last->date};
}

bool overlap_in_day(const ast::OpenDates& a, const ast::OpenDates& b) {
  const std::int64_t a_from = a.open.milliseconds / kMinute;
  const std::int64_t b_from = b.open.milliseconds / kMinute;
  return a_from < b_from + length_of(b.open, b.close) &&
         b_from < a_from + length_of(a.open, a.close);
}

struct Opening {
  DateRange dates;
  const ast::OpenDates* line;
  std::size_t run;    // lines that no line of another kind stands between
  std::size_t place;  // in the order written
};

// `open` lines that follow each other are together the opening of a date; after a line of another
// kind the later ones prevail.
std::vector<Opening> openings_of(const ast::Calendar& written) {
  std::vector<Opening> openings;
  std::size_t run = 0;
  for (const ast::DatedLine& line : written.dated) {
    const auto* open = std::get_if<ast::OpenDates>(&line);
    if (open == nullptr) ++run;
    const auto dates = open == nullptr ? std::nullopt : dates_of(*open);
    if (!dates || dates->last < dates->first) continue;
    openings.push_back({*dates, open, run, openings.size()});
  }
  return openings;
}

// True when a date has too many of the lines: reported.
bool has_too_many(Scope& scope, const ast::Calendar& written,
                  const std::vector<Opening>& openings) {
  std::multimap<Date, const ast::OpenDates*> turns;  // null where a line no longer holds
  for (const Opening& row : openings) {
    const Date after{row.dates.last.days + 1};
    turns.emplace(row.dates.first, row.line);
    turns.emplace_hint(turns.lower_bound(after), after, nullptr);
  }
  int open = 0;  // at one date, first those that end before it
  for (const auto& [date, line] : turns) {
    open += line == nullptr ? -1 : 1;
    if (open <= ir::kMostWindowsOfDate) continue;
    report_too_many(scope, written, line->span);
    return true;
  }
  return false;
}

// Of each the first before it that overlaps it, in the order written; itself when there is none. A
// date has few lines, so there are few pairs to look at.
std::vector<std::size_t> overlapped(std::vector<Opening> openings) {
  std::vector<std::size_t> earliest;
  for (const Opening& row : openings) earliest.push_back(row.place);
  std::stable_sort(openings.begin(), openings.end(), [](const Opening& a, const Opening& b) {
    return a.dates.first < b.dates.first;
  });
  std::multimap<Date, const Opening*> open;  // by last date
  for (const Opening& row : openings) {
    open.erase(open.begin(), open.lower_bound(row.dates.first));
    for (const auto& [last, other] : open) {
      if (other->run != row.run || !overlap_in_day(*other->line, *row.line)) continue;
      const auto [before, after] = std::minmax(other->place, row.place);
      earliest[after] = std::min(earliest[after], before);
    }
    open.emplace(row.dates.last, &row);
  }
  return earliest;
}

void check_dates(Scope& scope, const ast::Calendar& written) {
  const std::vector<Opening> openings = openings_of(written);
  if (has_too_many(scope, written, openings)) return;
  const std::vector<std::size_t> earliest = overlapped(openings);
  for (const Opening& row : openings) {
    const Opening& other = openings[earliest[row.place]];
    if (other.place != row.place) report_overlap(scope, written, other.line->span, row.line->span);
  }
}

}  // namespace

void check_overlaps(Scope& scope, const ast::Calendar& written) {
  check_week(scope, written);
  check_dates(scope, written);
}

}  // namespace akad::calendars

// A month as a wall calendar: a row a week, a box a date, what is special named below.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runtime/base/text.h"
#include "runtime/report/calendar/page.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/page.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

constexpr std::size_t kBox = 14;  // seven of them on a page, each with a blank behind it

using Box = std::vector<std::string>;

std::string padded(const std::string& text) {
  return text + std::string(kBox - std::min(kBox, columns(text)), ' ');
}

std::string head_of(const DayRow& day) {
  std::string text = fmt::format("{:2}", to_civil(day.date).day);
  if (!day.reason.empty()) text += " *";
  if (!day.clocks.empty()) text += " ~";
  return text;
}

Box box_of(const Page& page, const DayRow& day, const time::Zone& zone) {
  Box box = {head_of(day)};
  if (day.open.empty()) {
    box.push_back(day.reason.empty() ? "-" : page.say(Phrase("calendar.closed")));
  }
  for (const Interval& open : day.open) {
    const std::string hours = hours_text(zone, day.date, open);
    if (hours.size() < kBox) {
      box.push_back(hours);
      continue;
    }
    const std::size_t dash = hours.find('-');  // readings with seconds take two lines
    box.push_back(hours.substr(0, dash + 1));
    box.push_back("  " + hours.substr(dash + 1));
  }
  return box;
}

void add_week(Page& page, const std::array<Box, 7>& week) {
  std::size_t lines = 0;
  for (const Box& box : week) lines = std::max(lines, box.size());
  for (std::size_t line = 0; line < lines; ++line) {
    std::string text = "  ";
    for (const Box& box : week) text += padded(line < box.size() ? box[line] : "");
    text.erase(text.find_last_not_of(' ') + 1);
    page += text + "\n";
  }
}

void add_weeks(Page& page, const MonthView& month, const time::Zone& zone) {
  std::string heads = "  ";
  for (int day = 0; day < 7; ++day) {
    const Date first = month.days.front().date;
    heads += padded(page.say(phrases::weekday(Date{first.days - weekday(first) + day})));
  }
  heads.erase(heads.find_last_not_of(' ') + 1);
  page += heads + "\n";
  std::array<Box, 7> week;
  for (const DayRow& day : month.days) {
    week[static_cast<std::size_t>(weekday(day.date))] = box_of(page, day, zone);
    if (weekday(day.date) != 6 && day.date != month.days.back().date) continue;
    add_week(page, week);
    page += "\n";
    week = {};
  }
}

bool has_night(const MonthView& month, const time::Zone& zone) {
  return std::any_of(month.days.begin(), month.days.end(), [&](const DayRow& day) {
    return std::any_of(day.open.begin(), day.open.end(),
                       [&](const Interval& open) { return is_night(zone, day.date, open); });
  });
}

template <class Wanted>
bool has_day(const MonthView& month, Wanted wanted) {
  return std::any_of(month.days.begin(), month.days.end(), wanted);
}

void add_legend(Page& page, const MonthView& month, const time::Zone& zone) {
  std::string legend;
  const auto add = [&](bool shown, Key<0> mark) {
    if (shown) legend += (legend.empty() ? "" : "   ") + page.say(Phrase(mark));
  };
  add(has_day(month, [](const DayRow& day) { return day.open.empty() && day.reason.empty(); }),
      "calendar.legend_closed");
  add(has_night(month, zone), "calendar.legend_night");
  add(has_day(month, [](const DayRow& day) { return !day.reason.empty(); }),
      "calendar.legend_named");
  add(has_day(month, [](const DayRow& day) { return !day.clocks.empty(); }),
      "calendar.legend_clocks");
  if (!legend.empty()) page += "  " + legend + "\n";
}

// What the boxes show and the month counts differ where a night reaches over an end of the month.
void add_total(Page& page, const MonthView& month) {
  Phrase total("calendar.total", phrases::length(month.open_length), month.working_days);
  Duration shown = 0;
  for (const DayRow& day : month.days) shown += time::total_length(day.open);
  if (shown != month.open_length) {
    total = Phrase("calendar.total_shown", total, phrases::length(shown));
  }
  add_value(page, 2, "label.open_in_all", total);
}

void add_named(Page& page, const MonthView& month) {
  for (const DayRow& day : month.days) {
    const Phrase date("calendar.day", phrases::weekday(day.date), to_civil(day.date).day);
    if (!day.reason.empty()) {
      const Phrase reason = Phrase::as_is(for_terminal(day.reason));
      add_value(page, 2, Phrase("label.holiday", date),
                page.say(day.open.empty() ? Phrase("calendar.closed_since", reason) : reason));
    }
    if (!day.clocks.empty()) add_value(page, 2, Phrase("label.clocks", date), page.say(day.clocks));
  }
}

}  // namespace

void add_month(Page& page, const MonthView& month, const time::Zone& zone) {
  page += "\n";
  add_weeks(page, month, zone);
  add_total(page, month);
  add_named(page, month);
  add_legend(page, month, zone);
}

}  // namespace akad::report

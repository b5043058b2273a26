#include "runtime/report/calendar/words.h"

#include <fmt/format.h>

#include <array>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"

namespace akad::report {
namespace {

using phrases::Key;
using phrases::Phrase;

constexpr std::array<Key<0>, 7> kDays = {"akad.mon", "akad.tue", "akad.wed", "akad.thu",
                                         "akad.fri", "akad.sat", "akad.sun"};

std::string minute_text(std::int32_t minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

// "Mon to Thu, Sat": runs of three and more have their ends, others are listed.
Phrase days_of(std::int32_t days) {
  if (days == 0x7F) return Phrase("akad.every_day");
  phrases::PhraseList parts;
  for (std::size_t day = 0; day < kDays.size(); ++day) {
    if ((days >> day & 1) == 0) continue;
    std::size_t last = day;
    while (last + 1 < kDays.size() && (days >> (last + 1) & 1) != 0) ++last;
    if (last - day < 2) {
      parts.add(kDays[day]);
      continue;
    }
    parts.add("akad.days", Phrase(kDays[day]), Phrase(kDays[last]));
    day = last;
  }
  return Phrase::list("list.comma", std::move(parts));
}

const std::string& holiday_on(const ir::HolidaySet& set, Date date) {
  for (const ir::Holiday& day : set.days) {
    if (day.date == date) return day.name;
  }
  AKAD_ASSERT(false);
}

}  // namespace

std::string time_text(std::int64_t wall) {
  const Duration in_day = (wall % kDay + kDay) % kDay;
  std::string text = minute_text(static_cast<std::int32_t>(in_day / kMinute));
  const Duration rest = in_day % kMinute;
  if (rest != 0) text += fmt::format(":{:02}", rest / kSecond);
  if (rest % kSecond != 0) text += fmt::format(".{:03}", rest % kSecond);
  return text;
}

std::string offset_text(Duration offset) {
  const Duration size = offset < 0 ? -offset : offset;
  std::string text =
      fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / kHour, size % kHour / kMinute);
  if (size % kMinute != 0) text += fmt::format(":{:02}", size % kMinute / kSecond);
  return text;
}

Phrase local(const time::Zone& zone, Instant at) {
  return Phrase("moment.local", phrases::date(time::local_date(zone, at)),
                time_text(time::to_wall(zone, at)), offset_text(time::offset_at(zone, at)));
}

Phrase local_short(const time::Zone& zone, Instant at) {
  return Phrase("moment.short", phrases::date(time::local_date(zone, at)),
                time_text(time::to_wall(zone, at)));
}

namespace {

// Of the wall clock, since the date began.
Duration end_on(const time::Zone& zone, Date date, Interval open) {
  return time::to_wall(zone, open.to) - date.days * kDay;
}

}  // namespace

Phrase never_said(bool back) {
  return back ? Phrase("calendar.never_before") : Phrase("calendar.never_after");
}

bool is_night(const time::Zone& zone, Date date, Interval open) {
  return end_on(zone, date, open) > kDay;
}

std::string hours_text(const time::Zone& zone, Date date, Interval open) {
  const std::string from = time_text(time::to_wall(zone, open.from));
  const Duration end = end_on(zone, date, open);
  if (end == kDay) return from + "-24:00";
  return from + "-" + time_text(end) + (is_night(zone, date, open) ? "+" : "");
}

std::string window_text(const ir::WeeklyWindow& window) {
  return phrases::english().say(Phrase("akad.open", days_of(window.days),
                                       minute_text(window.open_minute),
                                       minute_text(window.close_minute)));
}

namespace {

// What a dated line says of `date`; `name`: what the agreement calls the day.
struct LineSaid {
  const ir::Program& program;
  const std::string& name;
  Date date;

  Phrase operator()(const ir::ClosedHolidays& line) const {
    const ir::HolidaySet& set = program[line.holidays];
    return Phrase("calendar.holiday_line", Phrase("akad.closed", set.name),
                  for_terminal(holiday_on(set, date)));
  }
  Phrase operator()(const ir::ClosedDates& line) const {
    return named(Phrase("akad.closed", dates(line.first, line.last)));
  }
  Phrase operator()(const ir::OpenDates& line) const {
    return named(Phrase("akad.open", dates(line.first, line.last), minute_text(line.open_minute),
                        minute_text(line.close_minute)));
  }

  static Phrase dates(Date first, Date last) {
    const Phrase one = Phrase::as_is(format_date(first));
    return last == first ? one : Phrase("akad.days", one, format_date(last));
  }
  Phrase named(const Phrase& text) const {
    return name.empty() ? text : Phrase("akad.named", text, for_terminal(name));
  }
};

}  // namespace

Phrase dated(const ir::Program& program, const ir::DatedException& line, Date date) {
  return std::visit(LineSaid{program, line.name, date}, line.says);
}

}  // namespace akad::report

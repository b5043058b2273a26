#include "runtime/report/calendar/words.h"

#include <fmt/format.h>

#include <array>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"

namespace akad::report {
namespace {

constexpr std::array<const char*, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<const char*, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string minute_text(std::int32_t minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

std::string offset_text(Duration offset) {
  const Duration size = offset < 0 ? -offset : offset;
  std::string text = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / kHour,
                                 size % kHour / kMinute);
  if (size % kMinute != 0) text += fmt::format(":{:02}", size % kMinute / kSecond);
  return text;
}

// "Mon to Thu, Sat": runs of three and more have their ends, others are listed.
std::string days_text(std::int32_t days) {
  if (days == 0x7F) return "every day";
  std::string text;
  for (std::size_t day = 0; day < kDays.size(); ++day) {
    if ((days >> day & 1) == 0) continue;
    std::size_t last = day;
    while (last + 1 < kDays.size() && (days >> (last + 1) & 1) != 0) ++last;
    if (!text.empty()) text += ", ";
    text += kDays[day];
    if (last - day < 2) continue;
    text += std::string(" to ") + kDays[last];
    day = last;
  }
  return text;
}

const std::string& holiday_on(const ir::HolidaySet& set, Date date) {
  for (const ir::Holiday& day : set.days) {
    if (day.date == date) return day.name;
  }
  AKAD_ASSERT(false);
}

}  // namespace

std::string weekday_text(Date date) { return kDays[static_cast<std::size_t>(weekday(date))]; }

std::string month_text(Month month) {
  const CivilDay day = to_civil(first_day(month));
  return fmt::format("{} {}", kMonths[static_cast<std::size_t>(day.month - 1)], day.year);
}

std::string length_text(Duration length) {
  std::string text = length < 0 ? "-" : "";
  const Duration size = length < 0 ? -length : length;
  const auto add = [&](Duration count, const char* unit) {
    if (count == 0) return;
    if (text.size() > 1) text += ' ';
    text += fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
  };
  add(size / kHour, "hour");
  add(size % kHour / kMinute, "minute");
  add(size % kMinute / kSecond, "second");
  add(size % kSecond, "millisecond");
  return size == 0 ? "0 hours" : text;
}

std::string time_text(std::int64_t wall) {
  const Duration in_day = (wall % kDay + kDay) % kDay;
  std::string text = minute_text(static_cast<std::int32_t>(in_day / kMinute));
  const Duration rest = in_day % kMinute;
  if (rest != 0) text += fmt::format(":{:02}", rest / kSecond);
  if (rest % kSecond != 0) text += fmt::format(".{:03}", rest % kSecond);
  return text;
}

std::string local_text(const time::Zone& zone, Instant at) {
  const Date date = time::local_date(zone, at);
  return fmt::format("{} {} {} {}", weekday_text(date), format_date(date),
                     time_text(time::to_wall(zone, at)), offset_text(time::offset_at(zone, at)));
}

std::string hours_text(const time::Zone& zone, Date date, Interval open) {
  const std::string from = time_text(time::to_wall(zone, open.from));
  const std::int64_t end = time::to_wall(zone, open.to) - date.days * kDay;
  if (end == kDay) return from + "-24:00";
  return from + "-" + time_text(end) + (end > kDay ? "+" : "");
}

std::string window_text(const ir::WeeklyWindow& window) {
  return fmt::format("open {} {} to {}", days_text(window.days), minute_text(window.open_minute),
                     minute_text(window.close_minute));
}

std::string dated_text(const ir::Program& program, const ir::DatedException& line, Date date) {
  if (line.kind == ir::ExceptionKind::ClosedHolidays) {
    const ir::HolidaySet& set = program.holiday_sets[line.holidays.index()];
    return fmt::format("closed on {}: {}", set.name, for_terminal(holiday_on(set, date)));
  }
  std::string text = line.kind == ir::ExceptionKind::OpenDates ? "open " : "closed on ";
  text += format_date(line.first);
  if (line.last != line.first) text += " to " + format_date(line.last);
  if (line.kind == ir::ExceptionKind::OpenDates) {
    text += fmt::format(" {} to {}", minute_text(line.open_minute), minute_text(line.close_minute));
  }
  if (!line.name.empty()) text += fmt::format(" \"{}\"", for_terminal(line.name));
  return text;
}

}  // namespace akad::report

#include "runtime/base/instant.h"

#include <fmt/format.h>

#include <array>

#include "runtime/base/assert.h"

namespace akad {
namespace {

constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2100;

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

// The decimal number of exactly `text`'s characters, or -1.
int number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

// Years are counted from March so that the leap day comes last (400-year eras of 146,097 days).
Date to_date(CivilDay day) {
  const int year = day.month <= 2 ? day.year - 1 : day.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int month = day.month > 2 ? day.month - 3 : day.month + 9;
  const int day_of_year = (153 * month + 2) / 5 + day.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return Date{era * 146097 + day_of_era - 719468};
}

CivilDay to_civil(Date date) {
  const int days = date.days + 719468;
  const int era = (days >= 0 ? days : days - 146096) / 146097;
  const int day_of_era = days - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * month + 2) / 5 + 1;
  const int civil_month = month < 10 ? month + 3 : month - 9;
  const int year = year_of_era + era * 400 + (civil_month <= 2 ? 1 : 0);
  return CivilDay{year, civil_month, day};
}

int days_in_month(int year, int month) {
  AKAD_ASSERT(month >= 1 && month <= 12);
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_valid(CivilDay day) {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         day.day <= days_in_month(day.year, day.month);
}

int weekday(Date date) {
  const int thursday_based = (date.days + 3) % 7;  // 1970-01-01 was a Thursday
  return thursday_based < 0 ? thursday_based + 7 : thursday_based;
}

std::string format_date(Date date) {
  const CivilDay day = to_civil(date);
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const CivilDay day{number(text.substr(0, 4)), number(text.substr(5, 2)),
                     number(text.substr(8, 2))};
  if (day.year < kFirstYear || day.year > kLastYear || !is_valid(day)) return std::nullopt;
  return to_date(day);
}

Month month_of(Date date) {
  const CivilDay day = to_civil(date);
  return Month{(day.year - 1970) * 12 + day.month - 1};
}

Date first_day(Month month) {
  const int years = static_cast<int>(floor_divide(month.index, 12));
  return to_date(CivilDay{1970 + years, month.index - years * 12 + 1, 1});
}

std::string format_month(Month month) {
  const CivilDay day = to_civil(first_day(month));
  return fmt::format("{:04}-{:02}", day.year, day.month);
}

std::optional<Month> parse_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const int year = number(text.substr(0, 4));
  const int month = number(text.substr(5, 2));
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12) return std::nullopt;
  return Month{(year - 1970) * 12 + month - 1};
}

std::string format_rfc3339(Instant at) {
  const std::int64_t days = floor_divide(at, kDay);
  const CivilDay day = to_civil(Date{static_cast<std::int32_t>(days)});
  const Duration in_day = at - days * kDay;
  std::string text =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", day.year, day.month, day.day,
                  in_day / kHour, in_day % kHour / kMinute, in_day % kMinute / kSecond);
  if (in_day % kSecond != 0) text += fmt::format(".{:03}", in_day % kSecond);
  return text + 'Z';
}

std::string format_duration(Duration length) {
  if (length == 0) return "0s";
  std::string text;
  const auto add = [&](Duration count, std::string_view unit) {
    if (count == 0) return;
    if (!text.empty()) text += ' ';
    text += fmt::format("{}{}", count, unit);
  };
  const Duration size = length < 0 ? -length : length;
  add(size / kHour, "h");
  add(size % kHour / kMinute, "m");
  add(size % kMinute / kSecond, "s");
  add(size % kSecond, "ms");
  return length < 0 ? "-" + text : text;
}

}  // namespace akad

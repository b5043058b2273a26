#include "runtime/base/written/recognise.h"

#include <algorithm>
#include <array>
#include <vector>

#include "runtime/base/instant.h"
#include "runtime/base/text.h"
#include "runtime/base/written/offset.h"
#include "runtime/base/written/pattern.h"

namespace akad {
namespace {

constexpr std::size_t kMostText = 40;

bool fits(const std::string& pattern, std::string_view text) {
  std::string mistake;
  const auto made = pattern_of(pattern, mistake);
  const auto found = made ? parse_with(*made, text) : std::nullopt;
  return found && found->wall >= kFirstInstant && found->wall < kEndOfTime;
}

std::size_t digits_at(std::string_view text, std::size_t place) {
  std::size_t end = place;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - place;
}

// `letter` as often as there are digits, where that may be.
bool add_number(std::string& pattern, std::string_view text, std::size_t& place, char letter) {
  const std::size_t digits = digits_at(text, place);
  if (digits < 1 || digits > 2) return false;
  pattern.append(digits, letter);
  place += digits;
  return true;
}

bool add_month(std::string& pattern, std::string_view text, std::size_t& place) {
  if (place < text.size() && is_digit(text[place])) return add_number(pattern, text, place, 'M');
  if (text.size() < place + 3) return false;
  pattern += "MMM";
  place += 3;
  return true;
}

// What divides the parts of a date.
bool add_divider(std::string& pattern, std::string_view text, std::size_t& place) {
  if (place >= text.size()) return false;
  const char c = text[place++];
  if (c != '/' && c != '.' && c != '-' && c != ' ') return false;
  pattern += c;
  return true;
}

bool add_year(std::string& pattern, std::string_view text, std::size_t& place) {
  const std::size_t digits = digits_at(text, place);
  if (digits != 2 && digits != 4) return false;
  pattern.append(digits, 'y');
  place += digits;
  return true;
}

// 31/03/2026, 31-Mar-26, 2026/03/31; `month_first`: 03/31/2026.
bool add_date(std::string& pattern, std::string_view text, std::size_t& place, bool month_first) {
  const bool year_first = digits_at(text, place) == 4;
  if (year_first && !(add_year(pattern, text, place) && add_divider(pattern, text, place))) {
    return false;
  }
  const bool leads_with_month = month_first || year_first;
  const auto add = [&](bool month) {
    return month ? add_month(pattern, text, place) : add_number(pattern, text, place, 'd');
  };
  if (!add(leads_with_month) || !add_divider(pattern, text, place)) return false;
  if (!add(!leads_with_month)) return false;
  return year_first || (add_divider(pattern, text, place) && add_year(pattern, text, place));
}

// What divides the date and the time of day.
bool add_gap(std::string& pattern, std::string_view text, std::size_t& place) {
  const std::string_view rest = text.substr(place);
  for (const std::string_view gap : {", ", " ", "T"}) {
    if (rest.substr(0, gap.size()) != gap) continue;
    pattern += gap == "T" ? "'T'" : gap;
    place += gap.size();
    return true;
  }
  return false;
}

void add_fraction(std::string& pattern, std::string_view text, std::size_t& place) {
  if (place >= text.size() || (text[place] != '.' && text[place] != ',')) return;
  const std::size_t digits = digits_at(text, place + 1);
  if (digits == 0) return;
  pattern += text[place];
  pattern += 'S';
  place += 1 + digits;
}

// 8:00, 08:00:00.123, 08.00.00, 8:00 AM
bool add_time(std::string& pattern, std::string_view text, std::size_t& place) {
  const bool twelve = text.find_first_of("AaPp", place) != std::string_view::npos;
  if (!add_number(pattern, text, place, twelve ? 'h' : 'H') || place >= text.size()) return false;
  const char divider = text[place++];
  if (divider != ':' && divider != '.') return false;
  pattern += divider;
  if (!add_number(pattern, text, place, 'm')) return false;
  if (place < text.size() && text[place] == divider && digits_at(text, place + 1) > 0) {
    pattern += divider;
    ++place;
    if (!add_number(pattern, text, place, 's')) return false;
    add_fraction(pattern, text, place);
  }
  if (!twelve) return true;
  if (place < text.size() && text[place] == ' ') pattern += text[place++];
  pattern += 'a';
  place += 2;
  return place <= text.size();
}

bool add_offset(std::string& pattern, std::string_view text, std::size_t& place) {
  if (place == text.size()) return true;
  if (text[place] == ' ') pattern += text[place++];
  pattern += 'X';
  return read_offset(text, place).has_value() && place == text.size();
}

std::string pattern_for(std::string_view text, bool month_first) {
  std::string pattern;
  std::size_t place = 0;
  if (!add_date(pattern, text, place, month_first)) return {};
  if (place < text.size()) {
    const bool rest = add_gap(pattern, text, place) && add_time(pattern, text, place) &&
                      add_offset(pattern, text, place);
    if (!rest) return {};
  }
  return fits(pattern, text) ? pattern : "";
}

constexpr std::array<std::string_view, 7> kCrowded = {
    "yyyyMMdd",          "yyyyMMddHHmm",    "yyyyMMddHHmmss",   "yyyyMMdd'T'HHmmssX",
    "yyyyMMdd'T'HHmmss", "yyyyMMdd HHmmss", "yyyyMMdd HH:mm:ss"};

Recognised as_pattern(std::string_view text) {
  for (const std::string_view crowded : kCrowded) {
    const std::string pattern(crowded);
    if (fits(pattern, text)) return {WrittenAs::Pattern, pattern};
  }
  const std::string day_first = pattern_for(text, false);
  const std::string month_first = pattern_for(text, true);
  if (day_first.empty() && month_first.empty()) return {};
  const bool either = !day_first.empty() && !month_first.empty() && day_first != month_first;
  return {WrittenAs::Pattern, day_first.empty() ? month_first : day_first, either};
}

// Of a whole number of seconds, thousandths and so on; a fraction changes nothing.
Recognised as_number(std::string_view text) {
  constexpr std::int64_t kFirst = 315'532'800;  // 1980-01-01
  const std::string_view whole = text.substr(0, text.find('.'));
  if (whole.size() > 19 || digits_at(whole, 0) != whole.size() || whole.empty()) return {};
  std::uint64_t number = 0;
  for (const char c : whole) number = number * 10 + static_cast<std::uint64_t>(c - '0');
  std::uint64_t unit = 1;
  for (const WrittenAs as : {WrittenAs::EpochSeconds, WrittenAs::EpochMilliseconds,
                             WrittenAs::EpochMicroseconds, WrittenAs::EpochNanoseconds}) {
    const std::uint64_t seconds = number / unit;
    if (seconds >= kFirst && seconds < static_cast<std::uint64_t>(kEndOfTime / kSecond)) {
      return {as};
    }
    unit *= 1000;
  }
  return {};
}

}  // namespace

Recognised recognise(std::string_view text) {
  if (text.size() > kMostText) return {};
  if (parse_rfc3339(text)) return {WrittenAs::Rfc3339};
  if (parse_wall_time(text)) return {WrittenAs::WallTime};
  if (parse_date(text)) return {WrittenAs::Date};
  if (const Recognised number = as_number(text); number.as != WrittenAs::Unknown) return number;
  return as_pattern(text);
}

}  // namespace akad

// The log reader parses one of these for every record, so nothing here allocates, and digits are
// checked together instead of one branch each.
#include <array>
#include <cstddef>

#include "runtime/base/instant.h"
#include "runtime/base/written/offset.h"

namespace akad {
namespace {

// Reads digits at fixed places; `wrong` stays set once any of them was not a digit.
struct Digits {
  std::string_view text;
  bool wrong = false;

  int one(std::size_t place) {
    const auto digit = static_cast<unsigned>(text[place] - '0');
    wrong |= digit > 9;
    return static_cast<int>(digit);
  }
  int two(std::size_t place) { return one(place) * 10 + one(place + 1); }
};

constexpr std::size_t kMinuteEnd = 16;  // YYYY-MM-DDTHH:MM

// One year either side is read too: with an offset it can still be an instant of 1970 to 2100.
constexpr int kFirstYear = 1969;
constexpr int kLastYear = 2101;

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

// Days from 1970-01-01 to the first of January of each readable year.
constexpr auto kDaysBeforeYear = [] {
  std::array<std::int32_t, kLastYear - kFirstYear + 1> days{};
  std::int32_t next = -365;
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    days[static_cast<std::size_t>(year - kFirstYear)] = next;
    next += is_leap(year) ? 366 : 365;
  }
  return days;
}();

constexpr std::array<std::int32_t, 14> kDaysBeforeMonth = {0,   0,   31,  59,  90,  120, 151,
                                                           181, 212, 243, 273, 304, 334, 365};

// Days since 1970-01-01, or empty when it is no real day of a readable year.
std::optional<std::int32_t> day_number(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12) return std::nullopt;
  const auto at = static_cast<std::size_t>(month);
  const bool leap = is_leap(year);
  const int leap_day = leap && month == 2 ? 1 : 0;
  const int length = kDaysBeforeMonth[at + 1] - kDaysBeforeMonth[at] + leap_day;
  if (day < 1 || day > length) return std::nullopt;
  const int leap_before = leap && month > 2 ? 1 : 0;
  return kDaysBeforeYear[static_cast<std::size_t>(year - kFirstYear)] + kDaysBeforeMonth[at] +
         leap_before + day - 1;
}

std::optional<std::int64_t> read_to_minutes(std::string_view text) {
  if (text.size() < kMinuteEnd) return std::nullopt;
  const bool divided = text[4] == '-' && text[7] == '-' && text[13] == ':' &&
                       (text[10] == 'T' || text[10] == 't' || text[10] == ' ');
  Digits digits{text};
  const int year = digits.two(0) * 100 + digits.two(2);
  const int month = digits.two(5);
  const int day = digits.two(8);
  const int hour = digits.two(11);
  const int minute = digits.two(14);
  if (!divided || digits.wrong || hour > 23 || minute > 59) return std::nullopt;
  const std::optional<std::int32_t> days = day_number(year, month, day);
  if (!days) return std::nullopt;
  return *days * kDay + hour * kHour + minute * kMinute;
}

// ".5", ",500", ".123456789": milliseconds, further digits are cut; moves `place` behind them.
std::optional<Duration> read_fraction(std::string_view text, std::size_t& place) {
  if (place >= text.size() || (text[place] != '.' && text[place] != ',')) return 0;
  const std::size_t first = ++place;
  Duration thousandths = 0;
  Duration weight = 100;
  for (; place < text.size() && text[place] >= '0' && text[place] <= '9'; ++place) {
    thousandths += (text[place] - '0') * weight;
    weight /= 10;
  }
  if (place == first) return std::nullopt;
  return thousandths;
}

// ":SS[.fff]" at kMinuteEnd.
std::optional<Duration> read_seconds(std::string_view text, std::size_t& place) {
  if (text.size() < place + 3 || text[place] != ':') return std::nullopt;
  Digits digits{text};
  const int second = digits.two(place + 1);
  if (digits.wrong || second > 60) return std::nullopt;
  place += 3;
  const std::optional<Duration> fraction = read_fraction(text, place);
  if (!fraction) return std::nullopt;
  return second * kSecond + *fraction;
}

// "+07:00", "+0700" or "+07".
std::optional<Duration> read_signed(std::string_view text, std::size_t& place) {
  const char sign = text[place];
  if ((sign != '+' && sign != '-') || text.size() < place + 3) return std::nullopt;
  const auto is_digit = [&](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  Digits digits{text};
  const int hours = digits.two(place + 1);
  std::size_t end = place + 3;
  int minutes = 0;
  const std::size_t more = end < text.size() && text[end] == ':' ? end + 1 : end;
  if (is_digit(more) || more > end) {
    if (!is_digit(more) || !is_digit(more + 1)) return std::nullopt;
    minutes = digits.two(more);
    end = more + 2;
  }
  if (digits.wrong || hours > 23 || minutes > 59) return std::nullopt;
  place = end;
  const Duration size = hours * kHour + minutes * kMinute;
  return sign == '-' ? -size : size;
}

// Up to the end of the text, perhaps behind a blank.
std::optional<Duration> read_last_offset(std::string_view text, std::size_t place) {
  if (place + 1 < text.size() && text[place] == ' ') ++place;
  const std::optional<Duration> offset = read_offset(text, place);
  return place == text.size() ? offset : std::nullopt;
}

std::optional<std::int64_t> within_range(std::int64_t value) {
  if (value < kFirstInstant || value >= kEndOfTime) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Duration> read_offset(std::string_view text, std::size_t& place) {
  if (place >= text.size()) return std::nullopt;
  if (text[place] == 'Z' || text[place] == 'z') return ++place, Duration{0};
  const std::string_view name = text.substr(place, 3);
  if (name == "UTC" || name == "GMT") return place += 3, Duration{0};
  return read_signed(text, place);
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  const std::optional<std::int64_t> minutes = read_to_minutes(text);
  if (!minutes) return std::nullopt;
  std::size_t place = kMinuteEnd;
  const bool has_seconds = text.size() > place && text[place] == ':';
  const auto seconds = has_seconds ? read_seconds(text, place) : std::optional<Duration>(0);
  if (!seconds) return std::nullopt;
  const std::optional<Duration> offset = read_last_offset(text, place);
  if (!offset) return std::nullopt;
  return within_range(*minutes + *seconds - *offset);
}

std::optional<std::int64_t> parse_wall_time(std::string_view text) {
  const std::optional<std::int64_t> minutes = read_to_minutes(text);
  if (!minutes) return std::nullopt;
  if (text.size() == kMinuteEnd) return within_range(*minutes);
  std::size_t place = kMinuteEnd;
  const std::optional<Duration> seconds = read_seconds(text, place);
  if (!seconds || place != text.size()) return std::nullopt;
  return within_range(*minutes + *seconds);
}

}  // namespace akad

// Instants, dates and half-open intervals: the only representation of time in Akad.
//
// An Instant is a count of milliseconds since 1970-01-01T00:00:00Z (POSIX: leap seconds are not
// counted). A Date is a civil day without a zone. Every Interval is half-open, [from, to).
// Instants are accepted from 1970 up to and including 2100 (REFERENCE, "Time").
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace akad {

using Instant = std::int64_t;   // milliseconds since the epoch, UTC
using Duration = std::int64_t;  // milliseconds

constexpr Duration kSecond = 1000;
constexpr Duration kMinute = 60 * kSecond;
constexpr Duration kHour = 60 * kMinute;
constexpr Duration kDay = 24 * kHour;

constexpr Instant kFirstInstant = 0;           // 1970-01-01T00:00:00Z
constexpr Instant kEndOfTime = 4133980800000;  // 2101-01-01T00:00:00Z, exclusive
constexpr Instant kNever = std::numeric_limits<Instant>::max();

// A civil day: days since 1970-01-01 in the proleptic Gregorian calendar.
struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
};

struct CivilDay {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
};

Date to_date(CivilDay day);
CivilDay to_civil(Date date);
bool is_valid(CivilDay day);
int weekday(Date date);  // 0 = Monday .. 6 = Sunday
int days_in_month(int year, int month);

std::string format_date(Date date);                     // 2026-03-31
std::optional<Date> parse_date(std::string_view text);  // exactly YYYY-MM-DD, a real day

// A calendar month: months since 1970-01.
struct Month {
  std::int32_t index = 0;
  auto operator<=>(const Month&) const = default;
};
Month month_of(Date date);
Date first_day(Month month);
std::string format_month(Month month);  // 2026-03
std::optional<Month> parse_month(std::string_view text);

struct Interval {
  Instant from = 0;
  Instant to = 0;  // exclusive
  bool empty() const { return from >= to; }
  Duration length() const { return empty() ? 0 : to - from; }
  auto operator<=>(const Interval&) const = default;
};
// What of the one lies in the other; empty where nothing does.
inline Interval cut(const Interval& part, const Interval& to) {
  return {std::max(part.from, to.from), std::min(part.to, to.to)};
}

// RFC 3339 with an offset or Z; fraction to the millisecond (further digits are cut); second 60 is
// the following second (REFERENCE, "Leap seconds"). As systems write it: t, z and a space for T are
// read too, no seconds, a comma before the fraction, UTC and GMT for Z, +0700 and +07, and a space
// before the offset. Empty when it is not such a text, not a real day or time, or outside
// [kFirstInstant, kEndOfTime).
std::optional<Instant> parse_rfc3339(std::string_view text);

// YYYY-MM-DD, then T or a space, then HH:MM[:SS[.fff]] and no offset: a wall-clock reading, as
// milliseconds since 1970-01-01T00:00:00 on that wall. Empty as above.
std::optional<std::int64_t> parse_wall_time(std::string_view text);

// 2026-03-31T08:00:00Z, with .mmm only when the milliseconds are not zero.
std::string format_rfc3339(Instant at);

// "4h 30m", never "1d 2h": hours, minutes, seconds and milliseconds as needed; "0s" for zero.
std::string format_duration(Duration length);

}  // namespace akad

// JSON values to instants.
#include <algorithm>
#include <cstring>

#include "runtime/base/assert.h"
#include "runtime/base/exact.h"
#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

using input::Value;
using input::ValueKind;

constexpr std::int64_t kMostKept = 14;  // digits of an instant, and one more

// A smaller number counts something else, or in another unit: seconds read as milliseconds lie in
// the first weeks of 1970, dates written as numbers in its summer.
constexpr Instant kFirstCounted = 315'532'800'000;  // 1980-01-01T00:00:00Z

std::optional<Instant> if_counted(Instant at) {
  return at >= kFirstCounted && at < kEndOfTime ? std::optional(at) : std::nullopt;
}

// Whole and decimal numbers of seconds or milliseconds, however long; digits behind the millisecond
// are cut.
std::optional<Instant> epoch(std::string_view text, Duration unit) {
  if (const auto whole = small_whole(text)) {
    const bool fits = *whole >= 0 && *whole < kEndOfTime / unit;
    return fits ? if_counted(*whole * unit) : std::nullopt;
  }
  const std::optional<Decimal> number = decimal_of(text);
  if (!number || number->negative) return std::nullopt;
  const std::int64_t kept = number->point + (unit == kSecond ? 3 : 0);
  if (kept > kMostKept) return std::nullopt;
  Instant at = 0;
  for (std::int64_t i = 0; i < kept; ++i) {
    const auto place = static_cast<std::size_t>(i);
    at = at * 10 + (place < number->digits.size() ? number->digits[place] - '0' : 0);
  }
  return if_counted(at);
}

// HH:MM:SS at `text` as milliseconds. All eight bytes are checked together: a digit is 0 to 9 and a
// colon 0 once these patterns are taken off, and whatever is more sets the upper bit of its byte.
std::optional<Duration> time_of_day(const char* text) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, 8);
  bytes ^= 0x30303a30303a3030;
  if (((bytes | (bytes + 0x76767f76767f7676)) & 0x8080808080808080) != 0) return std::nullopt;
  const auto two = [bytes](int at) {
    return static_cast<std::int64_t>((bytes >> at & 0xff) * 10 + (bytes >> (at + 8) & 0xff));
  };
  const std::int64_t hour = two(0);
  const std::int64_t minute = two(24);
  const std::int64_t second = two(48);
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return hour * kHour + minute * kMinute + second * kSecond;
}

// Whether it says the same beside hour, minute and second. The words of the head lie over each
// other; the tail is often one letter.
bool is_known_day(const DayCache& day, std::string_view text) {
  using hashing::word_at;
  constexpr std::size_t kLast = DayCache::kHead - 8;
  const char* known = day.text.data();
  return text.size() == day.size && word_at(text.data()) == word_at(known) &&
         word_at(text.data() + kLast) == word_at(known + kLast) &&
         text[DayCache::kTail] == known[DayCache::kTail] &&
         (text.size() == DayCache::kTail + 1 ||
          std::memcmp(text.data() + DayCache::kTail, known + DayCache::kTail,
                      text.size() - DayCache::kTail) == 0);
}

std::optional<Instant> parse_known_day(DayCache& day, std::string_view text) {
  if (text.size() <= DayCache::kTail || text.size() > DayCache::kMostText) {
    return parse_rfc3339(text);
  }
  const Duration time = time_of_day(text.data() + DayCache::kHead).value_or(-1);
  if (time < 0) return parse_rfc3339(text);
  if (is_known_day(day, text)) return day.midnight + time;
  const std::optional<Instant> at = parse_rfc3339(text);
  if (!at) return at;
  // Only a day that is within the accepted instants as a whole.
  const Instant midnight = *at - time;
  if (midnight < kFirstInstant || midnight > kEndOfTime - kDay) return at;
  day.size = text.size();
  day.midnight = midnight;
  std::memcpy(day.text.data(), text.data(), text.size());
  return at;
}

std::optional<Instant> within_range(Instant at) {
  return at >= kFirstInstant && at < kEndOfTime ? std::optional(at) : std::nullopt;
}

std::optional<Instant> from_wall(const Reading& reading, const TimeUse& use, std::int64_t wall) {
  const auto at =
      time::from_wall(reading.shape.zones[use.zone], wall, use.format.repeated, use.format.skipped);
  return at ? within_range(*at) : std::nullopt;
}

// Its beginning or its end. A stretch of time ends where the next date begins; what happens or is
// due at the end of a date is in it still.
std::optional<Instant> parse_day(const Reading& reading, const TimeUse& use,
                                 std::string_view text) {
  std::optional<Date> date;
  if (use.format.kind != ir::TimeKind::Pattern) {
    date = parse_date(text);
  } else if (const auto found = parse_with(use.pattern, text)) {
    date = Date{static_cast<std::int32_t>(found->wall / kDay)};
  }
  if (!date || date->days < 0 || date->days >= kEndOfTime / kDay) return std::nullopt;
  const bool at_end = use.format.date == ir::DateIs::End;
  if (at_end) ++date->days;
  const Instant begin = time::start_of_day(reading.shape.zones[use.zone], *date);
  return within_range(at_end && !use.of_stretch ? begin - 1 : begin);
}

std::optional<Instant> parse_pattern(const Reading& reading, const TimeUse& use,
                                     std::string_view text) {
  const auto found = parse_with(use.pattern, text);
  if (!found) return std::nullopt;
  if (found->offset) return within_range(found->wall - *found->offset);
  return from_wall(reading, use, found->wall);
}

std::optional<Instant> parse_local(const Reading& reading, const TimeUse& use,
                                   std::string_view text) {
  const auto wall = parse_wall_time(text);
  return wall ? from_wall(reading, use, *wall) : std::nullopt;
}

std::optional<Instant> parse_instant(Reading& reading, const TimeUse& use, ValueKind kind,
                                     std::string_view text) {
  if (use.format.date != ir::DateIs::Refused) return parse_day(reading, use, text);
  const bool as_text = kind == ValueKind::Text;
  switch (use.format.kind) {
    case ir::TimeKind::Rfc3339: return as_text ? parse_known_day(reading.day, text) : std::nullopt;
    case ir::TimeKind::EpochSeconds: return epoch(text, kSecond);
    case ir::TimeKind::EpochMilliseconds: return epoch(text, 1);
    case ir::TimeKind::Local: return as_text ? parse_local(reading, use, text) : std::nullopt;
    case ir::TimeKind::Pattern: return parse_pattern(reading, use, text);
  }
  AKAD_ASSERT(false);
}

}  // namespace

bool has_not_come(const Reading& reading, std::size_t time) {
  const std::vector<std::string>& said = reading.shape.not_yet;
  const Value& value = value_at(reading, reading.shape.times[time].slot);
  if (!is_scalar(value)) return false;
  std::string room;
  return std::find(said.begin(), said.end(), text_of(value, room)) != said.end();
}

TimeReading read_time(Reading& reading, std::size_t time, bool quiet) {
  KnownTime& known = reading.times[time];
  const TimeUse& use = reading.shape.times[time];
  const Value& value = value_at(reading, use.slot);
  if (known.reading.state == TimeState::Unread) {
    std::optional<Instant> at;
    if (value.kind == ValueKind::Text || value.kind == ValueKind::Number) {
      at = parse_instant(reading, use, value.kind, text_of(value, reading.room));
    }
    known.reading.state = is_absent(value) ? TimeState::Absent
                          : at             ? TimeState::Good
                                           : TimeState::Bad;
    known.reading.at = at.value_or(0);
    known.told = known.told_end = false;
  }
  if (known.reading.state == TimeState::Bad && !quiet && !known.told) {
    known.told = true;
    report_field(reading, FindingKind::ImpossibleTime, use.slot,
                 [&reading, time] { return advice_on(reading, time); });
  }
  return known.reading;
}

}  // namespace akad::events

// JSON values to instants, numbers, names and signal values.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "runtime/base/assert.h"
#include "runtime/base/exact.h"
#include "runtime/base/text.h"
#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

using input::Value;
using input::ValueKind;

constexpr std::size_t kMostDetail = 80;  // code points of a record that a finding shows
constexpr std::int64_t kMostKept = 14;   // digits of an instant, and one more

// Whole and decimal numbers of seconds or milliseconds, however long; digits behind the millisecond
// are cut.
std::optional<Instant> epoch(std::string_view text, Duration unit) {
  if (const auto whole = small_whole(text)) {
    if (*whole < kFirstInstant || *whole >= kEndOfTime / unit) return std::nullopt;
    return *whole * unit;
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
  return at < kEndOfTime ? std::optional(at) : std::nullopt;
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

std::optional<Instant> parse_known_day(DayCache& day, std::string_view text) {
  if (text.size() <= DayCache::kTail || text.size() > DayCache::kMostText) {
    return parse_rfc3339(text);
  }
  const Duration time = time_of_day(text.data() + DayCache::kHead).value_or(-1);
  if (time < 0) return parse_rfc3339(text);
  const bool known = text.size() == day.size &&
                     std::memcmp(text.data(), day.text.data(), DayCache::kHead) == 0 &&
                     std::memcmp(text.data() + DayCache::kTail, day.text.data() + DayCache::kTail,
                                 text.size() - DayCache::kTail) == 0;
  if (known) return day.midnight + time;
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

std::optional<Instant> parse_instant(Reading& reading, const TimeUse& use, ValueKind kind,
                                     std::string_view text) {
  const LogShape& shape = reading.shape;
  const bool as_text = kind == ValueKind::Text;
  switch (use.format.kind) {
    case ir::TimeKind::Rfc3339: return as_text ? parse_known_day(reading.day, text) : std::nullopt;
    case ir::TimeKind::EpochSeconds: return epoch(text, kSecond);
    case ir::TimeKind::EpochMilliseconds: return epoch(text, 1);
    case ir::TimeKind::Pattern:
    case ir::TimeKind::Local: break;
  }
  const auto wall = as_text ? parse_wall_time(text) : std::nullopt;
  if (!wall) return std::nullopt;
  const auto at =
      time::from_wall(shape.zones[use.zone], *wall, use.format.repeated, use.format.skipped);
  if (!at || *at < kFirstInstant || *at >= kEndOfTime) return std::nullopt;
  return at;
}

// Written as canonical fractions are: no sign on zero, no leading zeros, no point.
bool is_canonical_whole(std::string_view text) {
  return small_whole(text).has_value() && text != "-0";
}

// An amount is reckoned with; a number may be longer than that, and is then compared only.
std::optional<std::uint32_t> intern_number(Reading& reading, const Value& value,
                                           ir::SignalKind kind) {
  const std::string_view text = text_of(value, reading.room);
  events::Interner& texts = reading.store.values.texts;
  if (value.kind == ValueKind::Number && is_canonical_whole(text)) {
    return texts.intern("n" + std::string(text));
  }
  const std::optional<Decimal> decimal = decimal_of(text);
  if (!decimal) return std::nullopt;
  if (const auto number = number_of(*decimal)) return texts.intern("n" + to_fraction(*number));
  const auto written = kind == ir::SignalKind::Number ? akad::text_of(*decimal) : std::nullopt;
  if (!written) return std::nullopt;
  return texts.intern("N" + *written);
}

std::optional<std::uint32_t> intern_signal(Reading& reading, const Value& value,
                                           ir::SignalKind kind) {
  const bool flag = value.kind == ValueKind::True || value.kind == ValueKind::False;
  const bool text = value.kind == ValueKind::Text;
  const bool number = value.kind == ValueKind::Number;
  const bool numeric = kind == ir::SignalKind::Number || kind == ir::SignalKind::Money;
  if (numeric) return text || number ? intern_number(reading, value, kind) : std::nullopt;
  if (!flag && (kind == ir::SignalKind::Flag || (!text && !number))) return std::nullopt;
  const char* mark = kind == ir::SignalKind::Flag ? "f" : "t";
  return reading.store.values.texts.intern(mark + std::string(text_of(value, reading.room)));
}

// The place in the cache, by length, both ends and the kind of reading.
std::size_t cache_place(std::string_view text, std::uint8_t reading) {
  std::uint64_t mixed = text.size() * 31 + reading;
  for (const char c : text.substr(0, 4)) mixed = mixed * 131 + static_cast<unsigned char>(c);
  for (const char c : text.substr(text.size() - std::min<std::size_t>(4, text.size()))) {
    mixed = mixed * 131 + static_cast<unsigned char>(c);
  }
  return mixed * 0x9e3779b97f4a7c15u >> 54;
}

// As far as the record names it.
std::string_view subject_of(const Reading& reading, std::string& room) {
  const std::int32_t slot = reading.shape.subject;
  if (slot < 0) return reading.shape.single_subject;
  if (!reading.shape.also.empty()) return room = subject_of_keys(reading);
  return name_of(value_at(reading, slot), room).value_or("");
}

// Which field, and what stands in it.
std::string field_text(const Reading& reading, std::int32_t slot) {
  const std::string& path = reading.shape.paths[static_cast<std::size_t>(slot)];
  const Value& value = value_at(reading, slot);
  switch (value.kind) {
    case ValueKind::Absent: return path;
    case ValueKind::Null: return path + ": null";
    case ValueKind::Array: return path + ": an array";
    case ValueKind::Object: return path + ": an object";
    case ValueKind::Text:
    case ValueKind::Number:
    case ValueKind::True:
    case ValueKind::False: break;
  }
  std::string room;
  const std::string_view text = text_of(value, room).substr(0, 4 * kMostDetail);
  const char* quote = value.kind == ValueKind::Text ? "\"" : "";
  return fmt::format("{}: {}{}{}", path, quote, text, quote);
}

}  // namespace

void report(Reading& reading, FindingKind kind, std::string_view detail, std::string_view subject) {
  FindingList& findings = reading.store.findings;
  if (!findings.would_list(reading.log, kind, subject)) return findings.count(reading.log, kind);
  findings.add({kind, reading.log, reading.file, reading.record.line, std::string(subject),
                shortened(detail, kMostDetail), reading.record.element});
}

void report_record(Reading& reading, FindingKind kind, std::string_view detail) {
  std::string room;
  report(reading, kind, detail, subject_of(reading, room));
}

void report_field(Reading& reading, FindingKind kind, std::int32_t slot) {
  std::string room;
  const std::string_view subject = subject_of(reading, room);
  if (!reading.store.findings.would_list(reading.log, kind, subject)) {
    return reading.store.findings.count(reading.log, kind);
  }
  report(reading, kind, field_text(reading, slot), subject);
}

void report_list(Reading& reading) {
  std::string room;
  const std::string_view subject = subject_of(reading, room);
  FindingList& findings = reading.store.findings;
  constexpr FindingKind kKind = FindingKind::WrongType;
  if (!findings.would_list(reading.log, kKind, subject)) return findings.count(reading.log, kKind);
  const std::vector<std::string>& steps = reading.shape.steps[reading.record.through - 1];
  const auto end = steps.begin() + static_cast<std::ptrdiff_t>(reading.record.through_keys);
  const std::string place = fmt::format("{}", fmt::join(steps, "."));
  const std::string list = fmt::format("{}", fmt::join(steps.begin(), end, "."));
  findings.add({kKind, reading.log, reading.file, reading.record.line, std::string(subject),
                fmt::format("{}: through a list; write: records are the elements of {}",
                            shortened(place, kMostDetail), shortened(list, kMostDetail)),
                reading.record.element});
}

std::optional<std::int64_t> small_whole(std::string_view text) {
  const bool minus = !text.empty() && text[0] == '-';
  const std::string_view digits = text.substr(minus ? 1 : 0);
  if (digits.empty() || digits.size() > 18) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return minus ? -value : value;
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
    known.told = false;
  }
  if (known.reading.state == TimeState::Bad && !quiet && !known.told) {
    known.told = true;
    report_field(reading, FindingKind::ImpossibleTime, use.slot);
  }
  return known.reading;
}

std::optional<std::string_view> name_of(const Value& value, std::string& room) {
  if (value.kind == ValueKind::Text) return text_of(value, room);
  if (value.kind == ValueKind::Number) return raw(value);
  return std::nullopt;
}

std::optional<std::uint32_t> signal_value(Reading& reading, const Value& value,
                                          ir::SignalKind kind) {
  if (value.kind == ValueKind::Null) return intern_none(reading.store.values);
  if (value.kind != ValueKind::Text || value.escaped || value.size == 0 ||
      value.size > ValueCache::kMostText) {
    return intern_signal(reading, value, kind);
  }
  const auto way = static_cast<std::uint8_t>(static_cast<int>(kind) + 1);
  ValueCache::Entry& entry = reading.cache.entries[cache_place(raw(value), way)];
  if (entry.reading == way && entry.size == value.size &&
      std::memcmp(entry.text.data(), value.begin, value.size) == 0) {
    return entry.id;
  }
  const std::optional<std::uint32_t> id = intern_signal(reading, value, kind);
  if (!id) return id;
  entry.id = *id;
  entry.reading = way;
  entry.size = static_cast<std::uint8_t>(value.size);
  std::memcpy(entry.text.data(), value.begin, value.size);
  return id;
}

}  // namespace akad::events

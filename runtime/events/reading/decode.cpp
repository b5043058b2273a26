// JSON values to numbers, names and signal values.
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
  const std::uint64_t first = input::head_of(text.data(), text.size());
  const std::uint64_t last = end_of(text.data(), text.size());
  const std::uint64_t mixed = (first * 131 + last) * 31 + text.size() + reading;
  return (mixed * 0x9e3779b97f4a7c15u ^ mixed >> 32) * 0x9e3779b97f4a7c15u >> 54;
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

void report_field(Reading& reading, FindingKind kind, std::int32_t slot, const Advice& advice) {
  std::string room;
  const std::string_view subject = subject_of(reading, room);
  FindingList& findings = reading.store.findings;
  if (!findings.would_list(reading.log, kind, subject)) return findings.count(reading.log, kind);
  std::string detail = shortened(field_text(reading, slot), kMostDetail);
  if (const std::string more = advice ? advice() : ""; !more.empty()) detail += "; " + more;
  findings.add({kind, reading.log, reading.file, reading.record.line, std::string(subject),
                std::move(detail), reading.record.element});
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

std::optional<std::string_view> name_of(const Value& value, std::string& room) {
  if (value.kind == ValueKind::Text) return text_of(value, room);
  if (value.kind == ValueKind::Number) return raw(value);
  return std::nullopt;
}

std::optional<std::uint32_t> flag_value(Reading& reading, const Value& value,
                                        const ir::Signal& signal) {
  if (value.kind == ValueKind::Null) return intern_none(reading.store.values);
  if (!is_scalar(value)) return std::nullopt;
  const std::string_view text = text_of(value, reading.room);
  const auto is_written = [text](const std::vector<ir::Constant>& written) {
    return std::any_of(written.begin(), written.end(),
                       [text](const ir::Constant& one) { return one.text == text; });
  };
  if (is_written(signal.is_true)) return reading.store.values.texts.intern("ftrue");
  if (is_written(signal.is_false)) return reading.store.values.texts.intern("ffalse");
  return std::nullopt;
}

std::optional<std::uint32_t> signal_value(Reading& reading, const Value& value,
                                          ir::SignalKind kind) {
  if (value.kind == ValueKind::Null) return intern_none(reading.store.values);
  if (kind == ir::SignalKind::Flag && value.kind != ValueKind::Text) {
    if (value.kind != ValueKind::True && value.kind != ValueKind::False) return std::nullopt;
    auto& known = reading.cache.flags[value.kind == ValueKind::True ? 1 : 0];
    if (!known) known = intern_signal(reading, value, kind);
    return known;
  }
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

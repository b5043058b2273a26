// JSON values to numbers and names, and to what findings say of them.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

using input::Value;
using input::ValueKind;

constexpr std::size_t kMostDetail = 80;  // code points of a record that a finding shows

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

// A cell of a table that a spreadsheet or a data frame has made of a number: 17.0, 8.99123E+12.
bool is_number_with_point(std::string_view cell) {
  if (cell.empty() || cell.front() < '0' || cell.front() > '9') return false;
  const std::size_t digits = cell.find_first_not_of("0123456789");
  if (digits == std::string_view::npos) return false;
  std::string_view rest = cell.substr(digits);
  bool some = false;
  if (rest.front() == '.') {
    const std::size_t end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
    some = end > 1;
    rest.remove_prefix(end);
  }
  if (rest.empty()) return some;
  if (rest.front() != 'e' && rest.front() != 'E') return false;
  rest.remove_prefix(1);
  if (!rest.empty() && (rest.front() == '+' || rest.front() == '-')) rest.remove_prefix(1);
  return !rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string_view subject_of(const Reading& reading, std::string& room) {
  const std::int32_t slot = reading.shape.subject;
  if (slot < 0) return reading.shape.single_subject;
  if (!reading.shape.also.empty()) return room = subject_of_keys(reading);
  return name_of(value_at(reading, slot), room).value_or("");
}

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

// A subject or an id that is there has characters; what is neither a text nor a number has none.
bool is_nothing(const Reading& reading, std::int32_t slot) {
  const Value& value = value_at(reading, slot);
  return is_absent(value) || (value.kind == ValueKind::Text && value.size == 0);
}

void report_nameless(Reading& reading, FindingKind without, std::int32_t slot) {
  report_field(reading, is_nothing(reading, slot) ? without : FindingKind::WrongType, slot);
}

std::optional<std::string_view> name_at(Reading& reading, std::int32_t slot) {
  const auto name = name_of(value_at(reading, slot), reading.room);
  return name && !name->empty() ? name : std::nullopt;
}

void report_unstable(Reading& reading, std::int32_t slot) {
  const Value& value = value_at(reading, slot);
  if (value.kind == ValueKind::Number) {
    if (raw(value).find_first_of(".eE") == std::string_view::npos) return;
  } else {
    const auto name = reading.of_table ? name_at(reading, slot) : std::nullopt;
    if (!name || !is_number_with_point(*name)) return;
  }
  report_field(reading, FindingKind::UnstableName, slot);
}

}  // namespace akad::events

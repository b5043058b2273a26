// What stands beside the occurrences of a record, for who asks for it.
#include "runtime/events/reading/reading.h"

namespace akad::events {
namespace {

// What stands at a place of which an exclusion asks; where nothing does, no more is known.
std::optional<std::string_view> asked_at(Reading& reading, std::int32_t slot) {
  if (slot < 0) return std::nullopt;
  const auto text = name_at(reading, slot);
  if (text) {
    report_unstable(reading, slot);
  } else if (!is_nothing(reading, slot)) {
    report_field(reading, FindingKind::WrongType, slot);
  }
  return text;
}

std::int64_t notice_of(Reading& reading) {
  const auto text = asked_at(reading, reading.shape.notice);
  if (!text) return kNever;
  ir::Constant value;
  value.text = *text;
  return intern_value(reading.store.values, value);
}

std::int64_t concerned_of(Reading& reading) {
  const auto text = asked_at(reading, reading.shape.concerned);
  return text ? std::int64_t{reading.store.subjects.intern(*text)} : kNever;
}

}  // namespace

std::int64_t attribute(Reading& reading, Attribute what) {
  switch (what) {
    case Attribute::Received: break;
    case Attribute::Line: return line_value(reading.file, reading.record.line);
    case Attribute::Element: return static_cast<std::int64_t>(reading.record.element);
    case Attribute::Notice: return notice_of(reading);
    case Attribute::Concerned: return concerned_of(reading);
    case Attribute::Record: return static_cast<std::int64_t>(reading.first);
  }
  if (reading.shape.received == kNoTime) return kNever;
  const TimeReading time = time_at(reading, reading.shape.received);
  return time.state == TimeState::Good ? time.at : kNever;
}

}  // namespace akad::events

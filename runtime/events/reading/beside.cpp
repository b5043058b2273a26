// What stands beside the occurrences of a record, for who asks for it.
#include "runtime/base/assert.h"
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

// Something stands there, and nobody can tell what: the record says of its notice what is lost.
bool is_unreadable(const Reading& reading, std::int32_t slot) {
  return slot >= 0 && !is_nothing(reading, slot);
}

std::int64_t notice_of(Reading& reading) {
  const auto text = asked_at(reading, reading.shape.notice);
  if (!text && is_unreadable(reading, reading.shape.notice)) lose(reading, earliest(reading));
  if (!text) return kNever;
  ir::Constant value;
  value.text = *text;
  return intern_value(reading.store.values, value);
}

// Whom it concerns may be anybody: it grants nobody anything, and may have granted it to each.
constexpr std::int64_t kNobody = -1;

std::int64_t concerned_of(Reading& reading) {
  const auto text = asked_at(reading, reading.shape.concerned);
  if (text) return std::int64_t{reading.store.subjects.intern(*text)};
  if (!is_unreadable(reading, reading.shape.concerned)) return kNever;
  const Instant before = reading.lost_from;
  lose(reading, earliest(reading));
  note_loss(reading, Loss::kOfAnybody);
  reading.lost_from = before;
  return kNobody;
}

// When it arrived, or, where nothing says so, its own time: since when what it says is known.
std::int64_t told_at(Reading& reading) {
  const std::int32_t received = reading.shape.received;
  const std::int32_t place = received == kNoTime ? reading.shape.time : received;
  if (place == kNoTime) return kNever;
  const TimeReading time = time_at(reading, place);
  if (time.state == TimeState::Good) return time.at;
  const bool of_notices = reading.shape.notice >= 0 || reading.shape.concerned >= 0;
  if (of_notices && time.state == TimeState::Bad) lose(reading, earliest(reading));
  return kNever;
}

}  // namespace

std::int64_t attribute(Reading& reading, Attribute what) {
  switch (what) {
    case Attribute::Received: return told_at(reading);
    case Attribute::Line: return line_value(reading.file, reading.record.line);
    case Attribute::Element: return static_cast<std::int64_t>(reading.record.element);
    case Attribute::Notice: return notice_of(reading);
    case Attribute::Concerned: return concerned_of(reading);
    case Attribute::Record: return static_cast<std::int64_t>(reading.first);
  }
  AKAD_ASSERT(false);
}

}  // namespace akad::events

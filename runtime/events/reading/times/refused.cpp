// What is said of a time that could not be read: how it seems to be written, or how the log would
// say what it means.
#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/base/written/recognise.h"
#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

using input::Value;

std::string as_written(const Recognised& found) {
  return fmt::format("it is written as {0}{1}: `times are written \"{0}\"`", found.pattern,
                     found.month_or_day ? ", or with its month first" : "");
}

// Where a pattern is written, another format may read the other rows too, as other instants:
// `03/04/2026`.
std::string not_as(const ir::TimeFormat& format) {
  return fmt::format("it is not written as {}, as the agreement says", format.pattern);
}

// How it is written, if that is not what the agreement says of this place.
std::string format_of(const TimeUse& use, std::string_view text) {
  const Recognised found = recognise(text);
  const ir::TimeKind kind = use.format.kind;
  if (kind == ir::TimeKind::Pattern) {
    const bool is_known = found.as != WrittenAs::Unknown;
    return is_known && !parse_with(use.pattern, text) ? not_as(use.format) : "";
  }
  const bool is_date = use.format.date != ir::DateIs::Refused;
  switch (found.as) {
    case WrittenAs::Unknown: return {};
    case WrittenAs::Date:
      if (is_date) return {};
      return "it is a date without a time: `…, a date, at its beginning`, or `at its end`";
    case WrittenAs::Rfc3339:
      if (is_date) return "it is an instant, and the place holds a date";
      return kind == ir::TimeKind::Rfc3339 ? "" : "it is written as `RFC 3339`";
    case WrittenAs::WallTime:
      if (is_date) return "it is a time of day, and the place holds a date";
      if (kind == ir::TimeKind::Local) return {};
      return "it is a local time without an offset: `local time in …`";
    case WrittenAs::EpochSeconds:
      return kind == ir::TimeKind::EpochSeconds ? "" : "it is written as `epoch seconds`";
    case WrittenAs::EpochMilliseconds:
      return kind == ir::TimeKind::EpochMilliseconds ? "" : "it is written as `epoch milliseconds`";
    case WrittenAs::EpochMicroseconds:
      return "it counts microseconds since 1970, which no format reads";
    case WrittenAs::EpochNanoseconds:
      return "it counts nanoseconds since 1970, which no format reads";
    case WrittenAs::Pattern: return as_written(found);
  }
  AKAD_ASSERT(false);
}

// How to declare that an end which says this has not come. Nothing of what could not be written.
std::string declaration_of(const Value& value) {
  constexpr std::size_t kMostQuoted = 40;
  std::string room;
  const std::string_view text = text_of(value, room);
  const bool plain = text.size() <= kMostQuoted && for_terminal(text) == text &&
                     text.find_first_of("\"\\") == std::string_view::npos;
  return fmt::format(
      "where it means that the end has not come: `an end written {} has not come yet`",
      plain ? fmt::format("\"{}\"", text) : "…");
}

}  // namespace

std::string advice_on(const Reading& reading, std::size_t time) {
  const TimeUse& use = reading.shape.times[time];
  const Value& value = value_at(reading, use.slot);
  std::string room;
  return is_scalar(value) ? format_of(use, text_of(value, room)) : "";
}

void report_end(Reading& reading, std::size_t time) {
  KnownTime& known = reading.times[time];
  if (known.told_end) return;
  known.told_end = true;
  const std::int32_t slot = reading.shape.times[time].slot;
  report_field(reading, FindingKind::UnknownEnd, slot, [&reading, time, slot]() -> std::string {
    const Value& value = value_at(reading, slot);
    const std::string advice = advice_on(reading, time);
    if (!advice.empty() || !is_scalar(value)) return advice;
    return declaration_of(value);
  });
}

}  // namespace akad::events

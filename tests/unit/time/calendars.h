// Calendars for tests, in as few words as the rules need.
#pragma once

#include <string>

#include "runtime/time/calendar.h"

namespace akad::time::tests {

constexpr std::int32_t kMonToFri = 0x1F;
constexpr std::int32_t kEveryDay = 0x7F;
constexpr std::int32_t kSaturday = 1 << 5;

inline Instant at(const char* rfc3339) { return parse_rfc3339(rfc3339).value(); }
inline Date day(const char* date) { return parse_date(date).value(); }

inline std::string shown(Instant instant) {
  return instant == kNever ? "never" : format_rfc3339(instant);
}

// The instant of a reading of `zone`'s wall clock.
inline Instant in_zone(const char* zone, const char* wall) {
  return from_wall(find_zone(zone).value(), parse_wall_time(wall).value(),
                   ir::RepeatedHour::Earlier, ir::SkippedHour::Refused)
      .value();
}

inline ir::Calendar weekly(const char* zone, std::int32_t days, int open_hour, int close_hour) {
  ir::Calendar calendar;
  calendar.zone = zone;
  calendar.hours = ir::Windows{{}, {{days, open_hour * 60, close_hour * 60}}, {}};
  return calendar;
}

inline ir::Windows& windows(ir::Calendar& calendar) {
  return std::get<ir::Windows>(calendar.hours);
}

inline ir::DatedException closed(const char* first, const char* last, const char* name = "") {
  return {ir::ClosedDates{day(first), day(last)}, name};
}

inline ir::DatedException open_hours(const char* date, int open_hour, int close_hour,
                                     const char* name = "") {
  return {ir::OpenDates{day(date), day(date), open_hour * 60, close_hour * 60}, name};
}

inline BoundCalendar bind(const ir::Calendar& calendar) {
  ir::Program program;
  program.calendars.push_back(calendar);
  return bind_calendar(program, Id<ir::Calendar>{0}, "");
}

inline Id<ir::Calendar> add(ir::Program& program, ir::Calendar calendar) {
  program.calendars.push_back(std::move(calendar));
  return {static_cast<std::int32_t>(program.calendars.size()) - 1};
}

template <class Made>
Id<ir::Calendar> compose(ir::Program& program, const char* zone, Made made) {
  ir::Calendar calendar;
  calendar.zone = zone;
  calendar.hours = std::move(made);
  return add(program, std::move(calendar));
}

}  // namespace akad::time::tests

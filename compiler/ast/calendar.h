// Calendars: when the doors are open.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "compiler/ast/literals.h"
#include "runtime/ir/calendar.h"

namespace akad::ast {

struct WeekdayRange {
  std::int32_t first = 0, last = 0;  // 0 = Monday; first > last goes over Sunday
  Span span;
};
struct OpenWeekly {
  std::vector<WeekdayRange> days;  // empty = every day
  WallClock open, close;
  Span span;
};
struct OpenDates {
  DateLiteral first;
  std::optional<DateLiteral> last;
  WallClock open, close;
  std::optional<Text> name;
  Span span;
};
struct ClosedDates {
  DateLiteral first;
  std::optional<DateLiteral> last;
  std::optional<Text> name;
  Span span;
};
struct ClosedHolidays {
  std::vector<Name> path;  // indonesia.public_holidays, or a set of this file
  Span span;
};
using DatedLine = std::variant<OpenDates, ClosedDates, ClosedHolidays>;
struct NightsLine {
  ir::NightOwner owner = ir::NightOwner::OpeningDay;
  Span span;
};
struct ComposedLine {
  std::variant<ir::Union, ir::Intersection, ir::Difference> how;  // of what the names stand for
  Name left, right;
  Span span;
};
struct ShiftLine {
  Name calendar;
  DurationLiteral by;
  bool later = true;
  Span span;
};
struct Calendar {
  using Row = ir::Calendar;
  static constexpr std::string_view kWord = "calendar";

  Name name;
  Name zone;  // the fallback when zone_signal is set
  std::optional<Name> zone_signal;
  std::vector<ClauseLine> clause;
  std::vector<OpenWeekly> weekly;
  std::vector<DatedLine> dated;  // in the order written
  std::vector<NightsLine> nights;
  std::vector<ComposedLine> composed;
  std::vector<ShiftLine> shifts;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};

}  // namespace akad::ast

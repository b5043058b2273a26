// Which line of a calendar makes it open or closed at an instant, for explanations.
#pragma once

#include <string>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::time {

enum class LineKind {
  Window,   // row of ir::Windows::weekly
  Dated,    // row of ir::Windows::exceptions, about `date`
  Outside,  // closed since no line opens it
};

struct DecidingLine {
  Id<ir::Calendar> calendar;  // has windows of its own: the calendar asked about, or a part of it
  bool open = false;
  LineKind kind = LineKind::Outside;
  std::size_t row = 0;
  Date date;           // to which the line spoke: for a night, where it begins
  Duration shift = 0;  // how much later the parts are made of it
};

// One for the calendar, or for each part of a calendar made of others, in their order.
std::vector<DecidingLine> deciding_lines(const ir::Program& program, Id<ir::Calendar> id,
                                         const std::string& zone_override, Instant at);

// The sets that the calendar and its parts are closed on, each once.
std::vector<Id<ir::HolidaySet>> holiday_sets_of(const ir::Program& program, Id<ir::Calendar> id);

// Whether it, or a part of it, takes its zone from the subject.
bool takes_zone_of_subject(const ir::Program& program, Id<ir::Calendar> id);

}  // namespace akad::time

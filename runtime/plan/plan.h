// The IR bound to an instant of evaluation: calendars laid out, months cut, conditions ready to be
// asked. No names are looked up after this.
#pragma once

#include <optional>
#include <vector>

#include "runtime/events/store.h"
#include "runtime/ir/program.h"
#include "runtime/time/calendar.h"

namespace akad::plan {

struct MonthRange {
  Month first, last;  // both included
};

struct BoundMonth {
  Month month;
  Interval whole;  // the local calendar month in the agreement's zone
  Interval span;   // its part inside the term
  bool closed = false;  // span.to <= as_of
};

struct Plan {
  const ir::Program* program = nullptr;  // outlives the plan
  Instant as_of = 0;
  time::Zone zone;                               // of the agreement
  std::vector<time::BoundCalendar> calendars;    // by ir::Calendar; their fallback zones
  time::BoundCalendar around_the_clock;          // in the agreement's zone
  std::vector<BoundMonth> months;  // months of the term that begin before as-of, cut to the range
                                   // asked for; ascending
};

Plan bind(const ir::Program& program, Instant as_of, std::optional<MonthRange> months);

}  // namespace akad::plan

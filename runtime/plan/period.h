// The periods that results are for: rows of a cadence, each with a label for readers and a span
// inside the term. Whoever counts knows rows and ids, never months.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "runtime/ir/cadence.h"
#include "runtime/time/zone.h"

namespace akad::plan {

struct Period {
  ir::CalendarPeriod calendar;
  std::string label;    // "2026-03", "2026-Q1"
  Date last;            // of its days inside the term: on it the period is over
  Interval whole;       // the period of the calendar, read in the agreement's zone
  Interval span;        // its part inside the term
  bool closed = false;  // span.to <= as_of
};

// Ascending; those that begin inside the term and before as-of.
std::vector<Period> periods_of(ir::Cadence cadence, const time::Zone& zone, const ir::Term& term,
                               Instant as_of);
// From the first instant of the term to its end.
Interval span_of(const time::Zone& zone, const ir::Term& term);

// The time of a period, where each of its months is taken as so many days: of what the term leaves
// of each, and of that in proportion to what is measured of it, in whole milliseconds. `measured`:
// how much is of a stretch; while it goes on not all has passed.
Duration taken_as(const Period& period, const time::Zone& zone, const ir::Term& term,
                  std::int32_t month_days,
                  const std::function<Duration(const Interval&)>& measured);

// How many slots of that length of a period are over at an instant. They follow one another from
// its begin; the last one ends with it, however long it is.
std::int64_t slots_over(const Period& period, Duration slot, Instant at);

// Of the period around an instant, whether it has begun or not.
std::string label_at(ir::Cadence cadence, const time::Zone& zone, const ir::Term& term, Instant at);

}  // namespace akad::plan

// The IR bound to an instant of evaluation: calendars laid out, months cut, conditions ready to be
// asked, a row for each clock, outage and target that says what to look for. No names are looked up
// after this.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/events/store.h"
#include "runtime/ir/program.h"
#include "runtime/plan/condition.h"
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

// What an event does to a clock or an outage. The order of the bits is the order in which the
// happenings of one instant apply, so that the stronger one decides (semantics F15).
using Roles = std::uint8_t;
constexpr Roles kRounds = 1, kStarts = 2, kResumes = 4, kPauses = 8, kResets = 16, kStops = 32,
                kCancels = 64;

// What one clock or outage looks for. The signals it must remember have slots: small numbers of
// its own, so that one subject's values are one short row.
struct Watch {
  std::vector<Roles> roles;                // by channel; 0 for signals and unnamed events
  std::vector<std::int32_t> slot_of;       // by channel; -1 = not remembered
  std::vector<Id<ir::Signal>> slots;       // by slot
  std::vector<std::int32_t> signal_slot;   // by ir::Signal; -1 = not remembered
  std::vector<bool> times;                 // by slot: of kind Time, so the value is an instant
};

struct BoundClock {
  Watch watch;
  std::vector<ir::Retarget> policies;      // by slot; Carry where the agreement names none
  std::vector<Roles> asks;                 // by slot: read by the conditions of these roles
  std::int32_t origin_slot = -1;           // of counted_from; -1 = the start
  std::int32_t item_slot = -1;             // of item_by; -1 = one item
  std::int32_t attributed_slot = -1;       // of attributed_to; -1 = not told apart
  std::vector<std::int32_t> targets;       // of kind Items that judge this clock
};

struct BoundOutage {
  Watch watch;
  std::vector<bool> windows;               // by channel
  std::vector<std::int32_t> targets;       // of kind TimeWithoutOutage
};

struct BoundTarget {
  std::vector<std::int32_t> group_slots;   // slots of its clock or outage, as Target::groups
  std::vector<bool> reads;                 // by slot of its clock: the limit depends on it
};

struct Plan {
  const ir::Program* program = nullptr;  // outlives the plan
  Instant as_of = 0;
  time::Zone zone;                               // of the agreement
  std::vector<time::BoundCalendar> calendars;    // by ir::Calendar; their fallback zones
  std::vector<Id<ir::Signal>> zone_signals;      // by ir::Calendar; see time::zone_signal_of
  time::BoundCalendar around_the_clock;          // in the agreement's zone
  Interval term;                                 // both days included
  std::vector<BoundMonth> months;  // months of the term that begin before as-of, cut to the range
                                   // asked for; ascending
  std::vector<BoundMonth> term_months;  // the same, uncut: what happened in a month that nobody
                                        // asked for still matters to the next one (F40)
  std::int32_t first_asked = 0;         // where `months` begins in term_months
  std::vector<Condition> conditions;             // by ir::Condition; empty where no story asks it
  std::vector<BoundClock> clocks;                // by ir::Clock
  std::vector<BoundOutage> outages;              // by ir::Outage
  std::vector<BoundTarget> targets;              // by ir::Target
  events::Channels channels;                     // what occurrences are
};

Plan bind(const ir::Program& program, Instant as_of, std::optional<MonthRange> months);

// The place in term_months of the month whose span contains `at`; -1 = none. `hint` is tried first.
std::int32_t month_at(const Plan& plan, Instant at, std::int32_t hint);

}  // namespace akad::plan

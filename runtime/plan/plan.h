// The IR bound to an instant of evaluation: periods cut, conditions ready to be asked, a row for
// each clock, outage and target that says what to look for. No names are looked up after this but
// those of calendars' zones.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "runtime/events/store.h"
#include "runtime/ir/amounts/rates.h"
#include "runtime/ir/program.h"
#include "runtime/limits/limits.h"
#include "runtime/plan/condition.h"
#include "runtime/plan/period.h"
#include "runtime/time/calendar.h"

namespace akad::plan {

// What an event does to a clock or an outage. The order of the bits is the order in which the
// happenings of one instant apply, so that the stronger one decides (REFERENCE, "Clocks").
using Roles = std::uint8_t;
constexpr Roles kRounds = 1, kStarts = 2, kResumes = 4, kPauses = 8, kResets = 16, kStops = 32,
                kCancels = 64;

// Where the value of a signal stands that a clock or an outage must remember. Each of them numbers
// its slots apart, so that one subject's values are one short row.
struct Slot {
  Id<ir::Signal> signal;
  bool is_time = false;  // the value is an instant
};

// What one clock or outage looks for.
struct Watch {
  std::vector<Roles> roles;           // by channel; 0 for signals and unnamed events
  std::vector<Id<Slot>> slot_of;      // by channel; none = not remembered
  std::vector<Slot> slots;            // that it must remember
  std::vector<Id<Slot>> signal_slot;  // by ir::Signal; none = not remembered
};

struct BoundClock {
  Watch watch;
  std::vector<ir::Retarget> policies;   // by slot; Carry where the agreement names none
  std::vector<Roles> asks;              // by slot: read by the conditions of these roles
  Id<Slot> origin_slot;                 // of counted_from; none = the start
  Id<Slot> item_slot;                   // of item_by; none = one item
  Id<Slot> attributed_slot;             // of attributed_to; none = not told apart
  std::vector<Id<ir::Target>> targets;  // of kind Items that judge this clock
};

// What tells of the stretches of time that a row claims.
struct BoundStretches {
  Watch watch;
  std::vector<bool> windows;  // by channel
  bool paired = false;        // events are by what pairs them
  // Of what is told by slots: what is counted, of how much, and of what there may be few; none
  // where it is not asked.
  std::array<events::Channel, 3> in_slots = {};
};

// Whether what occurs so may begin or end a stretch, or counts in a slot.
inline bool is_heard(const BoundStretches& bound, events::Channel channel) {
  return bound.watch.roles[channel.index()] != 0 || bound.windows[channel.index()] ||
         std::find(bound.in_slots.begin(), bound.in_slots.end(), channel) != bound.in_slots.end();
}

struct BoundOutage {
  std::vector<Id<ir::Target>> targets;  // of kind TimeWithoutOutage
  bool measured = false;                // by them, or by those of groups of its subjects
};

struct BoundFigure {
  Watch watch;                               // for groups
  std::array<events::Channel, 2> sums = {};  // what is counted, and in what where that is asked
  std::vector<Id<ir::Target>> targets;       // of kind Figure
};

// Whether what occurs so is added to the figure.
inline bool is_heard(const BoundFigure& bound, events::Channel channel) {
  return std::find(bound.sums.begin(), bound.sums.end(), channel) != bound.sums.end();
}

struct BoundTarget {
  std::vector<Id<Slot>> group_slots;       // of its clock, outage or figure, as Target::groups
  std::vector<bool> reads;                 // by slot of its clock: the limit depends on it
  bool left_out = false;                   // its log was, on purpose: it has no results
  std::vector<ir::ItemRate> item_rates;    // see ir/amounts/rates.h
  std::vector<ir::ItemRate> outage_rates;  // likewise
};

// The rows of one cadence in Plan::periods, [first, last), ascending in time.
using PeriodRange = Ids<Period>;

struct Plan {
  const ir::Program* program = nullptr;  // outlives the plan
  Instant as_of = 0;
  limits::Limits limits;
  time::Zone zone;                           // of the agreement
  std::vector<Id<ir::Signal>> zone_signals;  // by ir::Calendar; see time::zone_signal_of
  Interval term;                             // both days included
  std::vector<Period> periods;  // of the whole term up to as-of, whatever is shown of them: what
                                // happened in one still matters to the next; by cadence
  std::array<PeriodRange, ir::kCadences.size()> cadences;  // by ir::Cadence
  // Those in which exclusions have a quota, whether anything is measured in them or not.
  std::array<std::vector<Period>, ir::kCadences.size()> quotas;  // likewise
  std::vector<Condition> conditions;  // by ir::Condition; empty where no story asks it
  std::vector<BoundClock> clocks;     // by ir::Clock
  std::vector<BoundOutage> outages;   // by ir::Outage
  std::vector<BoundFigure> figures;   // by ir::Figure
  std::vector<BoundTarget> targets;   // by ir::Target
  events::Channels channels;          // what occurrences are
  std::vector<bool> only_added;       // by channel: numbers that are added up and not remembered
  ir::ToldFees told = {};             // what records told of fees before as-of: the evaluation's
  // By table and row: what tells of the stretches of time that rows claim.
  std::array<std::vector<BoundStretches>, ir::kTableCount> stretches;
};

// `left_out`: logs that were left out on purpose.
Plan bind(const ir::Program& program, Instant as_of, const std::vector<Id<ir::Log>>& left_out = {},
          const limits::Limits& limits = {});

template <ir::Claims Row>
const BoundStretches& stretches_of(const Plan& plan, Id<Row> id) {
  return plan.stretches[ir::table_place<Row>()][id.index()];
}
inline const Period& period(const Plan& plan, Id<Period> id) { return plan.periods[id.index()]; }
inline PeriodRange periods_of(const Plan& plan, ir::Cadence cadence) {
  return plan.cadences[static_cast<std::size_t>(cadence)];
}

// Of the target's cadence.
inline PeriodRange periods_of(const Plan& plan, Id<ir::Target> target) {
  return periods_of(plan, (*plan.program)[target].cadence);
}

// Those that a result of the target in this period is over: it alone, or it and the ones before it,
// as far as the term has them.
PeriodRange looked_back_on(const Plan& plan, Id<ir::Target> target, Id<Period> period);
// Whether the term has begun after the first of these: then the result is over fewer.
bool begins_within(const Plan& plan, Id<ir::Target> target, Id<Period> period);

// The one in `range` whose span contains `at`; none where no such one has begun. `hint` is tried
// first, so that a walk in time costs no search.
Id<Period> period_at(const Plan& plan, PeriodRange range, Instant at, Id<Period> hint = {});

// The first in `range` that is not over at that instant, whether it lies in it or in the time
// before it that belongs to no period; the end of the range where none is.
Id<Period> period_from(const Plan& plan, PeriodRange range, Instant at, Id<Period> hint = {});

// The periods of every cadence in the order in which they end; of those that end together the
// shorter ones first, since what they owe may count towards the longer.
std::vector<Id<Period>> in_order(const Plan& plan);

}  // namespace akad::plan

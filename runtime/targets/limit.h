// From a row of a target's table to what an item must keep to: a length, or an instant.
#pragma once

#include "runtime/targets/hours.h"

namespace akad::targets {

enum class AimKind : std::uint8_t { None, Length, Instant };

struct Aim {
  AimKind kind = AimKind::None;
  Duration length = 0;
  Instant at = 0;
  const ir::Limit* limit = nullptr;
  Hours hours;        // in which elapsed time counts under it
  Hours limit_hours;  // of the calendar that the limit names, else the clock's: for steps and rolls
};
// The same promise in the same hours.
bool same(const Aim& a, const Aim& b);

struct LimitContext {
  const plan::Plan& plan;
  const plan::Watch& watch;
  Id<ir::Target> id;
  const ir::Target& target;
  const ir::Clock& clock;
  clocks::Answers& answers;
  SubjectCalendars& calendars;
  const std::int64_t* at_origin;  // values when the item began
  Instant origin;
};

// The row that holds of `values`, for an item whose clock is at zero at `origin`; calendars in the
// zone of the subject are read in the zone that `values` name.
Aim aim(const LimitContext& context, const std::int64_t* values, Instant origin);

// The instant at which hours close is not outside: it is where a length of open time ends.
bool outside_hours(const Aim& aim, Instant due);

// Moves a due instant that lies outside the limit's hours.
Instant rolled(const Aim& aim, Instant due);

}  // namespace akad::targets

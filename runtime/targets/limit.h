// From a row of a target's table to what an item must keep to: a length, or an instant.
#pragma once

#include <functional>

#include "runtime/targets/hours.h"

namespace akad::targets {

enum class AimKind : std::uint8_t { None, Length, Instant };

struct Aim {
  AimKind kind = AimKind::None;
  Duration length = 0;
  Instant at = 0;  // an instant, as no pause moves it
  const ir::Limit* limit = nullptr;
  Hours hours;        // in which elapsed time counts under it
  Hours limit_hours;  // of the calendar that the limit names, else the clock's: for steps
  Hours roll_hours;   // out of which an instant is moved; those of the limit, where none are named
  Instant named = kNever;   // of an instant, before anything moves it
  bool by_pauses = false;   // an instant that pauses move; then:
  Hours pause_hours;        // in which they are counted
  Duration counted = 0;     // time of these hours from the origin up to `named`
  bool at_opening = false;  // they are open at it, so that it is where the next moment begins
};
// The same promise in the same hours.
bool same(const Aim& a, const Aim& b);

struct LimitContext {
  const plan::Plan& plan;
  const plan::Watch& watch;
  Id<ir::Target> id;  // of `target`
  const ir::OfItems& target;
  const ir::Clock& clock;
  clocks::Answers& answers;
  SubjectCalendars& calendars;
  const std::int64_t* at_origin;  // values when the item began
  Instant origin;
  std::vector<bool>& reached;  // of the target's rows: those that held of some item
};

// The row that holds of `values`, for an item whose clock is at zero at `origin`; calendars in the
// zone of the subject are read in the zone that `values` name.
Aim aim(const LimitContext& context, const std::int64_t* values, Instant origin);

// The instant at which hours close is not outside: it is where a length of open time ends.
bool outside_hours(const Aim& aim, Instant due);

// Moves a due instant as the limit says, of one that lies outside its hours or working days; then
// what comes behind it.
Instant rolled(const Aim& aim, Instant due);

// Where an instant that pauses move is due. `reached`: when so much of the hours of pauses has
// counted; kNever where it has not.
Instant behind_pauses(const Aim& aim, const std::function<Instant(Duration)>& reached);

}  // namespace akad::targets

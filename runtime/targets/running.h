// How much of an item's time counts, and when a length of it is reached.
#pragma once

#include "runtime/targets/hours.h"
#include "runtime/clocks/story.h"

namespace akad::targets {

// A look at an item: from `origin` up to `until`. Pauses before `plain_before` count as running.
struct View {
  const clocks::Stretch* first = nullptr;
  const clocks::Stretch* last = nullptr;
  Hours hours;
  Instant origin = 0;
  Instant plain_before = 0;
  Instant until = 0;
};

Duration elapsed(const View& view);

// The leftmost instant at which `length` has elapsed. When it has not by `until`: as if the item
// ran on from there, if `runs_on` (it stopped) or if it runs at that instant; otherwise kNever.
Instant reached(const View& view, Duration length, bool runs_on);

}  // namespace akad::targets

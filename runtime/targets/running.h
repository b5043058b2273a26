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

// To a multiple of `unit`; 0 = not rounded.
Duration rounded(Duration length, Duration unit, RoundingMode mode);

// The same time by who held it, in the order of first sight: a value, or clocks::kAbsent.
struct HeldTime {
  std::int64_t value = 0;
  Duration elapsed = 0;
};
std::vector<HeldTime> elapsed_by(const View& view, const std::vector<clocks::Holder>& holders);

// The leftmost instant at which `length` has elapsed. When it has not by `until`: as if the item
// ran on from there, if `runs_on` (it stopped) or if it runs at that instant; otherwise kNever.
Instant reached(const View& view, Duration length, bool runs_on);

}  // namespace akad::targets

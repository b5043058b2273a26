// How much of an item's time counts, and when a length of it is reached.
#pragma once

#include <vector>

#include "runtime/clocks/story.h"
#include "runtime/targets/hours.h"

namespace akad::targets {

// Hours that counted up to an instant, where a change brought others.
struct PastHours {
  Instant to = 0;
  Hours hours;
};

// A look at an item: from `origin` up to `until`. Pauses before `plain_before` count as running.
struct View {
  const clocks::Stretch* first = nullptr;
  const clocks::Stretch* last = nullptr;
  Hours hours;                  // after those of the past
  std::vector<PastHours> past;  // ascending
  Instant origin = 0;
  Instant plain_before = 0;
  Instant until = 0;
};

const Hours& hours_at(const View& view, Instant at);

// As of Hours, each part in the hours that counted then.
Duration open_time(const View& view, Instant from, Instant to);
Instant open_later(const View& view, Instant from, Duration length);

// Time that counts: within one stretch and the same hours.
struct CountedPart {
  Interval span;
  Hours hours;
  Duration open = 0;
};

// `parts`: gets what is counted; null = not asked for.
Duration elapsed(const View& view, std::vector<CountedPart>* parts = nullptr);

// Pauses, in the hours that counted and around the clock (REFERENCE, "Clocks").
struct PausedTime {
  Duration open = 0;
  Duration whole = 0;
};
PausedTime paused(const View& view);

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

#include "runtime/targets/running.h"

#include <algorithm>

namespace akad::targets {
namespace {

// The part of a stretch that counts; empty when nothing does.
Interval counted(const View& view, const clocks::Stretch& stretch) {
  Instant to = std::min(stretch.to, view.until);
  switch (stretch.kind) {
    case clocks::StretchKind::Running: break;
    case clocks::StretchKind::PausedByEvent:
    case clocks::StretchKind::PausedByState: to = std::min(to, view.plain_before); break;
    case clocks::StretchKind::Gap: to = stretch.from; break;
  }
  return {std::max(stretch.from, view.origin), to};
}

}  // namespace

Duration elapsed(const View& view) {
  Duration sum = 0;
  for (const clocks::Stretch* stretch = view.first; stretch != view.last; ++stretch) {
    if (stretch->from >= view.until) break;
    const Interval part = counted(view, *stretch);
    if (!part.empty()) sum += open_time(view.hours, part.from, part.to);
  }
  return sum;
}

Instant reached(const View& view, Duration length, bool runs_on) {
  if (length <= 0) return view.origin;
  Duration left = length;
  bool running = runs_on;
  for (const clocks::Stretch* stretch = view.first; stretch != view.last; ++stretch) {
    if (stretch->from >= view.until) break;
    const Interval part = counted(view, *stretch);
    if (part.empty()) continue;
    const Duration here = open_time(view.hours, part.from, part.to);
    if (here >= left) return open_later(view.hours, part.from, left);
    left -= here;
    running = running || part.to == view.until;
  }
  // An early stop is before the origin.
  return running ? open_later(view.hours, std::max(view.until, view.origin), left) : kNever;
}

}  // namespace akad::targets

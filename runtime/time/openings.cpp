#include "runtime/time/openings.h"

#include <algorithm>

namespace akad::time {
namespace {

bool begins_earlier(const DayPart& a, const DayPart& b) { return a.open < b.open; }

IntervalSet covered(const std::vector<DayPart>& parts) {
  std::vector<Interval> open;
  open.reserve(parts.size());
  for (const DayPart& part : parts) open.push_back(part.open);
  return normalized(std::move(open));
}

std::vector<DayPart> sorted(std::vector<DayPart> parts) {
  if (!std::is_sorted(parts.begin(), parts.end(), begins_earlier)) {
    std::sort(parts.begin(), parts.end(), begins_earlier);
  }
  return parts;
}

// Appends what is left of each part inside `set`.
void append_inside(std::vector<DayPart>& out, const std::vector<DayPart>& parts,
                   const IntervalSet& set) {
  for (const DayPart& part : parts) {
    for (const Interval& open : clipped(set, part.open)) out.push_back({open, part.until});
  }
}

}  // namespace

Openings united(const Openings& a, const Openings& b) {
  Openings result{united(a.open, b.open), a.parts};
  result.parts.insert(result.parts.end(), b.parts.begin(), b.parts.end());
  result.parts = sorted(std::move(result.parts));
  return result;
}

// A date's opening has to be both calendars' own: the morning end of a night that only one of them
// has begun the evening before makes no working day.
Openings intersected(const Openings& a, const Openings& b) {
  Openings result{intersected(a.open, b.open), {}};
  append_inside(result.parts, a.parts, covered(b.parts));
  append_inside(result.parts, b.parts, covered(a.parts));
  result.parts = sorted(std::move(result.parts));
  return result;
}

Openings without(const Openings& a, const Openings& b) {
  Openings result{without(a.open, b.open), {}};
  append_inside(result.parts, a.parts, result.open);
  result.parts = sorted(std::move(result.parts));
  return result;
}

Openings shifted(const Openings& openings, Duration by) {
  Openings result{shifted(openings.open, by), openings.parts};
  for (DayPart& part : result.parts) {
    part.open = {part.open.from + by, part.open.to + by};
    part.until += by;
  }
  return result;
}

}  // namespace akad::time

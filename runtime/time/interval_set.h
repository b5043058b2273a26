// Sorted, disjoint, non-touching half-open intervals and their algebra (REFERENCE, "Time"). Every
// result is in the same form; an empty interval never occurs in a set.
#pragma once

#include <vector>

#include "runtime/base/instant.h"

namespace akad::time {

using IntervalSet = std::vector<Interval>;

IntervalSet normalized(std::vector<Interval> intervals);  // any order, overlaps and empties allowed
IntervalSet united(const IntervalSet& a, const IntervalSet& b);
IntervalSet intersected(const IntervalSet& a, const IntervalSet& b);
IntervalSet without(const IntervalSet& a, const IntervalSet& b);
IntervalSet clipped(const IntervalSet& set, Interval to);
IntervalSet shifted(const IntervalSet& set, Duration by);
Duration total_length(const IntervalSet& set);

// Neighbours less than `gap` apart become one.
IntervalSet coalesced(const IntervalSet& set, Duration gap);

}  // namespace akad::time

#include "runtime/time/interval_set.h"

#include <algorithm>

namespace akad::time {
namespace {

// The first interval that ends after `at`: everything before it is over by then.
IntervalSet::const_iterator first_ending_after(const IntervalSet& set, Instant at) {
  return std::partition_point(set.begin(), set.end(),
                              [at](const Interval& row) { return row.to <= at; });
}

// Merges sorted intervals that overlap, touch, or are less than `gap` apart.
IntervalSet merged(const std::vector<Interval>& sorted, Duration gap) {
  IntervalSet result;
  result.reserve(sorted.size());
  for (const Interval& next : sorted) {
    if (next.empty()) continue;
    const bool apart = result.empty() || next.from > result.back().to;
    if (apart && (result.empty() || next.from - result.back().to >= gap)) {
      result.push_back(next);
    } else {
      result.back().to = std::max(result.back().to, next.to);
    }
  }
  return result;
}

}  // namespace

IntervalSet normalized(std::vector<Interval> intervals) {
  if (!std::is_sorted(intervals.begin(), intervals.end())) {
    std::sort(intervals.begin(), intervals.end());
  }
  return merged(intervals, 0);
}

IntervalSet united(const IntervalSet& a, const IntervalSet& b) {
  std::vector<Interval> both;
  both.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return merged(both, 0);
}

IntervalSet intersected(const IntervalSet& a, const IntervalSet& b) {
  IntervalSet result;
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    const Interval common = cut(*left, *right);
    if (!common.empty()) result.push_back(common);
    if (left->to < right->to) {
      ++left;
    } else {
      ++right;
    }
  }
  return result;
}

IntervalSet without(const IntervalSet& a, const IntervalSet& b) {
  IntervalSet result;
  auto taken = b.begin();
  for (const Interval& whole : a) {
    while (taken != b.end() && taken->to <= whole.from) ++taken;
    Instant from = whole.from;
    for (auto cut = taken; cut != b.end() && cut->from < whole.to; ++cut) {
      if (cut->from > from) result.push_back({from, cut->from});
      from = cut->to;
    }
    if (from < whole.to) result.push_back({from, whole.to});
  }
  return result;
}

IntervalSet clipped(const IntervalSet& set, Interval to) {
  IntervalSet result;
  if (to.empty()) return result;
  for (auto row = first_ending_after(set, to.from); row != set.end() && row->from < to.to; ++row) {
    result.push_back(cut(*row, to));
  }
  return result;
}

IntervalSet shifted(const IntervalSet& set, Duration by) {
  IntervalSet result = set;
  for (Interval& row : result) {
    row.from += by;
    row.to += by;
  }
  return result;
}

Duration total_length(const IntervalSet& set) {
  Duration total = 0;
  for (const Interval& row : set) total += row.length();
  return total;
}

IntervalSet coalesced(const IntervalSet& set, Duration gap) { return merged(set, gap); }

}  // namespace akad::time

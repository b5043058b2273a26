#include "runtime/time/layout/openings.h"

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

// Where parts overlap, the one that begins later takes over the rest of both. So every beginning
// stays, and however deep calendars are nested no instant belongs to two parts.
void add_part(std::vector<DayPart>& parts, DayPart next) {
  if (parts.empty() || parts.back().open.to <= next.open.from) {
    parts.push_back(next);
    return;
  }
  DayPart& last = parts.back();
  if (last.open.to > next.open.to) next.until = std::max(next.until, last.until);
  next.open.to = std::max(next.open.to, last.open.to);
  if (last.open.from == next.open.from) {
    last = {next.open, std::max(last.until, next.until)};
  } else {
    last.open.to = next.open.from;
    parts.push_back(next);
  }
}

std::vector<DayPart> disjoint(std::vector<DayPart> parts) {
  if (!std::is_sorted(parts.begin(), parts.end(), begins_earlier)) {
    std::sort(parts.begin(), parts.end(), begins_earlier);
  }
  std::vector<DayPart> result;
  result.reserve(parts.size());
  for (const DayPart& part : parts) add_part(result, part);
  return result;
}

// Appends what is left of each part inside `set`.
void append_inside(std::vector<DayPart>& out, const std::vector<DayPart>& parts,
                   const IntervalSet& set) {
  auto first = set.begin();
  for (const DayPart& part : parts) {
    while (first != set.end() && first->to <= part.open.from) ++first;
    for (auto row = first; row != set.end() && row->from < part.open.to; ++row) {
      const Interval open = cut(*row, part.open);
      out.push_back({open, part.until});
    }
  }
}

}  // namespace

Openings united(const Openings& a, const Openings& b) {
  Openings result{united(a.open, b.open), a.parts};
  result.parts.reserve(a.parts.size() + b.parts.size());
  result.parts.insert(result.parts.end(), b.parts.begin(), b.parts.end());
  result.parts = disjoint(std::move(result.parts));
  return result;
}

// A date's opening has to be both calendars' own: the morning end of a night that only one of them
// has begun the evening before makes no working day.
Openings intersected(const Openings& a, const Openings& b) {
  Openings result{intersected(a.open, b.open), {}};
  append_inside(result.parts, a.parts, covered(b.parts));
  append_inside(result.parts, b.parts, covered(a.parts));
  result.parts = disjoint(std::move(result.parts));
  return result;
}

Openings without(const Openings& a, const Openings& b) {
  Openings result{without(a.open, b.open), {}};
  append_inside(result.parts, a.parts, result.open);
  result.parts = disjoint(std::move(result.parts));
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

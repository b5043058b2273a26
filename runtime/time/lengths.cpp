#include "runtime/time/lengths.h"

#include <algorithm>
#include <utility>

namespace akad::time {

Lengths::Lengths(IntervalSet set) : set_(std::move(set)) {
  before_.reserve(set_.size() + 1);
  for (const Interval& part : set_) before_.push_back(before_.back() + part.length());
}

Duration Lengths::within(const Interval& span) const {
  return span.empty() ? 0 : up_to(span.to) - up_to(span.from);
}

Duration Lengths::up_to(Instant at) const {
  const auto next = std::partition_point(set_.begin(), set_.end(),
                                         [at](const Interval& part) { return part.from < at; });
  const auto count = static_cast<std::size_t>(next - set_.begin());
  if (count == 0) return 0;
  return before_[count - 1] + std::min(at, set_[count - 1].to) - set_[count - 1].from;
}

}  // namespace akad::time

// How much of a set lies within a stretch, by a search instead of going over it.
#pragma once

#include "runtime/time/interval_set.h"

namespace akad::time {

class Lengths {
 public:
  Lengths() = default;
  explicit Lengths(IntervalSet set);
  const IntervalSet& set() const { return set_; }
  bool empty() const { return set_.empty(); }
  Duration within(const Interval& span) const;

 private:
  Duration up_to(Instant at) const;

  IntervalSet set_;
  std::vector<Duration> before_ = {0};
};

}  // namespace akad::time

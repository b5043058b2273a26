// What a subject's values were when each period of a target was over.
#pragma once

#include "runtime/clocks/outages/outage.h"
#include "runtime/plan/plan.h"

namespace akad::measures {

// The remembered values of a subject at the end of each period of a target, or at as-of.
class ValuesAtEnds {
 public:
  ValuesAtEnds(const plan::Plan& plan, const clocks::OutageStory& story, std::size_t slots)
      : plan_(plan), story_(story), values_(slots, clocks::kAbsent) {}

  // Periods in order.
  const std::vector<std::int64_t>& of(Id<plan::Period> period) {
    follow(std::min(plan::period(plan_, period).span.to, plan_.as_of));
    return values_;
  }

 private:
  // Follows the changes before `until` from where the last period left off.
  void follow(Instant until) {
    for (; next_ < story_.changes.size() && story_.changes[next_].at < until; ++next_) {
      const clocks::Change& change = story_.changes[next_];
      values_[change.slot.index()] = change.value;
    }
  }

  const plan::Plan& plan_;
  const clocks::OutageStory& story_;
  std::vector<std::int64_t> values_;
  std::size_t next_ = 0;
};

}  // namespace akad::measures

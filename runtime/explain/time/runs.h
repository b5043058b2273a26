// Outages as they are told to readers: recorded stretches that are one, with the records behind.
#pragma once

#include "runtime/explain/time/periods.h"

namespace akad::explain {

// Stretches that are one outage, or would be, and what was counted of them.
struct Run {
  const clocks::JoinedOutage& joined;
  const measures::CountedOutage* counted = nullptr;  // of those of which something counts
  std::vector<report::Place> places = {};
};

// Ascending.
std::vector<Run> runs_of(const TimeTeller& teller);

}  // namespace akad::explain

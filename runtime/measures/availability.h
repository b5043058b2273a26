// Outages to periods: service time and counted outage time for each subject, period and group.
#pragma once

#include "runtime/clocks/outage.h"
#include "runtime/measures/cells.h"
#include "runtime/measures/evidence.h"

namespace akad::measures {

struct OutageCounter {
  const plan::Plan& plan;
  clocks::Answers& answers;
  clocks::Findings& findings;
  Cells& cells;
  Evidence* evidence = nullptr;  // null: not asked for

  // Reused from subject to subject.
  clocks::OutageStory story = {};
  std::vector<Duration> down = {};          // by place in the range of periods
  std::vector<std::uint64_t> outages = {};  // likewise
  std::vector<std::int64_t> values = {};
  GroupRow group = {};
};

// Tells the outages from the subject's happenings, and counts them.
// A subject is in service for the whole of every period, whenever its first record came. Its
// group in a period is the one it has at the period's end (or at as-of).
void count_outages(OutageCounter& counter, Id<ir::Outage> outage, std::uint32_t subject,
                   const clocks::Happenings& happenings);

}  // namespace akad::measures

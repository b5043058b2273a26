#include "runtime/measures/later/outages.h"

#include <algorithm>

namespace akad::measures {
namespace {

using clocks::OutageRun;

// What of it counts in a period, around the clock.
Duration counted_in(const OutageRun& run, const Interval& period, const Interval& term,
                    ir::CrossingOutages crossing) {
  switch (crossing) {
    case ir::CrossingOutages::Split: return cut(run.counted, period).length();
    case ir::CrossingOutages::ByBegin:
      return run.whole.from >= period.from && run.whole.from < period.to
                 ? cut(run.counted, term).length()
                 : 0;
  }
  return 0;
}

Duration counted_in(const std::vector<OutageRun>& runs, const Interval& whole,
                    const plan::Period& period, const Interval& term,
                    ir::CrossingOutages crossing) {
  Duration counted = 0;
  for (const OutageRun& run : runs) {
    if (run.whole.from < whole.to && run.whole.to > whole.from) {
      counted += counted_in(run, period.span, term, crossing);
    }
  }
  return counted;
}

}  // namespace

// One that lies across the end of a period counted at that end by what had lasted till then.
std::vector<std::uint64_t> rewritten_outages(const plan::Plan& plan, Id<ir::Target> target,
                                             const clocks::OutageStory& story) {
  const ir::OfTime& rules = ir::of_time((*plan.program)[target]);
  const ir::Outage& outage = (*plan.program)[rules.outage];
  const plan::PeriodRange range = plan::periods_of(plan, target);
  std::vector<std::uint64_t> rewritten(range.size(), 0);
  std::vector<OutageRun> then;
  for (const OutageRun& run : story.runs) {
    Id<plan::Period> period = plan::period_from(plan, range, run.whole.from);
    for (; period < range.last; ++period.at) {
      const plan::Period& row = plan::period(plan, period);
      if (!row.closed || row.span.to >= run.whole.to) break;
      clocks::shape_until(outage, story.raw, {run.whole.from, row.span.to}, then);
      const Duration stood = counted_in(then, run.whole, row, plan.term, rules.crossing);
      const Duration stands = counted_in(run, row.span, plan.term, rules.crossing);
      if (stood != stands) ++rewritten[period.index() - range.first.index()];
    }
  }
  // At the end of a period nobody knew yet of a row of slots that was complete behind it.
  for (const Interval& row : story.late_rows) {
    Id<plan::Period> period = plan::period_from(plan, range, row.from);
    for (; period < range.last; ++period.at) {
      const plan::Period& here = plan::period(plan, period);
      if (!here.closed || here.span.to >= row.to) break;
      ++rewritten[period.index() - range.first.index()];
    }
  }
  return rewritten;
}

}  // namespace akad::measures

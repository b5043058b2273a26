#include "runtime/explain/figures/figure_periods.h"

#include "runtime/explain/time/periods.h"
#include "runtime/phrases/dates.h"

namespace akad::explain {
namespace {

report::PeriodStory story_of(const evaluation::Evaluation& found, const measures::CellKey& key,
                             const measures::Cell& cell) {
  const ir::Target& target = (*found.plan.program)[key.target];
  const plan::Period& period = plan::period(found.plan, key.period);
  report::PeriodStory told;
  told.period = period.calendar;
  told.span = {period.span.from, std::min(period.span.to, found.plan.as_of)};
  told.closed = period.closed;
  if (!period.closed) {
    told.rules.add("outage.period_open", phrases::period_noun(ir::periods_of(target)));
  }
  told.counts = cell;
  told.measured = measures::measured_of(cell, target);
  told.result = result_of(found, key);
  return told;
}

}  // namespace

std::vector<report::PeriodStory> figure_periods(const evaluation::Evaluation& found,
                                                const std::optional<ir::CalendarPeriod>& asked) {
  std::vector<report::PeriodStory> stories;
  const Id<ir::Target> target = found.evidence->target;
  const auto& cells = found.subject.cells;
  for (auto at = cells.lower_bound({target, {}, {}}); at != cells.end(); ++at) {
    if (at->first.target != target) break;
    const plan::Period& period = plan::period(found.plan, at->first.period);
    if (asked && period.calendar != *asked) continue;
    stories.push_back(story_of(found, at->first, at->second));
  }
  return stories;
}

}  // namespace akad::explain

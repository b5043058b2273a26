#include "runtime/measures/time/distribute.h"

#include <algorithm>

namespace akad::measures {
namespace {

using clocks::OutageRun;

// Whether something of it counts. `told`: of the run; null = nobody asks.
bool add(const Counting& counting, std::size_t at, const Interval& part, CountedOutage* told) {
  const Duration excluded = excluded_in(counting.tally, at, counting.taken.excluded, part);
  const Duration away = promised(counting.tally, at, counting.taken.away, part);
  const Duration counted = promised(counting.tally, at, part) - excluded - away;
  counting.sums.down[at] += counted;
  counting.sums.excluded[at] += excluded;
  if (counting.parts != nullptr) counting.parts->push_back({at, counted});
  counting.sums.silent[at] += promised(counting.tally, at, counting.tally.silent, part);
  if (counted > 0) ++counting.sums.outages[at];
  if (told != nullptr) {
    told->parts.push_back(
        {Id<plan::Period>::of(counting.range.first.index() + at), counted, excluded});
  }
  return counted > 0;
}

void note_reach(const Counting& counting, std::size_t at, Instant until) {
  if (counting.notes_reach) note_reach(counting.tally, at, until);
}

void split(const Counting& counting, const OutageRun& run, CountedOutage* told) {
  const std::vector<plan::Period>& periods = counting.tally.plan.periods;
  const auto first = periods.begin() + counting.range.first.at;
  const auto last = periods.begin() + counting.range.last.at;
  auto row =
      periods.begin() + plan::period_from(counting.tally.plan, counting.range, run.counted.from).at;
  const bool crosses = row != last && row->span.to < run.counted.to;
  std::vector<std::size_t> places;
  for (; row != last && row->span.from < run.counted.to; ++row) {
    const auto at = static_cast<std::size_t>(row - first);
    const bool here = add(counting, at, cut(run.counted, row->span), told);
    if (here && crosses) places.push_back(at);
    note_reach(counting, at, run.whole.to);
  }
  if (places.size() > 1) counting.sums.in_several.push_back(std::move(places));
}

void to_beginning(const Counting& counting, const OutageRun& run, CountedOutage* told) {
  const plan::Plan& plan = counting.tally.plan;
  const Id<plan::Period> period = plan::period_at(plan, counting.range, run.whole.from);
  const Interval counted = cut(run.counted, plan.term);
  if (!period.valid() || counted.empty()) return;
  const std::size_t at = period.index() - counting.range.first.index();
  add(counting, at, counted, told);
  note_reach(counting, at, run.whole.to);
}

}  // namespace

Duration excluded_in(const OutageTally& tally, std::size_t at, const ExcludedTime& excluded,
                     const Interval& span) {
  return promised(tally, at, excluded.not_promised, span) +
         promised(tally, at, excluded.not_down, span);
}

void note_reach(OutageTally& tally, std::size_t at, Instant until) {
  if (tally.reach.empty()) return;
  tally.reach[at] = std::max(tally.reach[at], until);
}
void distribute(const Counting& counting, const OutageRun& run, ir::CrossingOutages crossing,
                CountedOutage* told) {
  switch (crossing) {
    case ir::CrossingOutages::Split: return split(counting, run, told);
    case ir::CrossingOutages::ByBegin: return to_beginning(counting, run, told);
  }
}

}  // namespace akad::measures

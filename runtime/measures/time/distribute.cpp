#include "runtime/measures/time/distribute.h"

#include <algorithm>

namespace akad::measures {
namespace {

using clocks::OutageRun;

// What a part of an outage comes to, by the clock.
struct Parts {
  Duration counted = 0, excluded = 0, silent = 0;

  void add(const Parts& other) {
    counted += other.counted;
    excluded += other.excluded;
    silent += other.silent;
  }
};

Parts parts_of(const Counting& counting, std::size_t at, const Interval& span) {
  const OutageTally& tally = counting.tally;
  Parts parts;
  parts.excluded = excluded_in(tally, at, counting.taken.excluded, span);
  const Duration away = promised(tally, at, counting.taken.away, span);
  parts.counted = promised(tally, at, span) - parts.excluded - away;
  parts.silent = promised(tally, at, tally.silent, span);
  return parts;
}

void add_sums(const Counting& counting, std::size_t at, const Rational& down,
              const Rational& excluded, const Rational& silent) {
  counting.sums.down[at] += down;
  counting.sums.excluded[at] += excluded;
  counting.sums.silent[at] += silent;
  if (counting.parts != nullptr) counting.parts->push_back({at, down});
}

// The same, as it weighs. `by_share`: gets what counts.
Parts add_weighed(const Counting& counting, std::size_t at, const Interval& part,
                  TimeByShare& by_share) {
  Parts all;
  TimeByShare excluded, silent;
  for (const auto& [span, share] : clocks::pieces_of(counting.weights, part)) {
    const Parts here = parts_of(counting, at, span);
    all.add(here);
    if (here.counted > 0) by_share[share] += here.counted;
    if (here.excluded > 0) excluded[share] += here.excluded;
    if (here.silent > 0) silent[share] += here.silent;
  }
  add_sums(counting, at, weighed(by_share), weighed(excluded), weighed(silent));
  return all;
}

// Whether something of it counts. `told`: of the run; null = nobody asks.
bool add(const Counting& counting, std::size_t at, const Interval& part, CountedOutage* told) {
  TimeByShare by_share;
  Parts all;
  const bool weighs = !counting.weights.empty();
  if (weighs) {
    all = add_weighed(counting, at, part, by_share);
  } else {
    all = parts_of(counting, at, part);
    add_sums(counting, at, all.counted, all.excluded, all.silent);
  }
  if (all.counted > 0) ++counting.sums.outages[at];
  if (told != nullptr) {
    told->parts.push_back(
        {Id<plan::Period>::of(counting.range.first.index() + at), all.counted, all.excluded});
    if (weighs) told->parts.back().by_share = std::optional(std::move(by_share));
  }
  return all.counted > 0;
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

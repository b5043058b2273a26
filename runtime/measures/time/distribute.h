// Outages to the periods in which they count.
#pragma once

#include "runtime/measures/time/tally.h"

namespace akad::measures {

// A way to count: what is taken from the time, and where the sums go.
struct Counting {
  OutageTally& tally;
  plan::PeriodRange range;
  const Taken& taken;
  PeriodSums& sums;
  const clocks::Weights& weights;
  bool notes_reach = true;
  std::vector<CountedPart>* parts = nullptr;  // what counts of each outage is added; null: nobody
                                              // asks
};
// `told`: of the run; null = nobody asks.
void distribute(const Counting& counting, const clocks::OutageRun& run,
                ir::CrossingOutages crossing, CountedOutage* told);

Duration excluded_in(const OutageTally& tally, std::size_t at, const ExcludedTime& excluded,
                     const Interval& span);
// What comes after the period decides how long its outages are in all, and when they begin.
void note_reach(OutageTally& tally, std::size_t at, Instant until);

}  // namespace akad::measures

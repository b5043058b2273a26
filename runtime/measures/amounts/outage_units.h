// Rates that take their units outage by outage: an outage that counts in several periods has in
// each the units that it has up to its end, without those that it had before, so that all of them
// together are those of the outage.
#pragma once

#include "runtime/measures/time/distribute.h"

namespace akad::measures {

// Of a target that has such rates; of any other, nothing happens.
class OutageUnits {
 public:
  OutageUnits(const plan::Plan& plan, Id<ir::Target> target, plan::PeriodRange range);

  bool any() const { return !rates_.empty(); }

  // To the sums of the counting, which gives its parts; `told`: of the run; null = nobody asks.
  void add(const Counting& counting, const std::vector<CountedPart>& parts,
           CountedOutage* told) const;
  // Likewise, to `sums`, what the units may be besides, outage by outage: counted as `known` those
  // runs, and as `if_down` these, of which each has all those of the known ones that lie in it.
  void add_if_down(PeriodSums& sums, const Counting& known,
                   const std::vector<clocks::OutageRun>& known_runs, const Counting& if_down,
                   const std::vector<clocks::OutageRun>& runs) const;

 private:
  UnitsOfOutages& sum(PeriodSums& sums, std::size_t at, std::size_t rate) const;

  std::vector<const ir::EachTimeDown*> rates_;
  OutagesOwed none_;  // of which nothing is paid; beside them
  std::size_t periods_;
  ir::CrossingOutages crossing_ = ir::CrossingOutages::Split;
};

}  // namespace akad::measures

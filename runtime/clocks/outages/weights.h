// Of how much the time counts in which something is down (REFERENCE, "Partial outages").
#pragma once

#include <utility>
#include <vector>

#include "runtime/base/rational.h"
#include "runtime/ir/program.h"
#include "runtime/time/interval_set.h"

namespace akad::clocks {

// What is down there counts in this share.
struct Weighed {
  Interval span;
  Rational share = 1;
};
// Ascending, apart from each other; elsewhere what is down counts in full.
using Weights = std::vector<Weighed>;

// Shares are told in the order of time, each until the next: where nothing is down nobody asks, and
// what lies between stretches that are one outage counts as what came before it.
class WeightSteps {
 public:
  void from(Instant at, const Rational& share);
  Weights until(Instant end) const;  // later than all that was told

 private:
  std::vector<std::pair<Instant, Rational>> steps_;
};

// Of what is `down`, where `weights` tell of it but for the stretches of `untold`, which have a
// share of their own; all of them ascending.
Weights weights_over(const time::IntervalSet& down, const Weights& weights,
                     const time::IntervalSet& untold, const Rational& share);

// All of `part`, in pieces of one share each.
std::vector<Weighed> pieces_of(const Weights& weights, const Interval& part);

// The greatest share of those told; so much may count of time of which nobody knows what it was.
Rational greatest_share(const ir::Outage& outage);

}  // namespace akad::clocks

// In which share the time counts that is down.
#pragma once

#include "tests/oracle/money/time/money_silence.h"

namespace akad::oracle {

// From an instant to the next one; of a subject, or of several together.
struct ShareFrom {
  Instant from = 0;
  Rational share = 1;
};
struct Weights {
  std::vector<ShareFrom> shares = {};  // empty: all of it counts
  // Of time without a record, or of which nobody knows the state.
  std::optional<Rational> heaviest = {};
};
Weights weights_of(const MoneyCase& money, const Subject& subject, const OutageRules& rules,
                   Attempts& tried);

// `part`, cut where another share begins to hold. What is not `down`, of stretches that are one,
// counts as what was before it.
struct Weighed {
  Interval span;
  Rational share = 1;
};
std::vector<Weighed> weighed(const Weights& weights, const Untold& untold,
                             const std::vector<Interval>& down, const Interval& part);

}  // namespace akad::oracle

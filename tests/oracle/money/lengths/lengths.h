// How long items take together, as REFERENCE ("How long items take together") says it.
#pragma once

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

// None where there is no length.
std::optional<Rational> taken_together(const TargetRules& rules, std::vector<Duration> lengths,
                                       Attempts& tried);
// As if nothing were left out; none where nothing is.
std::optional<Rational> with_left_out(const TargetRules& rules, const Counts& counts);
bool is_kept(const TargetRules& rules, const Rational& length);

}  // namespace akad::oracle

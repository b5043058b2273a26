// Targets for sums of what is owed in kind, as REFERENCE ("Points") says them.
#pragma once

#include "tests/oracle/money/time/what_may_be.h"

namespace akad::oracle {

// The results of targets for sums, of what credits owe in kind in these periods.
void add_sums(const MoneyCase& money, std::vector<PeriodOf>& periods, Attempts& tried);

// What the credit may come to where the sum lies between the two: tried for each, for every bound
// of its table between them, and between these.
std::vector<MayBe> what_may_be_of_sum(const MoneyCase& money, const MonthResult& result,
                                      Every every, std::size_t credit, const Rational& known,
                                      const Rational& most, Attempts& tried);

}  // namespace akad::oracle

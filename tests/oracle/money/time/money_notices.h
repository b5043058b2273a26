// What of notices is granted, for the oracle's outages.
#pragma once

#include "tests/oracle/money/time/money_silence.h"

namespace akad::oracle {

std::vector<Interval> in_one(std::vector<Interval> parts);
// `runs`: outages as they are, `counted`: what counts of them.
Granted granted_of(const MoneyCase& money, const Subject& subject,
                   const std::vector<Interval>& runs, const std::vector<Interval>& counted,
                   const std::vector<MonthPart>& months, Attempts& tried);

}  // namespace akad::oracle

// Which caps are about which lines, and which of them comes first.
#pragma once

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

// A cap is money.
bool covers(const MoneyCase& money, const CapRules& cap, std::size_t credit);

// The line's value for each of the cap's groups.
Group group_under(const MoneyCase& money, const CapRules& cap, const CreditLine& line);

// Fewest credits, then finest grouping, then in the order written: the least is taken each time.
std::vector<std::size_t> narrowest_first(const MoneyCase& money, Attempts& tried);

}  // namespace akad::oracle

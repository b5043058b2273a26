// What the differentials of money have in common: a case is made smaller for as long as it shows
// what was found, and what was tried is printed.
#pragma once

#include <functional>

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

using StillSo = std::function<bool(const MoneyCase&)>;
void make_smaller(MoneyCase& money, const StillSo& still);

// Whether each part from `first` on made a difference in one of five hundred cases.
bool print_attempts(const Attempts& tried, std::int64_t cases, Tried first,
                    std::size_t end = kTried);

}  // namespace akad::oracle

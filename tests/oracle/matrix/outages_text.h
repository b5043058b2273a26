// An outage of a case as text, and the log of those that belong together.
#pragma once

#include <string>

#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

std::string outage_text(const MoneyCase& money, std::size_t at);
// By what its subjects are called.
std::string subject_of(const MoneyCase& money, const TargetRules& rules);

}  // namespace akad::oracle

// A case of money as its parties would write it. What is set of a target is written whatever the
// target measures: whether it goes together is the compiler's to say.
#pragma once

#include <string>

#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

std::string agreement_text(const MoneyCase& money);

}  // namespace akad::oracle

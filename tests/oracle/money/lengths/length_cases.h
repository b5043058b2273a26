// Random targets for how long items take together, and what is owed for these.
#pragma once

#include "tests/oracle/dice.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

void add_lengths(Dice& dice, MoneyCase& money);

}  // namespace akad::oracle

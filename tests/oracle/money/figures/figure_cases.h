// Random targets for figures, and what is owed for these.
#pragma once

#include "tests/oracle/dice.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

// Once the stories are told, so that these are what they would be without it.
void add_figure(Dice& dice, MoneyCase& money);

}  // namespace akad::oracle

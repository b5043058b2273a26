// Targets for sums of what is owed in kind.
#pragma once

#include "tests/oracle/dice.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

// Of something that some credit of the case owes in kind, which needs no claim then; and a credit
// or two for it. Nothing where none does.
void add_sum(Dice& dice, MoneyCase& money);

}  // namespace akad::oracle

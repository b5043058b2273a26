// Random fees, credits and caps.
#pragma once

#include "tests/oracle/dice.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

Rational any_share(Dice& dice);
// For which periods something may be: days and weeks are many where the term is long.
Every any_period(Dice& dice, const MoneyCase& money);

// Some that change, and some that are shares of others.
void any_fees(Dice& dice, MoneyCase& money);
// Of the targets that there are; of so many rows of a hundred a rate says the amount.
void any_remedies(Dice& dice, MoneyCase& money, int rates);

// Money, or a share of a fee, that is owed for the target.
Sum any_sum_for(Dice& dice, const MoneyCase& money, const TargetRules& target, bool may_be_nothing);
// A table of such sums by these bounds, upwards or downwards.
std::vector<Slab> any_table_for(Dice& dice, const MoneyCase& money, const TargetRules& target,
                                std::vector<Rational> bounds);

}  // namespace akad::oracle

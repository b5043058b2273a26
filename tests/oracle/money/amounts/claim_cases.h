// Random small amounts and claims.
#pragma once

#include "tests/oracle/dice.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

// What stands between what the credit owes and what is payable, now and then.
void add_payable(Dice& dice, const MoneyCase& money, CreditRules& credit);

// Who claims what: around the deadlines of what may be claimed, for its periods and groups or
// others.
void tell_claims(Dice& dice, MoneyCase& money);

}  // namespace akad::oracle

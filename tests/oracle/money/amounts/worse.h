// The same story with one item that stops later, in the same period and group.
#pragma once

#include "tests/oracle/dice.h"
#include "tests/oracle/money/amounts/paid.h"

namespace akad::oracle {

// None where no item of it can stop later and be otherwise the same.
std::optional<MoneyCase> with_later_stop(Dice& dice, const MoneyCase& money, const WholeTerm& term);

// Credits for which a worse result never owes less: tables whose amounts are in order in every
// period, and rates that stand alone.
std::vector<bool> ordered_credits(const MoneyCase& money, const WholeTerm& term);

// The line that owes less; empty where none does. What is payable is looked at where no cap is.
std::string owed_less(const MoneyCase& money, const std::vector<bool>& ordered, const Paid& before,
                      const Paid& worse);

}  // namespace akad::oracle

// Random agreements about money and stories under them, where mistakes would be: instants at the
// ends of months and of grace, shares that are reached exactly, caps that are met exactly.
#pragma once

#include "tests/oracle/dice.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

MoneyCase any_money_case(Dice& dice);
// Rules without a story; of so many rows of a hundred a rate says the amount.
MoneyCase any_agreement(Dice& dice, int rates);

// The happenings of every subject, under the rules that `money` has.
void tell_stories(Dice& dice, MoneyCase& money);

// Every (instant, what, signal) once, so that no two values of one instant contradict each other.
void put(Subject& subject, Event event);

// For a reader: the stories in order; the agreement is shown as IR.
std::string show_stories(const MoneyCase& money);

}  // namespace akad::oracle

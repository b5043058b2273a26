// Random outages of several, and stories in which several are down at a time.
#pragma once

#include "tests/oracle/dice.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

// Of one of the first outages of the case, which are told of each subject.
MemberRules any_members(Dice& dice, const MoneyCase& money, std::size_t told);
// The subjects of a log of one subject alone are not groups that are called otherwise.
void exclude_what_can_be(const MoneyCase& money, const MemberRules& rules, TargetRules& target);

bool has_groups(const MoneyCase& money);
// Where it belongs and when it is down, beside those that were told before. No two happenings of an
// instant contradict each other.
void tell_member(Dice& dice, const MoneyCase& money, Subject& subject);
// Notices of who is called like a group, and now and then is a subject of its own.
void tell_namesakes(Dice& dice, MoneyCase& money);

}  // namespace akad::oracle

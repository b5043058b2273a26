// Kinds of targets of time, and of the outages that they measure.
#pragma once

#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

void time_of_states(MoneyCase& money, TargetRules& target);
void time_of_events(MoneyCase& money, TargetRules& target);
void time_of_windows(MoneyCase& money, TargetRules& target);
void time_of_slots(MoneyCase& money, TargetRules& target);
void time_of_weights(MoneyCase& money, TargetRules& target);
void time_of_hours(MoneyCase& money, TargetRules& target);
void time_of_all(MoneyCase& money, TargetRules& target);
void time_of_more(MoneyCase& money, TargetRules& target);
void time_of_share(MoneyCase& money, TargetRules& target);
void time_of_platform(MoneyCase& money, TargetRules& target);

}  // namespace akad::oracle

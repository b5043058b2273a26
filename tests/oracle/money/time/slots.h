// When a subject is down, slot by slot.
#pragma once

#include <vector>

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

// The stretches, ascending; they may touch.
std::vector<Interval> down_by_slots(const MoneyCase& money, const Subject& subject,
                                    const SlotRules& rules, bool unknown_is_down, Attempts& tried);

}  // namespace akad::oracle

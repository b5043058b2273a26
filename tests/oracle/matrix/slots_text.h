// The lines of an outage that is told by slots.
#pragma once

#include <string>

#include "tests/oracle/money/time/outage_rules.h"

namespace akad::oracle {

std::string slots_text(const SlotRules& rules);

}  // namespace akad::oracle

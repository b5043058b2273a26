// What must hold of measured time whatever the rules are, and of the same agreement without its
// exclusions; asked of what the engine says, beside the comparison with the oracle.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

MoneyCase without_exclusions(MoneyCase money);
bool excludes_anything(const MoneyCase& money);

// The law that is broken, and where; empty where all hold.
//   whole: promised, excluded, left out and not covered time are the subjects' time in the period;
//   apart: what counts as down and what is excluded of it are what was down without exclusions.
std::string broken_law(const MoneyCase& money, const nlohmann::json& said,
                       const nlohmann::json& said_without);

}  // namespace akad::oracle

// What happened, as the logs that the program of a case reads.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

constexpr std::array<const char*, 4> kLogs = {"tickets", "probes", "notices", "claims"};

// By log, a record each; of claims only where something is claimed.
std::array<std::vector<std::string>, 4> record_texts(const MoneyCase& money);

}  // namespace akad::oracle

// What happened, as the logs that the program of a case reads.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

constexpr std::array<const char*, 3> kLogs = {"tickets", "probes", "notices"};

// By log, a record each.
std::array<std::vector<std::string>, 3> record_texts(const MoneyCase& money);

}  // namespace akad::oracle

// The records that tell a case's stories, as the logs of its agreement are written.
#pragma once

#include <array>
#include <string>

#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

constexpr std::array<const char*, 3> kLogNames = {"tickets", "probes", "notices"};

// One text a log, in that order, a record a line.
std::array<std::string, 3> log_texts(const MoneyCase& money);

}  // namespace akad::oracle

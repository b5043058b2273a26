// The engine's answers about a case of money. All that the comparison knows of the IR, of stores
// and of statements stands here.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "runtime/ir/program.h"
#include "tests/harness/records.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

ir::Program as_program(const MoneyCase& money);

// One event, as a record.
void tell(harness::Records& records, const std::string& subject, const Event& event);
// What happened, as records under a program that has all rows of the above at the same places.
void tell_all(harness::Records& records, const MoneyCase& money);

// What follows from rules in the engine's statement, in the words of `oracle_says`.
nlohmann::json engine_says(const MoneyCase& money);

}  // namespace akad::oracle

// Error budgets, and numbers that are too small, as REFERENCE says them.
#pragma once

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

// Of how many something is measured.
std::uint64_t number_of(const TargetRules& rules, const Counts& counts);
// Whether so many are as good as none.
bool are_too_few(const TargetRules& rules, std::uint64_t number);

// What may go wrong and what did, as a statement says it; null where it says nothing of the kind.
nlohmann::json budget_in_words(const TargetRules& rules, const MonthResult& result);

// How good the result is called: "level0"; null: by no name.
nlohmann::json level_in_words(const TargetRules& rules, const MonthResult& result);

}  // namespace akad::oracle

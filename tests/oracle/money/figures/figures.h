// Figures, as REFERENCE ("Figures") says them.
#pragma once

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

std::vector<GroupCounts> count_figure(const MoneyCase& money, std::size_t target,
                                      const std::vector<MonthPart>& parts, Attempts& tried);
// None where there is nothing that it would be a share of.
std::optional<Rational> figure_of(const TargetRules& rules, const Counts& counts, Attempts& tried);
bool keeps(const TargetRules& rules, const Rational& figure);
// The best and the worst that there can be.
Rational best_figure(const TargetRules& rules);
Rational worst_figure(const TargetRules& rules);
// Of a figure slot by slot, with those of too little that count as something.
std::size_t slots_that_count(const TargetRules& rules, const Counts& counts);
nlohmann::json figure_counts(const TargetRules& rules, const Counts& counts);
std::string figure_test(const TargetRules& rules);

}  // namespace akad::oracle

// Figures and their promises, as text.
#pragma once

#include <string>

#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

// What a period is with nothing in it, or too little.
std::string empty_line(const TargetRules& rules, const std::string& things);
std::string figure_text(const TargetRules& rules, std::size_t at);
// `in`: "in each calendar month, for each tier".
std::string figure_promise(const TargetRules& rules, std::size_t at, const std::string& in);
// Of a table about it.
std::string figure_bound(const TargetRules& rules, const Rational& bound);

}  // namespace akad::oracle

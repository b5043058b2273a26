// The sections of a statement for people, each added to the page.
#pragma once

#include <string>

#include "runtime/report/statement/statement.h"

namespace akad::report {

void add_results(std::string& page, const ir::Program& program, const PeriodStatement& period);
void add_credits(std::string& page, const ir::Program& program, const PeriodStatement& period);
void add_caps(std::string& page, const ir::Program& program, const PeriodStatement& period);
void add_data(std::string& page, const Statement& statement);  // records read, and the findings

// "2 of 3 in time; late: 1", empty where nothing was counted.
std::string count_words(const results::Result& result);

}  // namespace akad::report

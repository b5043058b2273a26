// The sections of a statement for people, each added to the page.
#pragma once

#include <string>

#include "runtime/report/statement.h"

namespace akad::report {

void add_results(std::string& page, const PeriodStatement& period);
void add_credits(std::string& page, const PeriodStatement& period, const std::string& currency);
void add_caps(std::string& page, const PeriodStatement& period, const std::string& currency);
void add_data(std::string& page, const Statement& statement);  // records read, and the findings

}  // namespace akad::report

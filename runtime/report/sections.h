// The sections of a statement for people, each added to the page.
#pragma once

#include <string>

#include "runtime/report/statement.h"

namespace akad::report {

void add_results(std::string& page, const PeriodStatement& period);
void add_credits(std::string& page, const PeriodStatement& period, const std::string& currency);
void add_caps(std::string& page, const PeriodStatement& period, const std::string& currency);
void add_data(std::string& page, const Statement& statement);  // records read, and the findings

// "at least 95% of the items in time"; "2 of 3 in time; late: 1", empty where nothing was counted.
std::string promised_text(const Result& result);
std::string count_words(const Result& result);

}  // namespace akad::report

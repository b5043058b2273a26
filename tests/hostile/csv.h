// CSV as RFC 4180 and spreadsheets read it, written from these and not with the program's own code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace akad::hostile {

using CsvRows = std::vector<std::vector<std::string>>;

// What breaks the form is told in `mistake`.
CsvRows read_csv(std::string_view text, std::string& mistake);

// Whether a spreadsheet would reckon with it: it begins as formulas do, and is no number.
bool is_formula(std::string_view cell);

// Empty where rows have as many cells as the first, and none is a formula.
std::string mistake_in_csv(std::string_view text);

}  // namespace akad::hostile

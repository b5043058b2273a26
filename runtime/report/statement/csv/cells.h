// Rows of CSV (RFC 4180) that spreadsheets open and programs read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace akad::report {

// A text of an agreement or a log. What cannot be seen is written out as in every text for people.
// A spreadsheet takes what begins with = + - @ for a formula: an apostrophe before it makes it a
// text, and one before an apostrophe keeps the two apart.
std::string text_cell(std::string_view text);

// Cells in quotes where they must be, and the end of the line.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace akad::report

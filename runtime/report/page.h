// Lines of at most 100 columns for people: wrapped text, labelled values and tables that fit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace akad::report {

constexpr std::size_t kPageColumns = 100;

struct Column {
  std::string title;
  bool to_the_right = false;  // numbers
};

// Every cell is made safe for terminals by whoever fills it. Columns are as wide as their widest
// cell; where that is more than the page has, the widest are wrapped.
struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

void add_line(std::string& page, std::size_t indent, std::string_view text);  // wrapped at blanks
void add_value(std::string& page, std::size_t indent, std::string_view label,
               std::string_view text);                    // label in 14 columns, then the text
void add_rule(std::string& page, char mark);              // a line across the page
void add_table(std::string& page, std::size_t indent, const Table& table);

}  // namespace akad::report

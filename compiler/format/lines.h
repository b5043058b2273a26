// The words of a text, arranged in the lines of the canonical layout.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/parser/parser.h"

namespace akad::format {

struct Line {
  std::size_t depth = 0;           // of braces
  std::string text;                // empty: a remark alone
  std::vector<std::string> cells;  // of a table row; its text follows from them
  std::string remark;              // `// …`
  std::string first_word;
  bool opens = false;         // ends with `{`
  bool closes = false;        // is `}`
  bool behind_table = false;  // goes on with the sentence whose rows stand above
  bool blank_before = false;
};

// One line a clause, row, head or closing brace. A remark inside a sentence moves above it, since
// nothing can stand behind it on its line.
std::vector<Line> lines_of(const std::vector<parser::Token>& tokens);

// Sets blank_before: one empty line between declarations, at most one inside blocks.
void space_lines(std::vector<Line>& lines);

}  // namespace akad::format

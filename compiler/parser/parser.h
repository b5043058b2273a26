// Text to AST. The only folder that knows ANTLR; nothing of it is visible here.
#pragma once

#include "compiler/ast/ast.h"
#include "compiler/diagnostics/diagnostic.h"

namespace akad::parser {

constexpr std::size_t kMostErrors = 100;  // then one closing remark

// One token as the formatter needs it.
struct Token {
  std::string text;
  Span span;
  bool begins_line = false;   // first token of a clause, row, declaration or closing brace
  bool comment = false;       // `// ...`
  bool own_line = false;      // comment that stood alone on its line
  bool blank_before = false;  // an empty line stood before it
  int table_cell = -1;        // for a `|` of a table row: which bar of the row
  bool behind_table = false;  // goes on with the sentence whose rows stand above
};

struct Parsed {
  ast::File file;
  std::vector<Token> tokens;  // comments included, in text order
};

// Never fails and never throws: what could not be understood is Broken or left out, and reported.
Parsed parse(const SourceSet& sources, std::int32_t file, Sink& sink);

}  // namespace akad::parser

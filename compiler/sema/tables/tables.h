// What the checks of tables share: how a table ends, whatever its rows ask for.
#pragma once

#include <string>
#include <vector>

#include "compiler/sema/passes.h"

namespace akad::sema::tables {

// A row as its table says it.
struct Row {
  bool is_otherwise = false;
  std::string owed;  // what stands in its second cell
  Span span;
};

// A table, and what a message says where its end is not clear.
struct Table {
  std::vector<Row> rows;
  std::string left;     // what is not said: "what a result below 85% earns"
  std::string own;      // "an amount of its own"
  std::string nothing;  // the cell that waives it, "no credit"; empty: there is none
  std::string waived;   // what that means: "a result below 85% earns nothing"
  bool broken = false;  // rows of it may be missing, as is reported elsewhere
};

// Where one answer of several is the author's: what to write, and what it then means.
Step offer(std::string text, std::string means);

// AK0501 and AK0502; false when rows stand behind `otherwise`.
bool check_end(Scope& scope, const Table& table);

}  // namespace akad::sema::tables

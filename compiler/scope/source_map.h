// Where each row of the IR was written. Beside the tables, never part of the IR.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "compiler/diagnostics/source.h"
#include "runtime/ir/program.h"

namespace akad::scope {

// One span a row, of its name where it has one.
struct SourceMap {
  std::array<std::vector<Span>, ir::kTableCount> spans;  // by table
  std::vector<std::vector<Span>> limit_rows;             // by target
  std::vector<std::vector<Span>> slab_rows;              // by credit
  std::vector<std::vector<std::string>> slab_amounts;    // the same, as they are written
  std::vector<std::vector<Span>> expectations;           // by scenario
  Span term;
  std::int32_t annexes = 0;  // the files behind the agreement's own; those of libraries follow

  template <class Row>
  std::vector<Span>& of() {
    return spans[ir::table_place<Row>()];
  }
  bool is_of_library(Span span) const { return span.file > annexes; }

  template <class Row>
  Span operator[](Id<Row> id) const {
    return spans[ir::table_place<Row>()][id.index()];
  }
};

}  // namespace akad::scope

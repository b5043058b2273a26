// AST to IR: names become ids, quantities get units and bases, and the choices on which money
// depends are demanded. The result is the program and where each row of it was written.
#pragma once

#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/diagnostics/diagnostic.h"
#include "runtime/ir/program.h"

namespace akad::sema {

// Places beside the IR's rows, for the audit; never part of the IR.
struct SourceMap {
  std::vector<Span> fees, holiday_sets, calendars, logs, conditions, events, signals, windows, clocks,
      outages, targets, credits, caps, scenarios;
  std::vector<std::vector<Span>> limit_rows;  // by target
  std::vector<std::vector<Span>> slab_rows;   // by credit
  Span term;
};

struct Analysis {
  ir::Program program;  // meaningful only without errors in the sink
  SourceMap map;
};

// `files`: the agreement first, then the libraries it uses, already loaded by the driver, each with
// the name under which the agreement knows it ("indonesia").
struct LoadedFile {
  const ast::File* file = nullptr;
  std::string library;  // empty for the agreement
};
Analysis analyze(const std::vector<LoadedFile>& files, Sink& sink);

}  // namespace akad::sema

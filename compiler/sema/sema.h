// AST to IR: names become ids, quantities get units and bases, and the choices on which money
// depends are demanded. The result is the program and where each row of it was written.
#pragma once

#include <string>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/scope/source_map.h"
#include "runtime/ir/program.h"

namespace akad::sema {

using scope::SourceMap;

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
// `libraries`: that come with the program, to offer the one of a name that is not known.
Analysis analyze(const std::vector<LoadedFile>& files, Sink& sink,
                 std::vector<std::string> libraries);

}  // namespace akad::sema

// Files that an agreement's head names as parts of it: what engineers write of logs stands there,
// and means what it would mean in the agreement's own text.
#pragma once

#include "compiler/ast/ast.h"
#include "compiler/driver/driver.h"

namespace akad::driver {

struct AnnexLoading {
  const std::string& agreement;  // the file's path: annexes are named from its folder on
  SourceSet& sources;
  Sink& sink;
  const Files& files;
};
// Adds what the annexes declare to what the agreement does, in their order, behind its own. Each is
// a file below the agreement's folder, read as far as the parser accepts. AK0802 to AK0805.
// Gives how many were added to the sources.
std::int32_t add_annexes(ast::File& agreement, AnnexLoading into);

}  // namespace akad::driver

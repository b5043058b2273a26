// Does the agreement make sense? One rule a file, over the sound IR: rows that can never be reached,
// slabs out of order, pauses that always hold, holidays that end before the term.
#pragma once

#include "compiler/sema/sema.h"

namespace akad::audit {

void audit(const ir::Program& program, const sema::SourceMap& map, Sink& sink);

}  // namespace akad::audit

// Does the agreement make sense? One rule a file, over the sound IR: holidays that end before the
// term, credits that fall while the service worsens, things that nothing uses, clocks that never
// run.
#pragma once

#include "compiler/sema/sema.h"

namespace akad::audit {

// `files`: as the program was made of them, for what the IR does not have.
void audit(const ir::Program& program, const sema::SourceMap& map, Sink& sink,
           const std::vector<sema::LoadedFile>& files = {});

}  // namespace akad::audit

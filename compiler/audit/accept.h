// What the parties mean as it is written: findings that a line of the text accepts, with the
// reason. A line of a block is for what is found in it, one of the agreement's head for all of the
// text.
#pragma once

#include "compiler/sema/sema.h"

namespace akad::audit {

// AK0201, AK0207: codes that are none, and those of mistakes, which nobody can accept.
void check_acceptances(const std::vector<sema::LoadedFile>& files, Sink& sink);

// Marks what is accepted. AK1090 for a line that accepts nothing, where everything was looked at.
void accept(const std::vector<sema::LoadedFile>& files, bool all_found, Sink& sink);

}  // namespace akad::audit

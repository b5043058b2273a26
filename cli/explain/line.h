// A line of the statement, told with what it rests on.
#pragma once

#include "cli/commands.h"
#include "runtime/base/instant.h"
#include "runtime/ir/program.h"

namespace akad::cli {

// Answers for an order that names a line; what it returns is the exit of the program.
int explain_line(const ExplainOrder& order, const ir::Program& program, Instant as_of);

}  // namespace akad::cli

// What the logs would have cost under both agreements of `akad diff`.
#pragma once

#include "cli/diff/sides.h"
#include "runtime/differences/differences.h"

namespace akad::cli {

// Says the differences, and below them the history. The exit code.
int say_with_history(const DiffOrder& order, const differences::Differences& found,
                     const Sides& sides);

}  // namespace akad::cli

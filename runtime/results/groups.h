// Groups by position, and what they are called.
#pragma once

#include "runtime/results/result.h"

namespace akad::results {

// The values with the names of their signals; that of a subject is "subject".
std::vector<ir::GroupValue> named(const ir::Program& program,
                                  const std::vector<Id<ir::Signal>>& signals, const Group& values);

// Of a result's group those values that a cap holds apart. Verification made sure they are there.
Group values_for(const ir::Cap& cap, const ir::Target& target, const Group& group);

}  // namespace akad::results

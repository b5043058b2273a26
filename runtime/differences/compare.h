// Two declarations that are the same one, field by field.
#pragma once

#include "runtime/differences/differences.h"
#include "runtime/differences/tell/node.h"

namespace akad::differences {

// Adds one difference for each field that says something else, and for each row of a table.
void compare(const Nodes& before, const Nodes& after, const Where& where,
             std::vector<Difference>& to);

}  // namespace akad::differences

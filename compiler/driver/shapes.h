// Logs that libraries tell of: `log tickets is shapes.github_issues { … }`.
#pragma once

#include "compiler/driver/libraries.h"

namespace akad::driver {

// Gives each log of the agreement that has a shape the lines of it. What the agreement writes
// itself stands in place of what the shape says of the same. AK0201.
void take_shapes(ast::File& agreement, const Libraries& libraries, Sink& sink);

}  // namespace akad::driver

// Scenarios that were written when the agreement was signed already, or that are too many for its
// text: in a file beside it.
#pragma once

#include <string>

#include "compiler/driver/annexes.h"

namespace akad::driver {

// Scenarios that stand beside `agreement.sla` in `agreement.scenarios.sla`, which begins as an
// annex does and holds nothing else (AK0802). Nobody names the file: what is signed does not depend
// on how it is tried. Gives why it cannot be read; empty = it was, or there is none.
std::string add_scenarios(ast::File& agreement, AnnexLoading into);

}  // namespace akad::driver

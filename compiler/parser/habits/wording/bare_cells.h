// Rows that begin with a value and do not say of which field it is. A single word may be the name
// of a condition too, so they are found before sentences are read.
#pragma once

#include "compiler/parser/reading.h"

namespace akad::parser {

// Reports the cells of a text as one mistake and reads them as comparisons.
void mend_bare_cells(Reading& reading);

}  // namespace akad::parser

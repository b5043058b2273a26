// Other words for `otherwise`, as the last row of a table. A single word may be the name of a
// condition too, so they are found before sentences are read.
#pragma once

#include "compiler/parser/reading.h"

namespace akad::parser {

// Reports the cell and reads it as `otherwise`: the table is whole.
void mend_otherwise(Reading& reading);

}  // namespace akad::parser

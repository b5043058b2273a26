// What records told of the fees behind a line.
#pragma once

#include "runtime/explain/line/line.h"

namespace akad::explain {

// Of the fees that its row, or a cap over it, is a share of: the records of just those periods that
// the share is of.
std::vector<report::ChargeBehind> charges_behind(const evaluation::Evaluation& found,
                                                 const LinePlace& place);

}  // namespace akad::explain

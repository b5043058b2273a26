// Marks of lines whose fee may be another, since records of charges cannot be used.
#pragma once

#include "runtime/settlement/line.h"

namespace akad::settlement {

// Each line that is a share of such a fee, or limited by one, by the table of its credit and its
// caps, whichever row holds.
void mark_lost_charges(const ir::Program& program, const charged::Charges& charges,
                       std::vector<Line>& lines);

}  // namespace akad::settlement

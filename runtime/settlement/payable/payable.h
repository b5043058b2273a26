// What is payable: exact amounts, rounded.
#pragma once

#include "runtime/settlement/line.h"

namespace akad::settlement {

// Once for each line, by its credit's mode and unit. Lines under a cap that bit are rounded down,
// and the units left go to the largest remainders, so that they add up to the cap rounded down. No
// bucket ends above its cap, whether it bit or only the rounding would have broken it.
void round_lines(const ir::Program& program, std::vector<Line>& lines,
                 const std::vector<Bucket>& buckets);

}  // namespace akad::settlement

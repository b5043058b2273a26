// Credits before and under caps: one line for each result that earns an amount.
#pragma once

#include "runtime/settlement/settle.h"

namespace akad::settlement {

struct Line {
  LineItem item;    // `payable` is set by round_lines
  Rational amount;  // exact, as the caps leave it
};

// Which lines a cap limits together, and to how much.
struct Bucket {
  Id<ir::Cap> cap;
  results::Group group;
  std::vector<std::size_t> lines;  // indices
  Rational most;
  bool bit = false;
};

// By credit, then result. No line where the slab's amount is zero, and none where no credit can
// arise.
std::vector<Line> lines_of(const ir::Program& program, const std::vector<results::Result>& results);

// The caps of the period's cadence: those of another limit what arises in their own periods.
// Narrowest first: fewest credits, then finest grouping, then the order written. Each bucket whose
// lines exceed its cap is lowered to it in exact proportion; what was lowered goes to `applied`.
std::vector<Bucket> apply_caps(const ir::Program& program, const results::PeriodResults& period,
                               std::vector<Line>& lines, std::vector<CapApplied>& applied);

// Once for each line, by its credit's mode and unit. Lines under a cap that bit are rounded down,
// and the units left go to the largest remainders, so that they add up to the cap rounded down. No
// bucket ends above its cap, whether it bit or only the rounding would have broken it.
void round_lines(const ir::Program& program, std::vector<Line>& lines,
                 const std::vector<Bucket>& buckets);

}  // namespace akad::settlement

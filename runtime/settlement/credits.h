// Credits before and under caps: one line for each result that earns an amount.
#pragma once

#include "runtime/settlement/settle.h"

namespace akad::settlement {

struct Line {
  LineItem item;           // `payable` is set by round_lines
  Rational amount;         // exact, as the caps leave it
  std::size_t period = 0;  // of those that are settled together
};

// Which lines a cap limits together, and to how much.
struct Bucket {
  Id<ir::Cap> cap;
  ir::CalendarPeriod period;  // of the cap's cadence
  results::Group group;
  std::vector<std::size_t> lines;  // indices
  Rational most;                   // what earlier periods left of the cap
  Rational earlier = {};           // what they used of it
  bool bit = false;
};

// By credit, then result. No line where the slab's amount is zero, unless a credit was owed before
// for what would earn one, and none where no credit can arise. `at`: the place of the period among
// those that are settled together.
void add_lines(std::vector<Line>& lines, const ir::Program& program,
               const results::PeriodResults& period, std::size_t at, Ledger& ledger);

// Of periods that end together, and so fall into one period of each cap. Narrowest first: fewest
// credits, then finest grouping, then shortest period, then the order written. Each bucket whose
// lines exceed what is left of its cap is lowered to it in exact proportion; what was lowered is
// told with the longest period that has a line under it.
std::vector<Bucket> apply_caps(const ir::Program& program,
                               std::span<const results::PeriodResults> periods,
                               std::vector<Line>& lines, const Ledger& ledger,
                               std::vector<PeriodSettlement>& settled);

// Once for each line, by its credit's mode and unit. Lines under a cap that bit are rounded down,
// and the units left go to the largest remainders, so that they add up to the cap rounded down. No
// bucket ends above its cap, whether it bit or only the rounding would have broken it.
void round_lines(const ir::Program& program, std::vector<Line>& lines,
                 const std::vector<Bucket>& buckets);

// What the caps leave of what is open, once the whole term is settled: a cap leaves no more than
// what all credits of its period have not used, those that arose later, too.
void add_open_under(const ir::Program& program, const std::vector<results::PeriodResults>& term,
                    std::vector<PeriodSettlement>& settled);

}  // namespace akad::settlement

// Credits before caps: one line for each result that earns an amount, by what its row owes for what
// was counted (runtime/owed).
#pragma once

#include "runtime/settlement/line.h"

namespace akad::settlement {

enum class Owes { Anything, InKind };
// By credit, then result. No line where nothing is owed, unless a credit was owed before for what
// would earn one, and none where no credit can arise. `at`: the place of the period among those
// that are settled together.
void add_lines(std::vector<Line>& lines, const ir::Program& program,
               const results::PeriodResults& period, std::size_t at, const ir::ToldFees& told,
               Ledger& ledger, Owes which = Owes::Anything);

}  // namespace akad::settlement

// What is payable: what was claimed, where it must be, before caps; and exact amounts, rounded.
#pragma once

#include "runtime/settlement/line.h"

namespace akad::settlement {

// Of credits that are payable only where they are claimed: how each line stands. Only what is due
// goes on to the caps; what may still be claimed uses none, and what nobody can know is open.
void mind_claims(const ir::Program& program, std::span<const results::PeriodResults> periods,
                 const claimed::Claims& claims, std::vector<Line>& lines);

// Of what is payable, once it is rounded: from which invoice, or by when.
void set_payments(const ir::Program& program, std::span<const results::PeriodResults> periods,
                  std::vector<Line>& lines);

// Claims for periods that are over, for which nothing is owed, or that name none.
std::vector<ClaimOfNothing> claims_of_nothing(const ir::Program& program,
                                              const std::vector<results::PeriodResults>& term,
                                              const claimed::Claims& claims,
                                              const std::vector<PeriodSettlement>& settled);

// Once for each line, by its credit's mode and unit. Lines under a cap that bit are rounded down,
// and the units left go to the largest remainders, so that they add up to the cap rounded down. No
// bucket ends above its cap, whether it bit or only the rounding would have broken it.
void round_lines(const ir::Program& program, std::vector<Line>& lines,
                 const std::vector<Bucket>& buckets);

}  // namespace akad::settlement

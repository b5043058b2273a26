// Targets for sums: what credits owe in kind becomes a result, for which money may be owed.
#pragma once

#include "runtime/events/lost/losses.h"
#include "runtime/events/lost/revisions.h"
#include "runtime/plan/plan.h"
#include "runtime/settlement/line_item.h"

namespace akad::settlement {

// Adds the results of targets for sums to those of a term, where they belong: what is payable of
// all that owes such a kind, rounded, is summed by the period of the sum in which its own period
// ends, and by the groups of the sum. What is open of it is open of the sum. A sum without groups
// has a result in each period; one with groups, for the groups of which one of its targets counts.
// Does nothing where no target is for a sum.
void add_sums(std::vector<results::PeriodResults>& term, const plan::Plan& plan,
              const events::Losses& losses, const events::Revisions& revisions);

// Whether the line, of a period that is over, is part of the sum.
struct Sum {
  const results::Result& result;
  const plan::Period& period;
};
bool is_part_of(const ir::Program& program, const Sum& sum, const LineItem& line,
                const results::PeriodResults& of);

}  // namespace akad::settlement

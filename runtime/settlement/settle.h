// Verdicts to money: results become credits, caps are applied, amounts rounded, months added up.
#pragma once

#include "runtime/measures/partial.h"
#include "runtime/plan/plan.h"
#include "runtime/report/statement.h"

namespace akad::settlement {

// Agreement, as-of, periods, total and the number of subjects; all periods of the term that have
// begun, in the order in which they end. What was read (digest, zone database, logs, findings) is
// the engine's to add. A target without groups has a result in every period of its cadence; one
// with groups has results for the groups that `partial` knows in it.
report::Statement settle(const plan::Plan& plan, const measures::Partial& partial);

}  // namespace akad::settlement

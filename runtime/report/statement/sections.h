// The sections of a statement for people, each added to the page.
#pragma once

#include "runtime/report/page.h"
#include "runtime/report/statement/statement.h"

namespace akad::report {

void add_results(Page& page, const Statement& statement, const PeriodStatement& period);
// What was claimed of the target's time in it.
void add_claims(Page& page, const ir::Program& program, const PeriodStatement& period,
                Id<ir::Target> target);
void add_credits(Page& page, const ir::Program& program, const PeriodStatement& period);
void add_caps(Page& page, const ir::Program& program, const PeriodStatement& period);
void add_data(Page& page, const Statement& statement);  // records read, and the findings
// What the agreement says where contracts differ.
void add_choices(Page& page, const ir::Program& program);

// "2 of 3 in time; late: 1", empty where nothing was counted.
Phrase counts_of(const ir::Program& program, const results::Result& result);

}  // namespace akad::report

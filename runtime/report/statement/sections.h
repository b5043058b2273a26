// The sections of a statement for people, each added to the page.
#pragma once

#include "runtime/report/page.h"
#include "runtime/report/statement/statement.h"

namespace akad::report {

// Of what is known at which instant; the logs that were left out and those that were read; which
// periods alone are told of, where not all are.
void add_as_of(Page& page, const Statement& statement);
void add_read(Page& page, const Statement& statement);
void add_shown(Page& page, const Statement& statement);
// Between whom it is and for when; what it was made of: agreement, records, program; what is owed.
void add_parties(Page& page, const Statement& statement);
void add_origin(Page& page, const Statement& statement);
void add_total(Page& page, const Statement& statement);
Phrase title_of(const plan::Period& period,
                const ir::Program& program);  // with dates, where its label has none
// What the total does not say: what is open, and what rests on results that may be others.
phrases::PhraseList marks_of(const Statement& statement);
void add_results(Page& page, const Statement& statement, const PeriodStatement& period);

// The results of one target stand together: [from, to) of those of the period.
struct ResultsOfTarget {
  Id<ir::Target> target;
  std::size_t from = 0, to = 0;
};
std::vector<ResultsOfTarget> by_target(const PeriodStatement& period);
// What was promised, what was measured and the verdict, or those of each group.
void add_result(Page& page, const Statement& statement, const PeriodStatement& period,
                const ResultsOfTarget& part);
// "met in 2, missed in 1 of 3 results"
Phrase tally_of(const PeriodStatement& period, const ResultsOfTarget& part);
Tone tone_of(ir::Verdict verdict);

// What was claimed of the target's time in it.
void add_claims(Page& page, const ir::Program& program, const PeriodStatement& period,
                Id<ir::Target> target);
void add_credits(Page& page, const ir::Program& program, const PeriodStatement& period);
void add_caps(Page& page, const ir::Program& program, const PeriodStatement& period);
void add_owed(Page& page, const ir::Program& program, const PeriodStatement& period);  // in all
// What records told of fees.
void add_charges(Page& page, const Statement& statement);
// Claims that claim nothing.
void add_claims_of_nothing(Page& page, const Statement& statement);
void add_data(Page& page, const Statement& statement);  // records read, and the findings
// What the agreement says where contracts differ.
void add_choices(Page& page, const ir::Program& program);

// "2 of 3 in time; late: 1", empty where nothing was counted.
Phrase counts_of(const ir::Program& program, const results::Result& result);

}  // namespace akad::report

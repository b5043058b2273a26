// The rules, and what they share. A rule is a file, a function here, and a row of the list in
// rules.cpp.
#pragma once

#include "compiler/audit/audit.h"

namespace akad::audit {

struct Audit {
  const ir::Program& program;
  const sema::SourceMap& map;
  Sink& sink;
  const std::vector<sema::LoadedFile>& files;  // the agreement first; none in some tests
};

void tell(Audit& audit, Diagnostic row);
// Whether a rule before has told this of the place, as its own or beside it: what says less of the
// same is not told then.
bool is_told(const Audit& audit, Code code, Span place);

void run_rules(Audit& audit);

// money
void check_falling_credits(Audit& audit);   // AK1002
void check_credit_for_met(Audit& audit);    // AK1003
void check_missed_for_free(Audit& audit);   // AK1004
void check_worthless_tier(Audit& audit);    // AK1031
void check_idle_cap(Audit& audit);          // AK1032
void check_credit_over_fee(Audit& audit);   // AK1033
void check_jumped_tier(Audit& audit);       // AK1036
void check_no_remedy(Audit& audit);         // AK1034
void check_never_pays(Audit& audit);        // AK1035
void check_idle_rate(Audit& audit);         // AK1035
void check_claims_of_others(Audit& audit);  // AK1037

// promises
void check_dead_rows(Audit& audit);         // AK1021
void check_overlapping_rows(Audit& audit);  // AK1022
void check_later_than_end(Audit& audit);    // AK1040
void check_too_few_hours(Audit& audit);     // AK1041
void check_rounds_in_breaks(Audit& audit);  // AK1042
void check_quotas(Audit& audit);            // AK1043
void check_always_met(Audit& audit);        // AK1044
void check_small_numbers(Audit& audit);     // AK1045
void check_order_of_rows(Audit& audit);     // AK1046
void check_no_escalation(Audit& audit);     // AK1047
void check_all_left_out(Audit& audit);      // AK1056

// stories
void check_idle_clocks(Audit& audit);     // AK1006
void check_joined_gaps(Audit& audit);     // AK1009
void check_idle_receipts(Audit& audit);   // AK1010
void check_idle_pauses(Audit& audit);     // AK1012
void check_always_paused(Audit& audit);   // AK1050
void check_excludes_all(Audit& audit);    // AK1052
void check_idle_weights(Audit& audit);    // AK1023
void check_unbounded(Audit& audit);       // AK1053
void check_never_ended(Audit& audit);     // AK1054
void check_lasting_causes(Audit& audit);  // AK1054
void check_absent(Audit& audit);          // AK1055
void check_outside_hours(Audit& audit);   // AK1057

// names
void check_unused(Audit& audit);        // AK1005
void check_letters(Audit& audit);       // AK1007
void check_twins(Audit& audit);         // AK1060
void check_shadowed(Audit& audit);      // AK1061
void check_idle_choices(Audit& audit);  // AK1062
void check_confusable(Audit& audit);    // AK1063

// term
void check_holiday_coverage(Audit& audit);  // AK1001
void check_closed_all_term(Audit& audit);   // AK1070
void check_due_after_term(Audit& audit);    // AK1071
void check_part_periods(Audit& audit);      // AK1073
void check_long_nights(Audit& audit);       // AK1074
void check_dates_outside(Audit& audit);     // AK1075

}  // namespace akad::audit

#include "compiler/audit/rules.h"

#include <algorithm>
#include <array>

namespace akad::audit {
namespace {

// One that a rule above it may explain stands below it.
constexpr std::array kRules = {
    check_holiday_coverage, check_credit_for_met,   check_missed_for_free,  check_unused,
    check_idle_clocks,      check_letters,          check_joined_gaps,      check_idle_receipts,
    check_idle_pauses,      check_worthless_tier,   check_idle_cap,         check_credit_over_fee,
    check_falling_credits,  check_no_remedy,        check_never_pays,       check_dead_rows,
    check_later_than_end,   check_too_few_hours,    check_quotas,           check_always_met,
    check_order_of_rows,    check_no_escalation,    check_always_paused,    check_excludes_all,
    check_unbounded,        check_never_ended,      check_absent,           check_twins,
    check_shadowed,         check_idle_choices,     check_confusable,       check_closed_all_term,
    check_due_after_term,   check_part_periods,     check_dates_outside,    check_long_nights,
    check_small_numbers,    check_overlapping_rows, check_rounds_in_breaks, check_lasting_causes,
    check_jumped_tier,      check_all_left_out,     check_outside_hours,    check_idle_rate,
    check_claims_of_others, check_idle_weights};

}  // namespace

void tell(Audit& audit, Diagnostic row) { add_to(audit.sink, std::move(row)); }

bool is_told(const Audit& audit, Code code, Span place) {
  if (place.file < 0) return false;
  const auto& rows = audit.sink.diagnostics;
  return std::any_of(rows.begin(), rows.end(), [&](const Diagnostic& row) {
    return row.code == code &&
           (row.span == place ||
            std::any_of(row.others.begin(), row.others.end(),
                        [&](const Label& label) { return label.span == place; }));
  });
}

void run_rules(Audit& audit) {
  for (const auto rule : kRules) rule(audit);
}

}  // namespace akad::audit

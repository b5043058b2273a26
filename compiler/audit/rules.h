// The rules, and what they share.
#pragma once

#include "compiler/audit/audit.h"

namespace akad::audit {

struct Audit {
  const ir::Program& program;
  const sema::SourceMap& map;
  Sink& sink;
};

void warn(Audit& audit, Diagnostic row);

// Results between two ends; one that is open has no end.
struct Range {
  std::optional<Rational> from, to;
  bool with_from = true, with_to = true;  // whether the end itself is among them
};
// Those that fall in one row of a credit's table.
Range range_of(const ir::Program& program, const ir::Credit& credit, std::size_t row);

// What a row of a credit's table comes to, in a period that the term does not cut.
Rational usual_amount(const Audit& audit, const ir::Credit& credit, std::size_t row);

// Whether some of the results are such.
bool has_any(Range range, ir::Comparison test, const Rational& bound);

void check_holiday_coverage(Audit& audit);  // AK1001
void check_falling_credits(Audit& audit);   // AK1002
void check_credit_for_met(Audit& audit);    // AK1003
void check_missed_for_free(Audit& audit);   // AK1004
void check_unused(Audit& audit);            // AK1005
void check_idle_clocks(Audit& audit);       // AK1006
void check_letters(Audit& audit);           // AK1007
void check_joined_gaps(Audit& audit);       // AK1009
void check_idle_receipts(Audit& audit);     // AK1010
void check_idle_pauses(Audit& audit);       // AK1012

}  // namespace akad::audit

#include "compiler/audit/rules.h"

namespace akad::audit {

void warn(Audit& audit, Diagnostic row) { add_to(audit.sink, std::move(row)); }

void audit(const ir::Program& program, const sema::SourceMap& map, Sink& sink) {
  Audit state{program, map, sink};
  check_holiday_coverage(state);
  check_falling_credits(state);
  check_credit_for_met(state);
  check_missed_for_free(state);
  check_unused(state);
  check_idle_clocks(state);
  check_letters(state);
  check_joined_gaps(state);
  check_idle_receipts(state);
  check_idle_pauses(state);
}

}  // namespace akad::audit

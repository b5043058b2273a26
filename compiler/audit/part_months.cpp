#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

bool is_share(const ir::Amount& amount) {
  return std::holds_alternative<ir::ShareOfFee>(amount.is);
}

// "2026-01" where the term begins or ends within it; empty where it has whole months only.
std::string part_period(const ir::Agreement& agreement) {
  using ir::Cadence;
  const auto of = [](Date day) { return ir::period_of(Cadence::CalendarMonth, day); };
  const ir::CalendarPeriod first = of(agreement.term_first), last = of(agreement.term_last);
  if (ir::first_day(first) != agreement.term_first) return ir::label_of(first);
  return ir::last_day(last) != agreement.term_last ? ir::label_of(last) : "";
}

}  // namespace

void check_part_months(Audit& audit) {
  const ir::Program& program = audit.program;
  const std::string part = part_period(program.agreement);
  if (part.empty()) return;
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    for (const ir::SlabRow& row : program[id].slabs) {
      if (!is_share(row.amount)) continue;
      const ir::Fee& fee = program[std::get<ir::ShareOfFee>(row.amount.is).fee];
      warn(audit, diagnose(Code::AK1008, audit.map.term,
                           fmt::format("the term has a part of {} only, and its credits are shares "
                                       "of the whole `{}`",
                                       part, fee.name))
                      .with_other(audit.map[id], "a share of the fee")
                      .with_help("whatever a part of a month costs, a share is of the fee as it is "
                                 "written"));
      return;
    }
  }
}

}  // namespace akad::audit

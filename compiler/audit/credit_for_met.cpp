#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

std::string help_for(const ir::Target& target) {
  switch (ir::measured_kind(target)) {
    case MeasuredKind::Share:
      return "let the table pay nothing down to the share that the target asks for";
    case MeasuredKind::Length:
    case MeasuredKind::Count:
    case MeasuredKind::Amount:
    case MeasuredKind::Number: break;
  }
  return "let the table pay nothing for what the target promises";
}

}  // namespace

void check_credit_for_met(Audit& audit) {
  for (std::size_t at = 0; at < audit.program.credits.size(); ++at) {
    const ir::Credit& credit = audit.program.credits[at];
    const ir::Target& target = audit.program.targets[credit.target.index()];
    for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
      const bool pays = usual_amount(audit, credit, row) > 0;
      const Range range = range_of(audit.program, credit, row);
      if (!pays || !has_any(range, target.test, target.bound)) continue;
      warn(audit, diagnose(Code::AK1003, audit.map.slab_rows[at][row],
                           worded("the credit `{}` is paid for results that meet the target `{}`",
                                  credit.name, target.name))
                      .with_label("the target can be met in this row")
                      .with_other(audit.map[credit.target], "the target")
                      .with_help(help_for(target)));
      break;
    }
  }
}

}  // namespace akad::audit

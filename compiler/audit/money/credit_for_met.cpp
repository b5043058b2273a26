#include "compiler/audit/analysis/results.h"

namespace akad::audit {
namespace {

std::string help_for(const ir::Target& target) {
  switch (ir::measured_kind(target)) {
    case MeasuredKind::Share:
      return "let the table pay nothing down to the share that the target asks for";
    case MeasuredKind::Length:
    case MeasuredKind::Count:
    case MeasuredKind::Amount:
    case MeasuredKind::Number:
    case MeasuredKind::Value: break;
  }
  return "let the table pay nothing for what the target promises";
}

}  // namespace

void check_credit_for_met(Audit& audit) {
  for (const Id<ir::Credit> id : with_fixed_amounts(audit.program)) {
    const ir::Credit& credit = audit.program[id];
    const ir::Target& target = audit.program[credit.target];
    const std::vector<Range> ranges = ranges_of(audit.program, credit);
    for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
      const auto met = those_of(ranges[row], target.test, target.bound);
      if (!met || usual_amount(audit, credit, row) <= 0) continue;
      tell(audit, diagnose(Code::AK1003, audit.map.slab_rows[id.index()][row],
                           worded("a result {} meets the target `{}`, and the credit `{}` is paid "
                                  "for it: {}",
                                  text_of(ir::measured_kind(target), *met), target.name,
                                  credit.name, amount_text(audit, id, row)))
                      .with_label("the target can be met in this row")
                      .with_other(audit.map[credit.target], "the target")
                      .with_help(help_for(target)));
      break;
    }
  }
}

}  // namespace akad::audit

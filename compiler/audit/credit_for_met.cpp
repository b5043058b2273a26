#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

bool holds_met(const SlabRange& range, const ir::Target& target) {
  if (range.to > target.share) return true;
  const bool share_is_met = target.test == ir::ShareTest::AtLeast;
  return range.to == target.share && range.with_to && share_is_met;
}

}  // namespace

void check_credit_for_met(Audit& audit) {
  for (std::size_t at = 0; at < audit.program.credits.size(); ++at) {
    const ir::Credit& credit = audit.program.credits[at];
    const ir::Target& target = audit.program.targets[credit.target.index()];
    for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
      const bool pays = money_of(audit.program, credit.slabs[row].amount) > 0;
      if (!pays || !holds_met(range_of(credit, row), target)) continue;
      warn(audit,
           diagnose(Code::AK1003, audit.map.slab_rows[at][row],
                    fmt::format("the credit `{}` is paid for results that meet the target `{}`",
                                credit.name, target.name))
               .with_label("the target can be met in this row")
               .with_other(audit.map[credit.target], "the target")
               .with_help("let the table pay nothing down to the share that the target asks for"));
      break;
    }
  }
}

}  // namespace akad::audit

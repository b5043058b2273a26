#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {

void check_missed_for_free(Audit& audit) {
  for (std::size_t at = 0; at < audit.program.credits.size(); ++at) {
    const ir::Credit& credit = audit.program.credits[at];
    const ir::Target& target = audit.program.targets[credit.target.index()];
    for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
      const bool pays = usual_amount(audit, credit, row) > 0;
      const Range range = range_of(audit.program, credit, row);
      if (pays || !has_any(range, ir::opposite(target.test), target.bound)) continue;
      warn(audit, diagnose(Code::AK1004, audit.map.slab_rows[at][row],
                           worded("the credit `{}` pays nothing for results that miss the "
                                  "target `{}`",
                                  credit.name, target.name))
                      .with_label("the target can be missed in this row")
                      .with_other(audit.map[credit.target], "the target")
                      .with_help("begin to pay where the target is missed, if that was agreed"));
      break;
    }
  }
}

}  // namespace akad::audit

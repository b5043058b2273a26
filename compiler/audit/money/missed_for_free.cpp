#include "compiler/audit/analysis/results.h"

namespace akad::audit {
namespace {

// A table that never pays is told of as such.
bool pays_at_all(const Audit& audit, const ir::Credit& credit) {
  return usual_amount(audit, credit, dearest_row(audit, credit)) > 0;
}

}  // namespace

void check_missed_for_free(Audit& audit) {
  for (const Id<ir::Credit> id : with_fixed_amounts(audit.program)) {
    const ir::Credit& credit = audit.program[id];
    const ir::Target& target = audit.program[credit.target];
    if (!pays_at_all(audit, credit)) continue;
    const std::vector<Range> ranges = ranges_of(audit.program, credit);
    for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
      const auto missed = those_of(ranges[row], ir::opposite(target.test), target.bound);
      if (!missed || usual_amount(audit, credit, row) > 0) continue;
      tell(audit,
           diagnose(Code::AK1004, audit.map.slab_rows[id.index()][row],
                    worded("a result {} misses the target `{}`, and the credit `{}` pays "
                           "nothing for it",
                           text_of(ir::measured_kind(target), *missed), target.name, credit.name))
               .with_label("the target can be missed in this row")
               .with_other(audit.map[credit.target], "the target")
               .with_help("begin to pay where the target is missed, if that was agreed"));
      break;
    }
  }
}

}  // namespace akad::audit

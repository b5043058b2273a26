#include "compiler/audit/analysis/results.h"

namespace akad::audit {

void check_never_pays(Audit& audit) {
  for (const Id<ir::Credit> id : ids_of(audit.program.credits)) {
    const ir::Credit& credit = audit.program[id];
    if (usual_amount(audit, credit, dearest_row(audit, credit)) > 0) continue;
    tell(audit, diagnose(Code::AK1035, audit.map[id],
                         worded("no row of the credit `{}` owes anything", credit.name))
                    .with_help("write what is owed for a result that misses the target, or leave "
                               "the credit out"));
  }
  for (const Id<ir::Cap> id : ids_of(audit.program.caps)) {
    if (usual_most(audit, audit.program[id]) > 0) continue;
    tell(audit, diagnose(Code::AK1035, audit.map[id],
                         worded("the cap `{}` leaves nothing: no credit under it is ever paid",
                                audit.program[id].name))
                    .with_help("write the most that is owed, or leave out the credits"));
  }
}

}  // namespace akad::audit

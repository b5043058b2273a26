#include <algorithm>

#include "compiler/audit/analysis/results.h"

namespace akad::audit {
namespace {

// Whatever an item is, it need keep to nothing.
bool promises_nothing(const ir::Target& target) {
  const auto* items = std::get_if<ir::OfItems>(&target.of);
  return items != nullptr &&
         std::all_of(items->limits.begin(), items->limits.end(), [](const ir::LimitRow& row) {
           return std::holds_alternative<ir::NoTarget>(row.limit.rule);
         });
}

}  // namespace

void check_never_pays(Audit& audit) {
  for (const Id<ir::Credit> id : ids_of(audit.program.credits)) {
    const ir::Credit& credit = audit.program[id];
    if (promises_nothing(audit.program[credit.target])) {
      tell(audit, diagnose(Code::AK1035, audit.map[id],
                           worded("the credit `{}` is never owed: no row of `{}` promises anything",
                                  credit.name, audit.program[credit.target].name))
                      .with_other(audit.map[credit.target], "the target")
                      .with_help("write what is promised, or leave the credit out"));
      continue;
    }
    if (ir::has_rate(credit)) continue;
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

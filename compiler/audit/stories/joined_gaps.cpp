#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {

void check_joined_gaps(Audit& audit) {
  for (const Id<ir::Outage> id : ids_of(audit.program.outages)) {
    const ir::Outage& outage = audit.program[id];
    if (outage.merge_gap == 0) continue;
    tell(audit, diagnose(Code::AK1009, audit.map[id],
                         worded("the outage `{}` joins outages, and the time between them "
                                "counts as down",
                                outage.name))
                    .with_help("that is what is measured; where only the outages shall count, they "
                               "stay apart"));
  }
}

}  // namespace akad::audit

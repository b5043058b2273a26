#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/rules.h"
#include "runtime/ir/amounts/told.h"

namespace akad::audit {
namespace {

// Of several records of one thing the latest counts: by its time of receipt, if by nothing else.
// What was announced counts from then, if that is later; and what is claimed or charged, too.
bool decides(const ir::Program& program, Id<ir::Log> id) {
  const ir::Log& log = program[id];
  if (!log.same.empty() && !log.latest_by.valid()) return true;
  const bool claims = std::any_of(
      program.credits.begin(), program.credits.end(),
      [&](const ir::Credit& row) { return row.claim && program[row.claim->on.front()].log == id; });
  return claims || ir::tells_of_fees(program, id) ||
         std::any_of(
             program.exclusions.begin(), program.exclusions.end(),
             [&](const ir::Exclusion& row) { return row.log == id && ir::asks_of_notices(row); });
}

}  // namespace

void check_idle_receipts(Audit& audit) {
  for (const Id<ir::Log> id : ids_of(audit.program.logs)) {
    const ir::Log& log = audit.program[id];
    if (!log.received.valid() || decides(audit.program, id)) continue;
    tell(audit, diagnose(Code::AK1010, audit.map[id],
                         worded("when a record of the log `{}` arrived decides nothing", log.name))
                    .with_help("what a record tells happened at its own instants, whenever it "
                               "arrived; leave `received is` out, or keep it as a note"));
  }
}

}  // namespace akad::audit

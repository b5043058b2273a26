#include <fmt/format.h>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

// Of several records of one thing the latest counts: by its time of receipt, if by nothing else.
bool decides(const ir::Log& log) { return !log.same.empty() && !log.latest_by.valid(); }

}  // namespace

void check_idle_receipts(Audit& audit) {
  for (const Id<ir::Log> id : ids_of(audit.program.logs)) {
    const ir::Log& log = audit.program[id];
    if (!log.received.valid() || decides(log)) continue;
    warn(audit,
         diagnose(Code::AK1010, audit.map[id],
                  fmt::format("when a record of the log `{}` arrived decides nothing", log.name))
             .with_help("what a record tells happened at its own instants, whenever it "
                        "arrived; leave `received is` out, or keep it as a note"));
  }
}

}  // namespace akad::audit

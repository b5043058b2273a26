#include "compiler/audit/rules.h"
#include "compiler/scope/scope.h"

namespace akad::audit {

// Where some promises have somebody who is told in time, and others nobody. An agreement without
// any escalation has it elsewhere.
void check_no_escalation(Audit& audit) {
  std::vector<Id<ir::Target>> none;
  bool some = false;
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items == nullptr || ir::is_of_lengths(*items)) continue;
    if (items->escalations.empty()) none.push_back(id);
    some = some || !items->escalations.empty();
  }
  if (!some || none.empty()) return;
  Diagnostic row = diagnose(
      Code::AK1047, audit.map[none.front()],
      worded("nobody is told before the target `{}` is missed", audit.program[none.front()].name));
  for (std::size_t at = 1; at < none.size() && at <= scope::kMostLabels; ++at) {
    row = std::move(row).with_other(audit.map[none[at]], "nor before this one is");
  }
  tell(audit, std::move(row).with_help("write who is told: escalate \"…\" at 75% of the limit"));
}

}  // namespace akad::audit

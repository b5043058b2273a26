#include "compiler/audit/rules.h"
#include "compiler/scope/scope.h"

namespace akad::audit {

// Where some promises have credits and others have none. An agreement without any credit has its
// remedies elsewhere, or none on purpose.
void check_no_remedy(Audit& audit) {
  const ir::Program& program = audit.program;
  if (program.credits.empty()) return;
  std::vector<bool> owed(program.targets.size());
  for (const ir::Credit& credit : program.credits) owed[credit.target.index()] = true;
  std::optional<Diagnostic> row;
  for (const Id<ir::Target> id : ids_of(program.targets)) {
    if (owed[id.index()]) continue;
    if (!row) {
      row = diagnose(Code::AK1034, audit.map[id],
                     worded("nothing is owed where the target `{}` is missed", program[id].name));
    } else if (row->others.size() < scope::kMostLabels) {
      row = std::move(*row).with_other(audit.map[id], "nor where this one is");
    }
  }
  if (!row) return;
  tell(audit, std::move(*row).with_help("write a credit for it, or say why there is none: "
                                        "accepted AK1034: \"…\""));
}

}  // namespace akad::audit

#include <fmt/format.h>

#include "compiler/audit/rules.h"
#include "compiler/scope/scope.h"

namespace akad::audit {
namespace {

// Of a cause that lasts nobody gives notice; of what is said to have begun and ended somebody can.
bool is_unbounded(const ir::Exclusion& exclusion) {
  return !std::holds_alternative<ir::WhileState>(exclusion.when) && exclusion.conditions.empty() &&
         exclusion.withdrawn.empty() && !exclusion.only_within.valid() &&
         exclusion.quota_of == ir::QuotaOf::Nothing;
}

std::string told_as(const ir::Program& program, const ir::Exclusion& exclusion) {
  if (const auto* windows = std::get_if<ir::DuringWindows>(&exclusion.when)) {
    return program[windows->windows.front()].name;
  }
  return program[std::get<ir::FromEventToEvent>(exclusion.when).begins.front()].name;
}

}  // namespace

void check_unbounded(Audit& audit) {
  std::optional<Diagnostic> row;
  for (const Id<ir::Exclusion> id : ids_of(audit.program.exclusions)) {
    const ir::Exclusion& exclusion = audit.program[id];
    if (!is_unbounded(exclusion)) continue;
    if (!row) {
      row = diagnose(Code::AK1053, audit.map[id],
                     worded("what a record calls `{}` is excluded, however long it lasts and "
                            "whoever wrote it",
                            told_as(audit.program, exclusion)));
    } else if (row->others.size() < scope::kMostLabels) {
      row = std::move(*row).with_other(audit.map[id], "likewise");
    }
  }
  if (!row) return;
  tell(audit, std::move(*row).with_help(std::vector<std::string>{
                  "write what must be so: if … at least 48 hours before it starts, if … by the "
                  "customer",
                  "or how much of it is excluded: at most 8 hours of it each calendar month, "
                  "earliest first"}));
}

}  // namespace akad::audit

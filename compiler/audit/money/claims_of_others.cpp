#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

// Whether one event claims both.
bool share_event(const ir::ClaimTerms& a, const ir::ClaimTerms& b) {
  return std::find_first_of(a.on.begin(), a.on.end(), b.on.begin(), b.on.end()) != a.on.end();
}

// The first other credit whose claims name it, by records that claim this one as well.
Id<ir::Credit> named_beside(const ir::Program& program, Id<ir::Credit> id) {
  for (const Id<ir::Credit> other : ids_of(program.credits)) {
    const auto& claim = program[other].claim;
    if (claim && claim->credit.valid() && share_event(*program[id].claim, *claim)) return other;
  }
  return {};
}

}  // namespace

void check_claims_of_others(Audit& audit) {
  const ir::Program& program = audit.program;
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    const ir::Credit& credit = program[id];
    if (!credit.claim || credit.claim->credit.valid()) continue;
    const Id<ir::Credit> other = named_beside(program, id);
    if (!other.valid()) continue;
    const std::string& said_by = program[program[other].claim->credit].name;
    tell(audit, diagnose(Code::AK1037, audit.map[id],
                         worded("the credit `{}` is claimed by each claim, also by one that names "
                                "`{}` alone",
                                credit.name, program[other].name))
                    .with_other(audit.map[other], "a claim names this one")
                    .with_help(fmt::format("where a claim is for what it names, `claimed on` of "
                                           "`{}` says so, too: its credit in {}",
                                           credit.name, said_by)));
  }
}

}  // namespace akad::audit

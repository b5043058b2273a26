#include <fmt/format.h>

#include "compiler/audit/analysis/cases.h"

namespace akad::audit {
namespace {

// Once a record tells the signals, whatever they are, the state holds; before that it does not.
bool never_ends(const Cases& cases, Id<ir::Condition> state) {
  bool some_told = false;
  for (std::size_t at = 0; at < cases.size(); ++at) {
    if (!cases.is_told(at)) continue;
    some_told = true;
    if (!cases.holds(state, at)) return false;
  }
  return some_told;
}

// Of a record alone the value goes with it.
bool lasts(const ir::Program& program, Id<ir::Condition> id) {
  const ir::Condition& condition = program[id];
  if (condition.signal.valid() && program[condition.signal].that_record_only) return false;
  for (const Id<ir::Condition> part : condition.parts) {
    if (!lasts(program, part)) return false;
  }
  return true;
}

}  // namespace

void check_never_ended(Audit& audit) {
  for (const Id<ir::Exclusion> id : ids_of(audit.program.exclusions)) {
    const ir::Exclusion& exclusion = audit.program[id];
    const auto* state = std::get_if<ir::WhileState>(&exclusion.when);
    if (state == nullptr || !lasts(audit.program, state->state)) continue;
    const Cases cases(audit.program, {state->state});
    if (!cases.known() || !never_ends(cases, state->state)) continue;
    tell(audit,
         diagnose(Code::AK1054, audit.map[state->state],
                  worded("every value that `{}` can have excuses: what the exclusion `{}` takes "
                         "never ends",
                         fmt::format("{}", fmt::join(cases.names(), "`, `")), exclusion.name))
             .with_other(audit.map[id], "the exclusion")
             .with_help("name the values that excuse, so that another one ends it"));
  }
}

}  // namespace akad::audit

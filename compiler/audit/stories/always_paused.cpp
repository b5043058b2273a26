#include <fmt/format.h>

#include "compiler/audit/analysis/cases.h"

namespace akad::audit {
namespace {

enum class Pauses { Sometimes, OnceTold, Always };

Pauses pauses_of(const Cases& cases, Id<ir::Condition> state) {
  bool told = true, all = true;
  for (std::size_t at = 0; at < cases.size(); ++at) {
    if (cases.holds(state, at)) continue;
    all = false;
    if (cases.is_told(at)) told = false;
  }
  return all ? Pauses::Always : told ? Pauses::OnceTold : Pauses::Sometimes;
}

Message message_of(const ir::Clock& clock, const Cases& cases, Pauses pauses) {
  const std::string names = fmt::format("`{}`", fmt::join(cases.names(), "`, `"));
  if (pauses == Pauses::Always) {
    return worded("the clock `{}` pauses whatever {} is: it never runs, and nothing is ever late",
                  clock.name, names);
  }
  return worded("the clock `{}` pauses whatever {} is: once a record tells it, it never runs again",
                clock.name, names);
}

}  // namespace

void check_always_paused(Audit& audit) {
  for (const Id<ir::Clock> id : ids_of(audit.program.clocks)) {
    const ir::Clock& clock = audit.program[id];
    if (!clock.pause_while.valid()) continue;
    const Cases cases(audit.program, {clock.pause_while});
    if (!cases.known()) continue;
    const Pauses pauses = pauses_of(cases, clock.pause_while);
    if (pauses == Pauses::Sometimes) continue;
    tell(audit,
         diagnose(Code::AK1050, audit.map[clock.pause_while], message_of(clock, cases, pauses))
             .with_label("no state is left in which it runs")
             .with_other(audit.map[id], "the clock")
             .with_help("name the states in which it stands still"));
  }
}

}  // namespace akad::audit

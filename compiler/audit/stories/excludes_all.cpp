#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/analysis/cases.h"

namespace akad::audit {
namespace {

// Whatever is claimed is granted: no notice is asked for, and nothing is cut from it.
bool grants_all(const ir::Exclusion& exclusion) {
  return exclusion.conditions.empty() && exclusion.withdrawn.empty() &&
         !exclusion.only_within.valid() && exclusion.quota_of == ir::QuotaOf::Nothing;
}

template <class Row>
bool are_all_in(const std::vector<Id<Row>>& some, const std::vector<Id<Row>>& others) {
  return std::all_of(some.begin(), some.end(), [&](Id<Row> id) {
    return std::find(others.begin(), others.end(), id) != others.end();
  });
}

// Whether each stretch of the outage is one of the exclusion too. A text where it is: when.
struct Swallows {
  const ir::Program& program;
  const ir::Stretches& by;

  std::optional<std::string> operator()(const ir::WhileState& down) const {
    const auto* state = std::get_if<ir::WhileState>(&by);
    if (state == nullptr) return std::nullopt;
    const Cases cases(program, {down.state, state->state});
    if (!cases.known()) return std::nullopt;
    std::optional<std::string> shown;
    for (std::size_t at = 0; at < cases.size(); ++at) {
      if (!cases.holds(down.state, at)) continue;
      if (!cases.holds(state->state, at)) return std::nullopt;
      if (!shown) shown = cases.text(at);
    }
    return shown;
  }
  std::optional<std::string> operator()(const ir::FromEventToEvent& down) const {
    const auto* events = std::get_if<ir::FromEventToEvent>(&by);
    const bool same = events != nullptr && events->paired_by == down.paired_by &&
                      are_all_in(down.begins, events->begins) &&
                      are_all_in(events->ends, down.ends);
    return same ? std::optional(program[down.begins.front()].name) : std::nullopt;
  }
  std::optional<std::string> operator()(const ir::BySlots&) const { return std::nullopt; }
  std::optional<std::string> operator()(const ir::ByMembers&) const { return std::nullopt; }
  std::optional<std::string> operator()(const ir::DuringWindows& down) const {
    const auto* windows = std::get_if<ir::DuringWindows>(&by);
    const bool same = windows != nullptr && are_all_in(down.windows, windows->windows);
    return same ? std::optional(program[down.windows.front()].name) : std::nullopt;
  }
};

void check_excluding(Audit& audit, Id<ir::Target> id, const ir::OfTime& time,
                     Id<ir::Exclusion> of) {
  const ir::Outage& outage = audit.program[time.outage];
  const ir::Exclusion& exclusion = audit.program[of];
  if (outage.log != exclusion.log || !grants_all(exclusion)) return;
  const auto shown = std::visit(Swallows{audit.program, exclusion.when}, outage.down);
  if (!shown) return;
  tell(audit, diagnose(Code::AK1052, audit.map[id],
                       worded("whenever `{}` counts, `{}` excludes it: {}", outage.name,
                              exclusion.name, *shown))
                  .with_label("nothing is left that could miss it")
                  .with_other(audit.map[of], "the exclusion")
                  .with_other(audit.map[time.outage], "the outage")
                  .with_help("let the exclusion ask for more than the outage does"));
}

}  // namespace

void check_excludes_all(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* time = std::get_if<ir::OfTime>(&audit.program[id].of);
    if (time == nullptr) continue;
    for (const ir::Excluding& row : time->excluding) {
      check_excluding(audit, id, *time, row.exclusion);
    }
  }
}

}  // namespace akad::audit

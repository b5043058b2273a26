#include <fmt/format.h>

#include <map>
#include <set>

#include "compiler/audit/analysis/tables.h"
#include "compiler/scope/scope.h"
#include "runtime/events/compare.h"

namespace akad::audit {
namespace {

// What is asked of signals in one place: where one is compared by `!=`, and which of them are also
// asked whether they are there.
struct Asked {
  std::map<Id<ir::Signal>, Id<ir::Condition>> unequal;
  std::set<Id<ir::Signal>> there;

  void look(const ir::Program& program, Id<ir::Condition> id) {
    if (!id.valid()) return;
    const ir::Condition& condition = program[id];
    for (const Id<ir::Condition> part : condition.parts) look(program, part);
    if (condition.op == ir::Operator::NotEqual) unequal.emplace(condition.signal, id);
    const bool asks = condition.op == ir::Operator::Present || condition.op == ir::Operator::Absent;
    if (asks) there.insert(condition.signal);
  }
};

// Each place in which conditions decide together.
std::vector<Rows> places_of(const Audit& audit) {
  const ir::Program& program = audit.program;
  std::vector<Rows> places;
  for (const ir::Target& target : program.targets) {
    if (const auto* items = std::get_if<ir::OfItems>(&target.of)) {
      places.push_back(rows_of(items->limits));
    }
  }
  for (const ir::Signal& signal : program.signals) places.push_back(rows_of(signal.means));
  // A pause that covers every state is told as such.
  for (const ir::Clock& clock : program.clocks) {
    const bool told =
        clock.pause_while.valid() && is_told(audit, Code::AK1050, audit.map[clock.pause_while]);
    if (!told) places.push_back({clock.pause_while});
  }
  const auto add = [&](const ir::Stretches& stretches) {
    if (const auto* state = std::get_if<ir::WhileState>(&stretches)) {
      places.push_back({state->state});
    }
  };
  for (const ir::Outage& outage : program.outages) add(outage.down);
  for (const ir::Exclusion& exclusion : program.exclusions) add(exclusion.when);
  return places;
}

// A flag is one of two, and a value with a name is always some text.
bool may_be_forgotten(const ir::Signal& signal) {
  return signal.means.empty() && signal.kind != ir::SignalKind::Flag;
}

}  // namespace

void check_absent(Audit& audit) {
  std::map<Id<ir::Signal>, std::set<Id<ir::Condition>>> found;
  for (const Rows& place : places_of(audit)) {
    Asked asked;
    for (const Id<ir::Condition> row : place) asked.look(audit.program, row);
    for (const auto& [signal, condition] : asked.unequal) {
      if (asked.there.contains(signal) || !may_be_forgotten(audit.program[signal])) continue;
      found[signal].insert(condition);
    }
  }
  for (const auto& [signal, conditions] : found) {
    const ir::Condition& first = audit.program[*conditions.begin()];
    const std::string& name = audit.program[signal].name;
    const std::string said =
        fmt::format("{} != {}", name, events::as_written(first.constants.front()));
    Diagnostic row = diagnose(Code::AK1055, audit.map[*conditions.begin()],
                              worded("where no record tells `{}`, `{}` does not hold", name, said));
    for (const Id<ir::Condition> other : conditions) {
      if (other == *conditions.begin() || row.others.size() >= scope::kMostLabels) continue;
      row = std::move(row).with_other(audit.map[other], "nor does this");
    }
    tell(audit, std::move(row).with_help(
                    {fmt::format("{} or {} is absent: holds there too", said, name),
                     fmt::format("{} and {} is present: says that it does not", said, name)}));
  }
}

}  // namespace akad::audit

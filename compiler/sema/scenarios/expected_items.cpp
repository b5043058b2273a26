// What is expected of an item beside its verdict and times.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "compiler/sema/scenarios/expected.h"

namespace akad::sema {

// By names of the target's escalations, each once.
std::vector<ir::ToldOf> told_of(Scope& scope, Id<ir::Target> id,
                                const std::vector<ast::ToldOf>& written) {
  std::vector<ir::ToldOf> all;
  const ir::Target* target = id.valid() ? &scope.program[id] : nullptr;
  const auto* items = target == nullptr ? nullptr : std::get_if<ir::OfItems>(&target->of);
  std::map<std::string, Span> said;
  for (const ast::ToldOf& line : written) {
    const auto [first, fresh] = said.emplace(line.escalation.text, line.span);
    if (!fresh) scope::report_twice(scope, first->second, line.span, "escalated to");
    const auto at = line.at ? instant_of(scope, *line.at) : std::nullopt;
    if (!fresh || items == nullptr || (line.at && !at)) continue;
    std::vector<std::string> names;
    for (const ir::Escalation& row : items->escalations) names.push_back(row.name);
    if (std::find(names.begin(), names.end(), line.escalation.text) == names.end()) {
      if (scope.targets[id.index()].broken) continue;
      complain(scope, diagnose(Code::AK0201, line.escalation.span,
                               worded("the target `{}` does not escalate to \"{}\"", target->name,
                                      line.escalation.text))
                          .with_label("not one of its escalations")
                          .with_help(names.empty()
                                         ? fmt::format("write in the target: escalate \"{}\" at …",
                                                       line.escalation.text)
                                         : fmt::format("it escalates to: \"{}\"",
                                                       fmt::join(names, "\", \""))));
      continue;
    }
    all.push_back({line.escalation.text, at});
  }
  return all;
}

// Of time that the target's clock attributes to the values of a signal.
std::vector<ir::HeldTime> held_of(Scope& scope, Id<ir::Target> id,
                                  const std::vector<ast::HeldTime>& written) {
  std::vector<ir::HeldTime> all;
  if (!id.valid()) return all;
  const Id<ir::Clock> clock = ir::clock_of(scope.program[id]);
  if (!clock.valid()) return all;
  const Id<ir::Signal> holder = scope.program[clock].attributed_to;
  std::map<std::string, Span> said;
  for (const ast::HeldTime& line : written) {
    if (!holder.valid() || scope.program[holder].name != line.holder.signal.text) {
      const std::string& name = scope.program[clock].name;
      complain(
          scope,
          diagnose(Code::AK0205, line.holder.signal.span,
                   worded("the clock `{}` does not tell its time apart by `{}`", name,
                          line.holder.signal.text))
              .with_help(holder.valid() ? fmt::format("it does by `{}`", scope.program[holder].name)
                                        : fmt::format("write in the clock: attributed to {}",
                                                      line.holder.signal.text)));
      continue;
    }
    ir::HeldTime held{"", !line.holder.value, 0};
    if (line.holder.value) {
      const auto constant = constant_for(scope, scope.program[holder], *line.holder.value);
      if (!constant) continue;
      held.value = value_text(*constant);
    }
    const auto length = duration_of(scope, line.length, {});
    const auto [first, fresh] =
        said.emplace(held.none ? "without" : "with " + held.value, line.span);
    if (!fresh) scope::report_twice(scope, first->second, line.span, line.holder.signal.text);
    if (!length || !fresh) continue;
    held.length = *length;
    all.push_back(std::move(held));
  }
  return all;
}

}  // namespace akad::sema

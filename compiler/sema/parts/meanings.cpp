// Conditions and values that have a name. A condition stands for what it means wherever its name
// does; a value is a signal that no record tells.
#include <fmt/format.h>

#include "compiler/scope/clauses.h"
#include "compiler/sema/passes.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

using scope::each;

void declare_condition(Scope& scope, const ast::ConditionDeclaration& written) {
  scope::ConditionFacts facts;
  facts.written = &written;
  facts.log = resolve<ast::Log>(scope, written.log);
  if (facts.log.valid()) {
    declare(scope.logs[facts.log.index()].members,
            {scope::kCondition, written.name.text, written.name.span,
             static_cast<std::int32_t>(scope.conditions.size())},
            scope.sink);
  }
  scope.conditions.push_back(std::move(facts));
}

// Its row stands behind those of the logs' own signals.
void declare_value(Scope& scope, const ast::ValueDeclaration& written) {
  scope::ValueFacts facts{&written, {}};
  const Id<ir::Log> log = resolve<ast::Log>(scope, written.log);
  if (log.valid()) {
    facts.signal = Id<ir::Signal>::of(scope.program.signals.size());
    ir::Signal& row = scope.program.signals.emplace_back();
    row.name = written.name.text;
    row.log = log;
    // Known to be a value, and what it may be, before conditions ask.
    for (const ast::ValueRow& line : written.rows) row.means.push_back({{}, line.value.text});
    scope.map.of<ir::Signal>().push_back(written.name.span);
    declare(scope.logs[log.index()].members,
            {scope::kThing<ast::Signal>, written.name.text, written.name.span, facts.signal.at},
            scope.sink);
  }
  scope.values.push_back(facts);
}

void report_circles(Scope& scope) {
  if (has_errors(scope.sink)) return;
  const std::vector<Id<ir::Signal>> ordered = ir::order_of_values(scope.program);
  const std::set<Id<ir::Signal>> fine(ordered.begin(), ordered.end());
  for (const scope::ValueFacts& facts : scope.values) {
    if (fine.contains(facts.signal)) continue;
    complain(scope, diagnose(Code::AK0220, facts.written->name.span,
                             worded("the value `{}` follows from itself, or from another that "
                                    "does",
                                    facts.written->name.text))
                        .with_help("let one of them ask signals that stand in records"));
  }
}

}  // namespace

void declare_meanings(Scope& scope, const ast::File& file) {
  each<ast::ConditionDeclaration>(
      file, [&](const auto& written, std::int32_t) { declare_condition(scope, written); });
  each<ast::ValueDeclaration>(
      file, [&](const auto& written, std::int32_t) { declare_value(scope, written); });
}

Id<ir::Condition> named(Scope& scope, Id<ir::Condition> root, const ast::Name& name) {
  ir::Condition& row = scope.program.conditions[root.index()];
  if (row.name.empty()) {
    row.name = name.text;
    return root;
  }
  ir::Condition whole;  // another name of the same
  whole.parts.push_back(root);
  whole.name = name.text;
  return add_condition(scope, std::move(whole), name.span);
}

Id<ir::Condition> condition_named(Scope& scope, Id<ir::Log> log, const ast::Name& name) {
  const std::int32_t at = resolve_member(scope, log, name, scope::kCondition);
  if (at < 0) return {};
  const auto place = static_cast<std::size_t>(at);
  using enum scope::ConditionFacts::State;
  scope.conditions[place].used = true;
  if (scope.conditions[place].state == Open) {
    complain(scope, diagnose(Code::AK0220, name.span,
                             worded("the condition `{}` is made of itself", name.text))
                        .with_other(scope.conditions[place].written->name.span, "declared here")
                        .with_help("say by signals what it means"));
    return {};
  }
  if (scope.conditions[place].state == New) {
    // Before a long row of names is gone through: each is a level of its own.
    if (scope.open_conditions == ir::kDeepestNesting) {
      complain(scope, Code::AK0902, name.span,
               worded("a condition nests at most {} deep, with what its names stand for",
                      ir::kDeepestNesting));
      return {};
    }
    scope.conditions[place].state = Open;
    ++scope.open_conditions;
    const auto& written = *scope.conditions[place].written;
    Id<ir::Condition> root = analyze_condition(scope, log, Reads::Signals, written.means);
    if (root.valid()) root = named(scope, root, written.name);
    --scope.open_conditions;
    scope.conditions[place].root = root;
    scope.conditions[place].state = Known;
  }
  return scope.conditions[place].root;
}

template <>
void analyze_kind<ast::ConditionDeclaration>(Scope& scope, const ast::File&) {
  for (std::size_t at = 0; at < scope.conditions.size(); ++at) {
    const Id<ir::Log> log = scope.conditions[at].log;
    if (!log.valid() || scope.conditions[at].state != scope::ConditionFacts::State::New) continue;
    const bool used = scope.conditions[at].used;
    condition_named(scope, log, scope.conditions[at].written->name);
    scope.conditions[at].used = used;
  }
}

template <>
void analyze_kind<ast::ValueDeclaration>(Scope& scope, const ast::File&) {
  for (const scope::ValueFacts& facts : scope.values) {
    if (!facts.signal.valid()) continue;
    const Id<ir::Log> log = scope.program[facts.signal].log;
    for (std::size_t at = 0; at < facts.written->rows.size(); ++at) {
      const ast::ValueRow& line = facts.written->rows[at];
      if (!line.when) continue;
      const auto when = analyze_condition(scope, log, Reads::Signals, *line.when);
      scope.program.signals[facts.signal.index()].means[at].when = when;
    }
    check_value_rows(scope, *facts.written, scope.program[facts.signal]);
  }
  report_circles(scope);
}

void warn_of_idle_meanings(Scope& scope) {
  if (has_errors(scope.sink)) return;
  for (const scope::ConditionFacts& facts : scope.conditions) {
    if (facts.used) continue;
    const ast::Name& name = facts.written->name;
    complain(scope,
             diagnose(Code::AK1005, name.span, worded("nothing uses the condition `{}`", name.text))
                 .with_help("leave it out, or let a clause speak of it"));
  }
}

}  // namespace akad::sema

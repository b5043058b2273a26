#include <fmt/format.h>

#include <map>

#include "compiler/scope/clauses.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

bool can_meet(Scope& scope, const ast::Name& name, const ir::Exclusion& exclusion,
              Id<ir::Log> log) {
  if (!exclusion.log.valid() || !log.valid()) return true;
  if (ir::can_meet(scope.program[exclusion.log], scope.program[log])) return true;
  const auto about = [&](Id<ir::Log> id) {
    const scope::LogFacts& facts = facts_of(scope, id);
    const std::string& single = scope.program[id].single_subject;
    if (!single.empty()) return fmt::format("`{}` is always about \"{}\"", facts.name, single);
    return fmt::format("`{}` is about each {}", facts.name, facts.noun);
  };
  complain(
      scope,
      diagnose(Code::AK0206, name.span,
               fmt::format("the exclusion `{}` is told by a log of other subjects", exclusion.name))
          .with_label("nothing of it can touch the target's time")
          .with_help(fmt::format("the log {}, the log {}", about(exclusion.log), about(log))));
  return false;
}

}  // namespace

template <>
void analyze_kind<ast::Exclusion>(Scope& scope, const ast::File& file) {
  scope::each<ast::Exclusion>(file, [&](const ast::Exclusion& written, std::int32_t at) {
    ir::Exclusion& row = scope.program.exclusions[static_cast<std::size_t>(at)];
    row.name = written.name.text;
    row.clause = clause_of(scope, written.clause);
    row.log = resolve<ast::Log>(scope, written.log);
    row.when = analyze_stretches(scope, {scope::kThing<ast::Exclusion>, written.name, row.log,
                                         written.when, written.pairs, written.broken});
  });
}

void analyze_excluding(Scope& scope, const std::vector<ast::ExcludingLine>& lines, Id<ir::Log> log,
                       ir::OfTime& target) {
  std::map<Id<ir::Exclusion>, Span> known;
  for (const ast::ExcludingLine& line : lines) {
    for (const ast::Name& name : line.exclusions) {
      const auto id = resolve<ast::Exclusion>(scope, name);
      if (!id.valid()) continue;
      const auto [first, fresh] = known.emplace(id, name.span);
      if (!fresh) {
        scope::report_twice(scope, first->second, name.span,
                            fmt::format("excluding {}", name.text));
        continue;
      }
      if (!can_meet(scope, name, scope.program[id], log)) continue;
      target.excluding.push_back({id, line.time});
    }
  }
}

}  // namespace akad::sema

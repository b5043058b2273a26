#include "compiler/sema/for_each.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

std::string_view word_of(Over over) { return over == Over::Cap ? "cap" : "sum"; }

// Of another log: it has such results too, by a signal or a subject of its own.
bool has_groups_called(const Scope& scope, const ir::Target& target, Id<ir::Log> log,
                       const std::vector<ast::Name>& names) {
  return std::all_of(names.begin(), names.end(), [&](const ast::Name& name) {
    if (target.by_subject && name.text == facts_of(scope, log).noun) return true;
    return std::any_of(target.groups.begin(), target.groups.end(),
                       [&](Id<ir::Signal> id) { return scope.program[id].name == name.text; });
  });
}

void report_other_log(Scope& scope, Over over, const ForEach& line, Id<ir::Target> first,
                      Id<ir::Target> other) {
  const auto log_of = [&](Id<ir::Target> id) {
    return facts_of(scope, scope.targets[id.index()].log).name;
  };
  const std::string_view what = word_of(over);
  complain(scope,
           diagnose(Code::AK0207, line.span,
                    worded("`{}` of the target `{}` is said by the log `{}`, that of the target "
                           "`{}` by the log `{}`: a {} for each value covers credits of one log",
                           line.groups.front().text, scope.program[first].name, log_of(first),
                           scope.program[other].name, log_of(other), what))
               .with_other(scope.map[other], "a target of another log")
               .with_help(fmt::format("one {0} over credits of several logs for each value is not "
                                      "in the language yet; a {0} for the credits of each log, or "
                                      "one without `for each`, is another deal",
                                      what)));
}

// A credit is for one result: what is for less than a result is about would have to add up several.
void report_no_groups(Scope& scope, Over over, const ForEach& line, Id<ir::Target> id) {
  const ir::Target& target = scope.program[id];
  const std::string groups = scope::said(line.groups);
  const std::string_view what = word_of(over);
  std::string_view noun;
  if (target.by_subject) noun = facts_of(scope, scope.targets[id.index()].log).noun;
  const bool coarser = over == Over::Cap && !noun.empty();
  const std::string help =
      !coarser ? fmt::format("a {} for each {} is over credits of targets with a result for each "
                             "{}; one without `for each` is another deal",
                             what, groups, groups)
               : fmt::format("a cap for each {} over several results of it is not in the language "
                             "yet; a cap for each {}, or one without `for each`, is another deal",
                             groups, noun);
  complain(scope, diagnose(Code::AK0207, line.span,
                           worded("the target `{}` has no result for each {}, so its credits "
                                  "cannot be {} so",
                                  target.name, groups, over == Over::Cap ? "capped" : "summed"))
                      .with_other(scope.map[id], "this target")
                      .with_help(help));
}

}  // namespace

scope::Groups groups_of(Scope& scope, Over over, const ForEach& line,
                        const std::vector<Id<ir::Target>>& targets) {
  if (line.groups.empty() || targets.empty()) return {};
  const auto log_of = [&](Id<ir::Target> target) { return scope.targets[target.index()].log; };
  const Id<ir::Log> first = log_of(targets.front());
  scope::Groups groups = resolve_groups(scope, first, line.groups);
  if (!groups.known) return groups;
  for (const Id<ir::Target> id : targets) {
    const ir::Target& target = scope.program[id];
    const Id<ir::Log> log = log_of(id);
    if (!log.valid()) continue;
    // Subjects of two logs are the same where they are called the same.
    const bool called_otherwise = groups.by_subject && log != first && first.valid() &&
                                  facts_of(scope, log).nouns != facts_of(scope, first).nouns;
    const bool has = ir::has_groups_of(target, groups.signals, groups.by_subject);
    if (has && !called_otherwise) continue;
    if (log != first && has_groups_called(scope, target, log, line.groups)) {
      report_other_log(scope, over, line, targets.front(), id);
    } else {
      report_no_groups(scope, over, line, id);
    }
    return groups;
  }
  return groups;
}

}  // namespace akad::sema

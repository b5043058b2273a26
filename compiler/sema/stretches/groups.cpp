#include "compiler/sema/stretches/groups.h"

#include <fmt/format.h>

#include <utility>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "compiler/sema/stretches/weights.h"

namespace akad::sema {
namespace {

// No record is read for it.
void refuse_lines(Scope& scope, const ast::Log& written) {
  const ast::GroupLine& group = written.groups.front();
  const auto refuse = [&](Span line) {
    scope::excluded(scope, line, group.span,
                    worded("no record is read for `{}`: what happens is told of the subjects of "
                           "`{}`",
                           written.name.text, group.members.text));
  };
  const auto all = [&](const auto& lines) {
    for (const auto& line : lines) refuse(line.span);
  };
  all(written.subject);
  all(written.times);
  all(written.elements);
  all(written.also_elements);
  all(written.same);
  for (const ast::TimePath& line : written.time) refuse(line.path.span);
  for (const ast::TimePath& line : written.received) refuse(line.path.span);
  all(written.id);
  all(written.sequence);
  all(written.events);
  all(written.signals);
  all(written.windows);
  all(written.not_yet);
}

std::string of_members(const Scope& scope, const ir::Log& log) {
  return log.members.valid() ? facts_of(scope, log.members).name : "…";
}

// None: reported.
std::optional<Rational> share_bound(Scope& scope, const ast::MembersLine& line,
                                    const ast::Percentage& written) {
  const auto share = scope::share_of(scope, written);
  if (!share) return std::nullopt;
  const bool is_more = line.which == ast::Which::MoreThan;
  if (is_more ? *share < 1 : *share > 0) return share;
  complain(scope, Code::AK0308, written.span,
           is_more ? "nothing is more than all of them" : "none of them always is");
  return std::nullopt;
}

void set_bound(Scope& scope, const ast::MembersLine& line, ir::SoMany& rule) {
  if (line.which == ast::Which::MoreThan) rule.test = ir::Comparison::MoreThan;
  rule.is_share = line.which == ast::Which::All;
  if (line.which == ast::Which::All || line.which == ast::Which::Any) return;  // all of 1, or one
  if (const auto* share = std::get_if<ast::Percentage>(&line.bound)) {
    rule.is_share = true;
    rule.bound = share_bound(scope, line, *share).value_or(Rational(1, 2));
    return;
  }
  const auto count = count_of(scope, std::get<ast::Number>(line.bound), 1, ir::kMostMembers,
                              "the number of those that are down");
  rule.bound = count.value_or(1);
}

}  // namespace

void analyze_group(Scope& scope, const ast::Log& written, Id<ir::Log> id) {
  if (written.groups.empty()) return;
  const ast::GroupLine& line = written.groups.front();
  scope::said_once(scope, written.groups, "subject is … of");
  refuse_lines(scope, written);
  ir::Log& log = scope.program.logs[id.index()];
  scope::LogFacts& facts = scope.logs[id.index()];
  const bool was_broken = std::exchange(facts.broken, true);  // until all of it is understood
  log.members = resolve<ast::Log>(scope, line.members);
  if (!log.members.valid()) return;
  if (facts_of(scope, log.members).is_group) {
    complain(scope, diagnose(Code::AK0207, line.members.span,
                             worded("no record is read for `{}`, so that nothing tells who of its "
                                    "subjects belong together",
                                    line.members.text))
                        .with_help("name a log that is read from a file"));
    log.members = {};
    return;
  }
  if (!line.by) {
    facts.broken = was_broken;
    return;
  }
  log.members_by = resolve_member<ast::Signal>(scope, log.members, *line.by);
  if (!log.members_by.valid()) return;
  if (scope.program[log.members_by].kind == ir::SignalKind::Text) {
    facts.broken = was_broken;
    return;
  }
  complain(scope, diagnose(Code::AK0307, line.by->span,
                           worded("`{}` is no text: what those that belong together are called is "
                                  "one",
                                  line.by->text)));
  log.members_by = {};
}

ir::ByMembers analyze_members(Scope& scope, Id<ir::Log> log, const ast::MembersLine& line) {
  ir::ByMembers rule;
  set_bound(scope, line, rule.so_many);
  rule.by_share = analyze_by_share(scope, line);
  rule.outage = resolve<ast::Outage>(scope, line.outage);
  const Id<ir::Log> named = resolve<ast::Log>(scope, line.log);
  if (!log.valid() || !named.valid()) return rule;
  const Id<ir::Log> members = scope.program[log].members;
  // It is told one by one, or was reported.
  if (!members.valid() || facts_of(scope, log).broken) return rule;
  const auto complain_of = [&](const ast::Name& name) {
    complain(scope,
             diagnose(Code::AK0206, name.span,
                      worded("the subjects of `{}` are made of those of `{}`",
                             facts_of(scope, log).name, of_members(scope, scope.program[log])))
                 .with_help(fmt::format("name `{}`, and an outage of it",
                                        of_members(scope, scope.program[log]))));
  };
  if (named != members) {
    complain_of(line.log);
  } else if (rule.outage.valid() && scope.program[rule.outage].log != members) {
    complain_of(line.outage);
  }
  return rule;
}

bool check_told(Scope& scope, const ast::Outage& written, const ir::Outage& row) {
  if (!row.log.valid() || written.down.empty() || written.broken) return true;
  const scope::LogFacts& facts = facts_of(scope, row.log);
  if (facts.broken) return true;
  const auto* members = std::get_if<ast::MembersLine>(&written.down.front());
  const Span line = std::visit([](const auto& one) { return one.span; }, written.down.front());
  if (members == nullptr && facts.is_group) {
    const std::string of = of_members(scope, scope.program[row.log]);
    complain(scope, diagnose(Code::AK0207, line,
                             worded("no record is read for `{}`: its outages are made of those of "
                                    "`{}`",
                                    written.log.text, of))
                        .with_help(fmt::format("write: while all of {} are …, or any of, or at "
                                               "least so many of",
                                               of)));
    return false;
  }
  if (members == nullptr || facts.is_group) return true;
  complain(scope, diagnose(Code::AK0207, line,
                           worded("the subjects of `{}` are told one by one: none is made of "
                                  "several",
                                  written.log.text))
                      .with_help(fmt::format("write a log that takes them together, as: log "
                                             "regions {{ subject is region of {} }}, and let "
                                             "the outage be of it",
                                             members->log.text)));
  return false;
}

}  // namespace akad::sema

// Targets for sums of what credits owe in kind.
#include <fmt/format.h>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/sema/for_each.h"
#include "compiler/sema/targets/target.h"

namespace akad::sema {
namespace {

using scope::each;
using scope::said_once;

// The credits that owe what is summed.
std::vector<Id<ir::Credit>> summed_credits(const Scope& scope, const std::string& of) {
  std::vector<Id<ir::Credit>> credits;
  for (const Id<ir::Credit> id : ids_of(scope.program.credits)) {
    const std::string* unit = ir::unit_in_kind(scope.program[id]);
    if (unit != nullptr && *unit == of) credits.push_back(id);
  }
  return credits;
}

void analyze_sum_of(Target& target, scope::TargetFacts& facts) {
  const ast::SumLine& line = target.written.sum.front();
  const auto& sum = std::get<ir::OfSum>(target.row.of);
  if (sum.of.empty()) return;  // reported
  const std::vector<Id<ir::Target>> summed = ir::summed_in(target.scope.program, sum);
  if (summed.empty()) return;  // check_summed reports it
  target.log = target.scope.targets[summed.front().index()].log;
  facts.log = target.log;
  if (line.groups.empty() || !target.log.valid()) return;
  scope::Groups groups = groups_of(target.scope, Over::Sum, {line.groups, line.span}, summed);
  facts.groups_known = groups.known;
  target.row.groups = std::move(groups.signals);
  target.row.by_subject = groups.by_subject;
}

}  // namespace

void analyze_sum(Target& target) {
  const ast::SumLine& line = target.written.sum.front();
  said_once(target.scope, target.written.sum, "the sum is …");
  auto& sum = target.row.of.emplace<ir::OfSum>();
  const auto& literal = std::get<ast::InKindLiteral>(line.test.bound.is);
  if (const auto kind = scope::in_kind_of(target.scope, literal)) {
    sum.of = kind->of;
    target.row.bound = kind->quantity;
  }
  target.row.test = line.test.kind;
  target.row.cadence = cadence_of(target.scope, line.periods);
  refuse_over(target, line.periods, line.span, "a sum");
  constexpr std::string_view kKind = "a sum";
  exclude_items(target, line.span, kKind);
  exclude_time(target, line.span, kKind);
  exclude(target, line.span,
          "a sum of nothing is 0, and is held against the promise like any other",
          target.written.empty);
  exclude(target, line.span, "a sum is of one period: the first ones are like the others",
          target.written.first_periods);
}

void analyze_sums(Scope& scope, const ast::File& file) {
  each<ast::Target>(file, [&](const ast::Target& written, std::int32_t at) {
    if (written.sum.empty() || !written.figure.empty()) return;  // reported
    const auto row = static_cast<std::size_t>(at);
    Target target{scope, written, scope.program.targets[row], {}};
    analyze_sum_of(target, scope.targets[row]);
  });
}

namespace {

void check_sum_of(Scope& scope, const ast::Target& written, const ir::OfSum& sum) {
  const std::vector<Id<ir::Credit>> credits = summed_credits(scope, sum.of);
  const ast::SumLine& line = written.sum.front();
  if (credits.empty()) {
    complain(scope, diagnose(Code::AK0312, line.test.bound.span,
                             worded("no credit owes \"{}\", so there is nothing to sum", sum.of))
                        .with_help("what a credit owes, in its words: the credit is 2 \"points\" "
                                   "for each miss"));
  }
  for (const Id<ir::Credit> id : credits) {
    const ir::Credit& credit = scope.program[id];
    if (credit.claim) {
      complain(scope, diagnose(Code::AK0207, scope.map[id],
                               worded("what the credit `{}` owes is summed by the target `{}`, and "
                                      "so it is not claimed",
                                      credit.name, written.name.text))
                          .with_other(line.span, "the sum")
                          .with_help("what is owed for the sum may have to be claimed"));
    }
    if (!credit.target.valid() || ir::summed_by(scope.program[credit.target]) == nullptr) continue;
    complain(scope, diagnose(Code::AK0207, scope.map[id],
                             worded("the credit `{}` is owed for a sum, and owes \"{}\", which the "
                                    "target `{}` sums",
                                    credit.name, sum.of, written.name.text))
                        .with_other(line.span, "the sum")
                        .with_help("money, or something else in kind"));
  }
}

}  // namespace

void check_summed(Scope& scope, const ast::File& file) {
  each<ast::Target>(file, [&](const ast::Target& written, std::int32_t at) {
    const auto& row = scope.program.targets[static_cast<std::size_t>(at)];
    const auto* sum = std::get_if<ir::OfSum>(&row.of);
    if (sum != nullptr && !sum->of.empty()) check_sum_of(scope, written, *sum);
  });
}

}  // namespace akad::sema

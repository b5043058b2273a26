// Caps: what they cover, by whom it differs, and how much is the most or which sums are small.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/for_each.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

using scope::each;
using scope::said_once;

// What the credits of a cap are about: their targets, each once.
std::vector<Id<ir::Target>> targets_of(const Scope& scope, const ir::Cap& cap, bool all) {
  std::vector<Id<ir::Target>> targets;
  std::set<Id<ir::Target>> known;
  const auto add = [&](const ir::Credit& credit) {
    if (!credit.target.valid() || !known.insert(credit.target).second) return;
    targets.push_back(credit.target);
  };
  if (all) {
    for (const ir::Credit& credit : scope.program.credits) {
      if (ir::unit_in_kind(credit) == nullptr) add(credit);
    }
  }
  for (const Id<ir::Credit> credit : cap.credits) add(scope.program.credits[credit.index()]);
  return targets;
}

void analyze_groups(Scope& scope, const ForEach& line, ir::Cap& cap, bool all) {
  scope::Groups groups = groups_of(scope, Over::Cap, line, targets_of(scope, cap, all));
  cap.groups = std::move(groups.signals);
  cap.by_subject = groups.by_subject;
}

// A cap is money.
bool limits_money_of(Scope& scope, const ast::Name& name, Id<ir::Credit> credit) {
  const std::string* of = ir::unit_in_kind(scope.program[credit]);
  if (of == nullptr) return true;
  complain(scope,
           diagnose(Code::AK0207, name.span,
                    worded("a cap is money, and the credit `{}` owes \"{}\"", name.text, *of))
               .with_other(scope.map[credit], "this credit")
               .with_help("the most that a rate owes stands in its line: at most …"));
  return false;
}

// Each sum is known at the end of a period of the cap, when what is in it is settled.
void check_periods(Scope& scope, const ast::SmallSumsLine& line, const ir::Cap& cap) {
  for (const Id<ir::Credit> id : ids_of(scope.program.credits)) {
    const Id<ir::Target> target = scope.program[id].target;
    if (!target.valid() || !ir::covers(scope.program, cap, id) ||
        ir::sums_at_once(cap, scope.program[target])) {
      continue;
    }
    const std::string sums(ir::noun_of(cap.cadence));
    const std::string owed(ir::noun_of(scope.program[target].cadence));
    const bool longer = ir::rank_of(cap.cadence) > ir::rank_of(scope.program[target].cadence);
    complain(scope,
             diagnose(Code::AK0207, line.span,
                      longer ? worded("the credit `{}` is owed for each {}, before anybody knows "
                                      "what a sum of a {} comes to",
                                      scope.program[id].name, owed, sums)
                             : worded("the credit `{}` is owed for each {}, and a {} is no whole "
                                      "number of these periods: each {}",
                                      scope.program[id].name, owed, owed, sums))
                 .with_other(scope.map[id], "this credit")
                 .with_help(
                     fmt::format("sums of each {}, or a cap of its own for other credits", owed)));
    return;
  }
}

void analyze_small_sums(Scope& scope, const ast::Cap& written, ir::Cap& cap) {
  const ast::SmallSumsLine& line = written.small.front();
  cap.cadence = cadence_of(scope, line.periods);
  cap.most.is = ir::NoAmount{};
  cap.small = ir::SmallAmounts{1, line.limit_too, ir::SmallAmounts::Become::NotDue};
  analyze_groups(scope, {line.groups, line.span}, cap, written.credits.empty());
  check_periods(scope, line, cap);
  const auto limit = money_of(scope, line.limit);
  if (!limit) return;
  cap.small->limit = *limit;
  if (*limit > 0) return;
  complain(scope, Code::AK0308, line.limit.span, "no sum is smaller than nothing");
}

void analyze_largest(Scope& scope, const ast::Cap& written, ir::Cap& cap) {
  const ast::LargestLine& line = written.largest.front();
  cap.cadence = cadence_of(scope, line.periods);
  cap.most.is = ir::NoAmount{};
  cap.only_largest = true;
  analyze_groups(scope, {line.groups, line.span}, cap, written.credits.empty());
}

void analyze_most(Scope& scope, const ast::Cap& written, ir::Cap& cap) {
  const ast::MostLine& line = written.most.front();
  cap.cadence = cadence_of(scope, line.periods);
  if (line.periods.over) {
    const auto over = count_of(scope, *line.periods.over, 2, ir::kMostLookedBack,
                               "the number of periods that are looked back over");
    cap.over_last = over.value_or(2);
  }
  cap.most = amount_in(scope, line.amount, ir::periods_of(cap));
  if (std::holds_alternative<ir::NoAmount>(cap.most.is)) cap.most.is = ir::FixedAmount{};
  analyze_groups(scope, {line.groups, line.span}, cap, written.credits.empty());
}

// One cap says one thing.
void demand_one_line(Scope& scope, const ast::Cap& written) {
  std::vector<Span> lines;
  if (!written.most.empty()) lines.push_back(written.most.front().span);
  if (!written.small.empty()) lines.push_back(written.small.front().span);
  if (!written.largest.empty()) lines.push_back(written.largest.front().span);
  if (lines.size() < 2) return;
  scope::excluded(scope, lines[1], lines[0],
                  "one cap says how much is the most, which sums are small, or that only the "
                  "largest is due: write two");
}

void analyze_cap(Scope& scope, const ast::Cap& written, ir::Cap& cap) {
  std::set<Id<ir::Credit>> known;
  for (const ast::Name& name : written.credits) {
    const auto credit = resolve<ast::Credit>(scope, name);
    if (!credit.valid() || !known.insert(credit).second) continue;
    if (limits_money_of(scope, name, credit)) cap.credits.push_back(credit);
  }
  said_once(scope, written.most, "at most");
  said_once(scope, written.small, "sums");
  said_once(scope, written.largest, "only the largest is due");
  demand_one_line(scope, written);
  if (!written.most.empty()) return analyze_most(scope, written, cap);
  if (!written.small.empty()) return analyze_small_sums(scope, written, cap);
  if (!written.largest.empty()) return analyze_largest(scope, written, cap);
  if (written.broken) return;
  scope::missing(scope, written.name.span,
                 worded("the cap `{}` does not say how much is the most, which sums are small, "
                        "nor that only the largest is due",
                        written.name.text),
                 "at most 25% of monthly_charge each calendar month");
}

// Of two such caps over one credit their order would decide what is owed.
void demand_one_choice(Scope& scope) {
  const ir::Program& program = scope.program;
  std::vector<Id<ir::Cap>> chosen_by(program.credits.size());
  for (const Id<ir::Cap> id : ids_of(program.caps)) {
    if (!program[id].only_largest) continue;
    for (const Id<ir::Credit> credit : ir::covered_by(program, program[id])) {
      Id<ir::Cap>& first = chosen_by[credit.index()];
      if (!first.valid()) {
        first = id;
        continue;
      }
      complain(scope, diagnose(Code::AK0207, scope.map[id],
                               worded("of the credit `{}` the cap `{}` says already that only the "
                                      "largest is due",
                                      program[credit].name, program[first].name))
                          .with_other(scope.map[first], "that cap")
                          .with_help("a credit is under one such cap, since their order would "
                                     "decide what is owed"));
      break;
    }
  }
}

}  // namespace

template <>
void analyze_kind<ast::Cap>(Scope& scope, const ast::File& file) {
  each<ast::Cap>(file, [&](const ast::Cap& written, std::int32_t at) {
    ir::Cap& cap = scope.program.caps[static_cast<std::size_t>(at)];
    cap.name = written.name.text;
    cap.clause = clause_of(scope, written.clause);
    analyze_cap(scope, written, cap);
  });
  demand_one_choice(scope);
  check_fee_groups(scope, file);
  demand_taken(scope);
  demand_parts(scope, file);
}

}  // namespace akad::sema

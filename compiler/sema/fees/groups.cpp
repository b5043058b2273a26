// Fees that differ by group: a row for each that is named, and shares of them by those who have a
// result for each.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/sema/passes.h"
#include "compiler/sema/scenarios/expected.h"
#include "compiler/sema/tables/tables.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::sema {
namespace {

std::string text_of(const ast::Literal& group) {
  const bool is_number = group.kind == ir::ConstantKind::Number;
  return value_text({group.kind, is_number ? "" : group.text, group.number, 0});
}

tables::Table table_of(const ast::Fee& written) {
  tables::Table table{.rows = {},
                      .left = fmt::format("what each other `{}` costs", written.for_each.text),
                      .own = "an amount of its own",
                      .nothing = "no fee",
                      .waived = "the others cost nothing, and a share of that is nothing",
                      .broken = false};
  for (const ast::FeeRow& row : written.rows) {
    table.rows.push_back({!row.group, row.text, row.span});
  }
  return table;
}

void report_again(Scope& scope, const ast::FeeRow& row, const ast::FeeRow& first,
                  const std::string& group) {
  complain(scope, diagnose(Code::AK0503, row.span,
                           worded("this row is never reached: `{}` has its fee in another", group))
                      .with_label("never reached")
                      .with_other(first.span, "this row has it")
                      .with_help("leave one of the two rows out"));
}

// The rows that are there, by their group.
using Known = std::map<std::string, const ast::FeeRow*>;

void add_group(Scope& scope, const ast::FeeRow& row, Known& known, ir::Fee& fee) {
  ir::FeeOfGroup of{text_of(*row.group), 0};
  const auto [first, fresh] = known.emplace(of.group, &row);
  if (!fresh) return report_again(scope, row, *first->second, of.group);
  if (row.amount) of.amount = fee_amount(scope, *row.amount, fee).value_or(0);
  of.later = fee_steps(scope, row.later, fee);
  fee.of_groups.push_back(std::move(of));
}

// A row of a credit's table, or a cap, that owes or caps a share of a fee by group.
struct Share {
  Id<ir::Fee> fee;
  Span span;
};

struct SharesIn {
  std::vector<Id<ir::Fee>> fees = {};

  void operator()(const ir::ShareOfFee& share) { fees.push_back(share.fee); }
  void operator()(const ir::Rate& rate) {
    std::visit(*this, rate.price.is);
    if (rate.most) std::visit(*this, rate.most->is);
  }
  template <class Other>
  void operator()(const Other&) {}
};

template <class Amount>
std::vector<Id<ir::Fee>> fees_by_group(const Scope& scope, const Amount& amount) {
  SharesIn shares;
  std::visit(shares, amount.is);
  std::erase_if(shares.fees, [&](Id<ir::Fee> fee) {
    return !fee.valid() || scope.program[fee].for_each.empty();
  });
  return shares.fees;
}

void report_no_result(Scope& scope, const Share& share, Id<ir::Target> id) {
  const ir::Fee& fee = scope.program[share.fee];
  complain(scope,
           diagnose(Code::AK0207, share.span,
                    worded("`{}` is a fee for each `{}`, and the target `{}` has no result for "
                           "each `{}`: of which one a share is owed, nobody could say",
                           fee.name, fee.for_each, scope.program[id].name, fee.for_each))
               .with_other(scope.map[share.fee], "the fee")
               .with_other(scope.map[id], "this target")
               .with_help(fmt::format("a share of it is owed for targets with a result for each "
                                      "{}; a target or a fee for all of them is another deal",
                                      fee.for_each)));
}

void report_no_cap(Scope& scope, const Share& share, Id<ir::Cap> id) {
  const ir::Fee& fee = scope.program[share.fee];
  complain(scope,
           diagnose(Code::AK0207, share.span,
                    worded("`{}` is a fee for each `{}`, and the cap `{}` is not for each `{}`: of "
                           "which one a share is the most, nobody could say",
                           fee.name, fee.for_each, scope.program[id].name, fee.for_each))
               .with_other(scope.map[share.fee], "the fee")
               .with_help(fmt::format("a cap for each {0} limits what is owed for one; a cap of "
                                      "all of them together, by an amount or another fee, is "
                                      "another deal",
                                      fee.for_each)));
}

void check_credit(Scope& scope, Id<ir::Credit> id) {
  const ir::Credit& credit = scope.program[id];
  if (!credit.target.valid()) return;
  const scope::TargetFacts& facts = scope.targets[credit.target.index()];
  if (facts.broken || !facts.groups_known || !facts.log.valid()) return;
  std::set<Id<ir::Fee>> told;
  for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
    for (const Id<ir::Fee> fee : fees_by_group(scope, credit.slabs[row].amount)) {
      const std::string& name = scope.program[fee].for_each;
      if (ir::is_by(scope.program, scope.program[credit.target], name)) continue;
      if (!told.insert(fee).second) continue;
      report_no_result(scope, {fee, scope.map.slab_rows[id.index()][row]}, credit.target);
    }
  }
}

void check_cap(Scope& scope, const ast::Cap& written, Id<ir::Cap> id) {
  if (written.most.empty()) return;
  const ir::Cap& cap = scope.program[id];
  // Its groups were not understood, as is reported.
  const std::size_t known = cap.groups.size() + (cap.by_subject ? 1 : 0);
  if (known == 0 && !written.most.front().groups.empty()) return;
  for (const Id<ir::Fee> fee : fees_by_group(scope, cap.most)) {
    if (ir::is_by(scope.program, cap, scope.program[fee].for_each)) continue;
    report_no_cap(scope, {fee, written.most.front().span}, id);
  }
}

// What results can be for each of: signals, and what logs call their subjects.
std::vector<std::string> names_of_groups(const Scope& scope) {
  std::vector<std::string> names;
  for (const ir::Signal& signal : scope.program.signals) names.push_back(signal.name);
  for (const scope::LogFacts& log : scope.logs) {
    if (!log.noun.empty()) names.push_back(log.noun);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

bool may_be_unknown(const Scope& scope) {
  return std::any_of(scope.logs.begin(), scope.logs.end(),
                     [](const scope::LogFacts& log) { return log.broken; });
}

// What the signal of that name can't be is no group of any result.
void check_values(Scope& scope, const ast::Fee& written) {
  std::set<Id<ir::Signal>> signals;
  for (const ir::Target& target : scope.program.targets) {
    for (const Id<ir::Signal> id : target.groups) {
      if (id.valid() && scope.program[id].name == written.for_each.text) signals.insert(id);
    }
  }
  for (const Id<ir::Signal> id : signals) {
    for (const ast::FeeRow& row : written.rows) {
      if (row.group) constant_for(scope, scope.program[id], *row.group);
    }
  }
}

void check_fee(Scope& scope, const ast::Fee& written) {
  if (written.for_each.text.empty()) return;
  const std::vector<std::string> names = names_of_groups(scope);
  if (std::binary_search(names.begin(), names.end(), written.for_each.text)) {
    return check_values(scope, written);
  }
  if (scope.names.incomplete || may_be_unknown(scope)) return;
  complain(scope,
           diagnose(Code::AK0201, written.for_each.span,
                    worded("no signal is named `{}`, and no log calls its subjects so: no result "
                           "is for each of them",
                           written.for_each.text))
               .with_label("not declared")
               .with_steps(scope::suggestions(written.for_each, names)));
}

}  // namespace

void analyze_fee_rows(Scope& scope, const ast::Fee& written, ir::Fee& fee) {
  fee.for_each = written.for_each.text;
  if (!tables::check_end(scope, table_of(written))) return;
  Known known;
  for (const ast::FeeRow& row : written.rows) {
    if (row.group) {
      add_group(scope, row, known, fee);
      continue;
    }
    if (row.amount) fee.amount = fee_amount(scope, *row.amount, fee).value_or(0);
    fee.later = fee_steps(scope, row.later, fee);
  }
  std::sort(fee.of_groups.begin(), fee.of_groups.end(),
            [](const ir::FeeOfGroup& a, const ir::FeeOfGroup& b) { return a.group < b.group; });
}

void check_fee_groups(Scope& scope, const ast::File& file) {
  scope::each<ast::Fee>(file,
                        [&](const ast::Fee& written, std::int32_t) { check_fee(scope, written); });
  for (const Id<ir::Credit> id : ids_of(scope.program.credits)) check_credit(scope, id);
  scope::each<ast::Cap>(file, [&](const ast::Cap& written, std::int32_t row) {
    check_cap(scope, written, Id<ir::Cap>{row});
  });
}

}  // namespace akad::sema

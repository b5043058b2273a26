// Shares of fees: what of a fee for other periods is taken, and what a part of a period costs.
#include <fmt/format.h>

#include <map>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/sema/passes.h"
#include "runtime/ir/amounts/fees.h"
#include "runtime/phrases/clauses.h"

namespace akad::sema {
namespace {

using scope::Choice;

constexpr int kShareDigits = 80;  // more than a number can have

std::vector<std::string> offers(const ir::Fee& fee, const Rational& share, const ir::Periods& of) {
  std::vector<std::string> lines;
  for (const ir::FeeTaken taken : ir::ways_to_take(fee.period, of)) {
    lines.push_back(fmt::format("{}% of {}", to_decimal(share * 100, kShareDigits),
                                phrases::clause_text(phrases::fee_taken(fee, taken, of))));
  }
  return lines;
}

std::vector<std::string> other_deals(std::vector<std::string> lines) {
  for (std::string& line : lines) line = fmt::format("`{}` is another deal", line);
  return lines;
}

bool is_noun(Scope& scope, const std::optional<ast::PeriodNoun>& written,
             const ir::Periods& meant) {
  if (!written || !written->cadence) return true;
  if (*written->cadence == meant.cadence && !meant.looks_back()) return true;
  complain(scope, diagnose(Code::AK0207, written->span,
                           fmt::format("this is a {}, where a {} is meant",
                                       ir::noun_of(*written->cadence), ir::noun_of(meant)))
                      .with_help(fmt::format("write: {}", ir::noun_of(meant))));
  return false;
}

// The share fits the periods in which it is owed, or what is taken must be said.
void check_taken(Scope& scope, const ast::Amount& written, const ir::ShareOfFee& share,
                 const ir::Periods& of) {
  const auto& said = std::get<ast::ShareOfFee>(written.what);
  const ir::Fee& fee = scope.program[share.fee];
  if (ir::can_be_taken(share.taken, fee.period, of)) {
    if (is_noun(scope, said.own, fee.period)) is_noun(scope, said.of, of);
    return;
  }
  if (share.taken == ir::FeeTaken::OfPeriod) {
    scope::Asked asked{fee.name, phrases::clause_text(phrases::every(fee.period)), of};
    asked.offers = offers(fee, share.share, of);
    demand(scope, Choice::FeeTaken, written.span, asked, {scope.map[share.fee], "the fee"});
    return;
  }
  complain(scope, diagnose(Code::AK0207, written.span,
                           fmt::format("the fee `{}` is for each {}, and cannot be taken so for "
                                       "each {}",
                                       fee.name, ir::noun_of(fee.period), ir::noun_of(of)))
                      .with_other(scope.map[share.fee], "the fee")
                      .with_help(other_deals(offers(fee, share.share, of))));
}

}  // namespace

ir::Amount amount_in(Scope& scope, const ast::Amount& written,
                     const std::optional<ir::Periods>& of) {
  ir::Amount amount = amount_of(scope, written).value_or(ir::Amount{});
  const auto* share = std::get_if<ir::ShareOfFee>(&amount.is);
  if (share != nullptr && of) check_taken(scope, written, *share, *of);
  return amount;
}

void demand_parts(Scope& scope, const ast::File& file) {
  if (!file.agreement || file.agreement->term.empty()) return;
  if (scope.program.agreement.term_last.days == 0) return;  // it was not understood, as reported
  std::map<Id<ir::Fee>, const ast::Fee*> silent;
  scope::each<ast::Fee>(file, [&](const ast::Fee& written, std::int32_t row) {
    if (!written.part) silent.emplace(Id<ir::Fee>{row}, &written);
  });
  for (const ir::PartAsked& asked : ir::parts_asked(scope.program)) {
    const auto fee = silent.find(asked.fee);
    if (fee == silent.end()) continue;
    ir::Fee& row = scope.program.fees[asked.fee.index()];
    if (const auto* line = scope::general<ast::PartLine>(scope)) {
      row.part = line->part;
      continue;
    }
    const Span by = std::visit([&](const auto& id) { return scope.map[id]; }, asked.by);
    demand(scope, Choice::PartOfPeriod, fee->second->span, {row.name, {}, asked.cadence},
           {by, "a share of it"});
  }
}

}  // namespace akad::sema

// Shares of fees: what of a fee for other periods is taken, and what a part of a period costs.
#include <fmt/format.h>

#include <map>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/sema/passes.h"
#include "runtime/base/text.h"
#include "runtime/base/written/money_form.h"
#include "runtime/ir/amounts/fees.h"
#include "runtime/phrases/clauses.h"

namespace akad::sema {
namespace {

using scope::Choice;

constexpr int kShareDigits = 80;  // more than a number can have

std::string money_text(const Scope& scope, const Rational& money) {
  const ir::Agreement& agreement = scope.program.agreement;
  return amount_as_agreed(round_to(money, RoundingMode::HalfUp, agreement.money_unit),
                          agreement.currency, agreement.money_unit);
}

// What the share comes to, in a period that the term does not cut; empty where it is not known.
std::string worth(const Scope& scope, const ir::ShareOfFee& share, const ir::Periods& of) {
  const ir::Program& program = scope.program;
  const ir::Fee& fee = program[share.fee];
  if (!fee.for_each.empty() || fee.told) return "";  // another for each group, or as records say
  if (!scope.currency_known || ir::term_of(program).last.days == 0) return "";
  ir::CalendarPeriod period = ir::usual_period(program, of.cadence);
  period.number += of.over - 1;  // that has as many behind it
  return money_text(scope, share.share * ir::base_of(program, share, {period, of.over}));
}

std::string share_of_it(const Rational& share, const std::string& base) {
  return fmt::format("{}% of {}", to_decimal(share * 100, kShareDigits), base);
}

// Each way to take the fee: the first share in words and in money, and all of them as edits.
std::vector<Step> offers(const Scope& scope, Id<ir::Fee> id, const ir::Periods& of,
                         const scope::UntakenShares& all) {
  const ir::Fee& fee = scope.program[id];
  std::vector<Step> steps;
  for (const ir::FeeTaken taken : ir::ways_to_take(fee.period, of)) {
    const std::string base = phrases::clause_text(phrases::fee_taken(fee, taken, of));
    Step step{share_of_it(all.shares.front(), base),
              worth(scope, {all.shares.front(), id, taken}, of)};
    for (std::size_t at = 0; at < all.places.size(); ++at) {
      step.edits.push_back({all.places[at], share_of_it(all.shares[at], base)});
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

bool is_noun(Scope& scope, const std::optional<ast::PeriodNoun>& written,
             const ir::Periods& meant) {
  if (!written || !written->cadence) return true;
  if (*written->cadence == meant.cadence && !meant.looks_back()) return true;
  const std::string noun(ir::noun_of(meant));
  complain(scope, diagnose(Code::AK0207, written->span,
                           worded("this is a {}, where a {} is meant",
                                  ir::noun_of(*written->cadence), noun))
                      .with_step({"write: " + noun, "", {Edit{written->span, noun}}}));
  return false;
}

}  // namespace

void check_taken(Scope& scope, const ast::ShareOfFee& said, Span span, const ir::ShareOfFee& share,
                 const ir::Periods& of) {
  const ir::Fee& fee = scope.program[share.fee];
  if (ir::can_be_taken(share.taken, fee.period, of)) {
    if (is_noun(scope, said.own, fee.period)) is_noun(scope, said.of, of);
    return;
  }
  auto& all = scope.untaken[{share.fee, share.taken, of.cadence, of.over}];
  all.places.push_back(span);
  all.shares.push_back(share.share);
}

namespace {

void report_cannot_be_taken(Scope& scope, Id<ir::Fee> id, const ir::Periods& of,
                            const scope::UntakenShares& all) {
  const ir::Fee& fee = scope.program[id];
  Diagnostic row =
      diagnose(Code::AK0207, all.places.front(),
               worded("the fee `{}` is for each {}, and cannot be taken so for each {}", fee.name,
                      ir::noun_of(fee.period), ir::noun_of(of)))
          .with_other(scope.map[id], "the fee");
  for (std::size_t at = 1; at < all.places.size() && at < scope::kMostLabels; ++at) {
    row = std::move(row).with_other(all.places[at], "and here");
  }
  for (Step& step : offers(scope, id, of, all)) {
    step.text = fmt::format("`{}` is another deal", step.text);
    row = std::move(row).with_step(std::move(step));
  }
  complain(scope, std::move(row));
}

}  // namespace

ir::Amount amount_in(Scope& scope, const ast::Amount& written,
                     const std::optional<ir::Periods>& of) {
  ir::Amount amount = amount_of(scope, written).value_or(ir::Amount{});
  const auto* share = std::get_if<ir::ShareOfFee>(&amount.is);
  if (share != nullptr && of) {
    check_taken(scope, std::get<ast::ShareOfFee>(written.what), written.span, *share, *of);
  }
  return amount;
}

void demand_taken(Scope& scope) {
  for (const auto& [so, all] : scope.untaken) {
    const auto& [id, taken, cadence, over] = so;
    const ir::Periods of(cadence, over);
    if (taken != ir::FeeTaken::OfPeriod) {
      report_cannot_be_taken(scope, id, of, all);
      continue;
    }
    const ir::Fee& fee = scope.program[id];
    scope::Asked asked{fee.name, phrases::clause_text(phrases::every(fee.period)), of};
    asked.offers = offers(scope, id, of, all);
    asked.also.assign(all.places.begin() + 1, all.places.end());
    demand(scope, Choice::FeeTaken, all.places.front(), asked, {scope.map[id], "the fee"});
  }
}

void demand_parts(Scope& scope, const ast::File& file) {
  if (!file.agreement || file.agreement->term.empty()) return;
  if (scope.program.agreement.term_last.days == 0) return;  // it was not understood, as reported
  std::map<Id<ir::Fee>, const ast::Fee*> silent;
  scope::each<ast::Fee>(file, [&](const ast::Fee& written, std::int32_t row) {
    if (!written.part && !written.derived && !written.told)
      silent.emplace(Id<ir::Fee>{row}, &written);
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
  derive_fees(scope.program);
}

}  // namespace akad::sema

// What is owed in kind: all of a credit is of one kind, and what is for money is not for it.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/base/text.h"
#include "runtime/ir/amounts/in_kind.h"

namespace akad::sema {
namespace {

using scope::kind_said;
using scope::same_kind;

// Of a row that owes something: what it is of; null: money.
struct RowKind {
  const std::string* of;
  std::size_t row;
};
std::optional<RowKind> first_kind(const ir::Credit& credit) {
  for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
    const ir::Owed& owed = credit.slabs[row].amount;
    if (std::holds_alternative<ir::NoAmount>(owed.is)) continue;
    const ir::InKind* kind = ir::in_kind(owed);
    return RowKind{kind == nullptr ? nullptr : &kind->of, row};
  }
  return std::nullopt;
}

void refuse_money(Scope& scope, Span span, const std::string& of, std::string_view what) {
  complain(scope, diagnose(Code::AK0207, span, worded("{}, and \"{}\" is no money", what, of))
                      .with_help("leave the line out"));
}

}  // namespace

void check_kinds(Scope& scope, ir::Credit& credit, const std::vector<Span>& spans) {
  const auto first = first_kind(credit);
  if (!first) return;
  for (std::size_t row = first->row + 1; row < credit.slabs.size(); ++row) {
    ir::Owed& owed = credit.slabs[row].amount;
    if (std::holds_alternative<ir::NoAmount>(owed.is)) continue;
    const ir::InKind* kind = ir::in_kind(owed);
    const std::string* of = kind == nullptr ? nullptr : &kind->of;
    if (same_kind(of, first->of)) continue;
    complain(scope, diagnose(Code::AK0312, spans[row],
                             worded("this row owes {}, and another one {}: what one credit owes "
                                    "is of one kind",
                                    kind_said(of), kind_said(first->of)))
                        .with_other(spans[first->row], "the other row")
                        .with_help("the same words in each row, or a credit for each kind"));
    owed = {};
  }
}

void analyze_rounding_in_kind(Scope& scope, const ast::Credit& written, ir::Credit& credit) {
  const std::string of = *ir::unit_in_kind(credit);
  credit.unit = ir::implied_unit(credit);
  if (written.rounded.empty()) {
    const bool any = std::any_of(credit.slabs.begin(), credit.slabs.end(),
                                 [](const auto& row) { return ir::may_be_any_part(row.amount); });
    if (!any || written.broken) return;
    scope::missing(scope, written.name.span,
                   worded("what the credit `{}` owes may be any part of one, and it does not say "
                          "how it is rounded",
                          written.name.text),
                   fmt::format("rounded up to 1 \"{}\"", of));
    return;
  }
  const ast::RoundedLine& line = written.rounded.front();
  credit.rounding = line.mode;
  const auto unit = quantity_in_kind(scope, line.unit, &of);
  if (!unit) return;
  if (*unit > 0) {
    credit.unit = *unit;
    return;
  }
  complain(scope, Code::AK0308, std::get<ast::InKindLiteral>(line.unit).span,
           "an amount is rounded to more than zero");
}

bool refuse_lines_of_money(Scope& scope, const ast::Credit& written, const ir::Credit& credit) {
  const std::string* of = ir::unit_in_kind(credit);
  if (of == nullptr) return false;
  for (const auto& line : written.small) {
    refuse_money(scope, line.span, *of, "small amounts are amounts of money");
  }
  for (const auto& line : written.deduction) {
    refuse_money(scope, line.span, *of, "an invoice is lowered by money");
  }
  for (const auto& line : written.paid) {
    refuse_money(scope, line.span, *of, "what is paid is money");
  }
  return true;
}

std::optional<Rational> quantity_in_kind(Scope& scope, const ast::OwedLiteral& written,
                                         const std::string* of) {
  const auto* literal = std::get_if<ast::InKindLiteral>(&written);
  if (of == nullptr && literal == nullptr)
    return money_of(scope, std::get<ast::MoneyLiteral>(written));
  const std::string* own = literal == nullptr ? nullptr : &literal->of.text;
  if (same_kind(own, of)) {
    if (scope::report_thousands(scope, literal->quantity)) return std::nullopt;
    return literal->quantity.value;
  }
  const Span span = literal == nullptr ? std::get<ast::MoneyLiteral>(written).span : literal->span;
  complain(scope, diagnose(Code::AK0312, span,
                           worded("{} is asked here, and what is owed is {}", kind_said(own),
                                  kind_said(of)))
                      .with_help("what the credit owes, in its words"));
  return std::nullopt;
}

}  // namespace akad::sema

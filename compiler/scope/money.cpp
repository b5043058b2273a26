#include "compiler/scope/money.h"

#include <fmt/format.h>

#include "compiler/scope/quantities.h"

namespace akad::scope {
namespace {

constexpr int kMoneyDigits = 12;

struct AmountOf {
  Scope& scope;

  std::optional<ir::Amount> operator()(const ast::NoCredit&) const { return ir::Amount{}; }
  std::optional<ir::Amount> operator()(const ast::ShareOfFee& written) const {
    const auto share = share_of(scope, written.share);
    const auto fee = resolve<ast::Fee>(scope, written.fee);
    if (!share || !fee.valid()) return std::nullopt;
    return ir::Amount{ir::ShareOfFee{*share, fee, written.taken}};
  }
  std::optional<ir::Amount> operator()(const ast::MoneyLiteral& written) const {
    const auto value = money_of(scope, written);
    if (!value) return std::nullopt;
    return ir::Amount{ir::FixedAmount{*value}};
  }
};

}  // namespace

bool check_currency(Scope& scope, const ast::Name& code) {
  if (code.text.empty()) return false;
  if (scope.currencies.contains(code.text)) return true;
  if (!scope.unknown_currencies.insert(code.text).second) return false;
  std::vector<std::string> known;
  for (const auto& [name, unit] : scope.currencies) known.push_back(name);
  complain(scope,
           diagnose(Code::AK0305, code.span, worded("no currency has the code `{}`", code.text))
               .with_label("not known")
               .with_steps(suggestions(code, known))
               .with_help(fmt::format("or declare it: currency {} \"its name\" in units of "
                                      "0.01",
                                      code.text)));
  return false;
}

std::optional<Rational> money_of(Scope& scope, const ast::MoneyLiteral& written) {
  if (!check_currency(scope, written.currency) || !scope.currency_known) return std::nullopt;
  const ir::Agreement& agreement = scope.program.agreement;
  if (written.currency.text != agreement.currency) {
    complain(scope, diagnose(Code::AK0304, written.span,
                             worded("an amount in {} in an agreement in {}", written.currency.text,
                                    agreement.currency))
                        .with_label("another currency")
                        .with_help(fmt::format("write the amount in {}", agreement.currency)));
    return std::nullopt;
  }
  if (is_whole(written.amount.value / agreement.money_unit)) {
    return written.amount.value;
  }
  complain(scope,
           diagnose(Code::AK0309, written.span,
                    worded("{} {} cannot be paid: the smallest amount is {} {}", agreement.currency,
                           to_decimal(written.amount.value, kMoneyDigits), agreement.currency,
                           to_decimal(agreement.money_unit, kMoneyDigits)))
               .with_help(fmt::format("write a multiple of {} {}", agreement.currency,
                                      to_decimal(agreement.money_unit, kMoneyDigits))));
  return std::nullopt;
}

std::optional<ir::Amount> amount_of(Scope& scope, const ast::Amount& written) {
  return std::visit(AmountOf{scope}, written.what);
}

}  // namespace akad::scope

#include "compiler/scope/money.h"

#include <fmt/format.h>

#include "compiler/scope/quantities.h"

namespace akad::scope {
namespace {

constexpr int kMoneyDigits = 12;

}  // namespace

bool check_currency(Scope& scope, const ast::Name& code) {
  if (code.text.empty()) return false;
  if (scope.currencies.contains(code.text)) return true;
  if (!scope.unknown_currencies.insert(code.text).second) return false;
  std::vector<std::string> known;
  for (const auto& [name, unit] : scope.currencies) known.push_back(name);
  Diagnostic& row = complain(scope, Code::AK0305, code.span,
                             fmt::format("no currency has the code `{}`", code.text));
  row.label = "not known";
  row.help = suggestions(code.text, known);
  row.help.push_back(fmt::format("or declare it: currency {} \"its name\" in units of 0.01",
                                 code.text));
  return false;
}

std::optional<Rational> money_of(Scope& scope, const ast::MoneyLiteral& written) {
  if (!check_currency(scope, written.currency) || !scope.currency_known) return std::nullopt;
  const ir::Agreement& agreement = scope.program.agreement;
  if (written.currency.text != agreement.currency) {
    Diagnostic& row = complain(scope, Code::AK0304, written.span,
                               fmt::format("an amount in {} in an agreement in {}",
                                           written.currency.text, agreement.currency));
    row.label = "another currency";
    row.help = {fmt::format("write the amount in {}", agreement.currency)};
    return std::nullopt;
  }
  if (is_whole(written.amount.value / agreement.money_unit)) {
    return written.amount.value;
  }
  Diagnostic& row =
      complain(scope, Code::AK0309, written.span,
               fmt::format("{} {} cannot be paid: the smallest amount is {} {}",
                           agreement.currency, to_decimal(written.amount.value, kMoneyDigits),
                           agreement.currency, to_decimal(agreement.money_unit, kMoneyDigits)));
  row.help = {fmt::format("write a multiple of {} {}", agreement.currency,
                          to_decimal(agreement.money_unit, kMoneyDigits))};
  return std::nullopt;
}

std::optional<ir::Amount> amount_of(Scope& scope, const ast::Amount& written) {
  ir::Amount amount;
  if (written.kind == ast::Amount::Kind::NoCredit) return amount;
  if (written.kind == ast::Amount::Kind::Fixed) {
    const auto value = money_of(scope, written.money);
    if (!value) return std::nullopt;
    amount.kind = ir::AmountKind::Fixed;
    amount.value = *value;
    return amount;
  }
  const auto share = share_of(scope, written.share);
  const std::int32_t fee = resolve(scope, written.fee, Thing::Fee);
  if (!share || fee < 0) return std::nullopt;
  amount.kind = ir::AmountKind::ShareOfFee;
  amount.value = *share;
  amount.fee = Id<ir::Fee>{fee};
  return amount;
}

}  // namespace akad::scope

#include "compiler/scope/money.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/quantities.h"
#include "runtime/base/text.h"
#include "runtime/base/written/currencies.h"
#include "runtime/base/written/letters.h"
#include "runtime/ir/amounts/fees.h"
#include "runtime/ir/soundness/written.h"

namespace akad::scope {
namespace {

constexpr int kMoneyDigits = 12;

// Whether every period costs the same, and every group, so that an amount says what a share of the
// fee does.
bool is_one_amount(const ir::Program& program, const ir::Fee& fee) {
  const bool whole = fee.part == ir::PartOfPeriod::WholeFee;
  const bool same = fee.later.empty() && fee.for_each.empty() && !fee.exchange && !fee.told;
  return same && (whole || !ir::cuts(ir::term_of(program), fee.period));
}

// A share is of the whole at most; a greater credit is an amount of its own. Of a fee that becomes
// another, and of what has a most since it is a share, no amount says the same.
Diagnostic with_amount(Diagnostic row, const ir::Program& program, const ast::ShareOfFee& written,
                       const ir::Fee& fee, AboveTheFee above) {
  if (above == AboveTheFee::OfUnit) {
    return std::move(row).with_help(
        "or an amount of money, with the most that is agreed behind it: unlike a share of a fee it "
        "has none by itself");
  }
  if (written.taken != ir::FeeTaken::OfPeriod) return row;
  if (!is_one_amount(program, fee)) {
    return std::move(row).with_help(
        "or an amount of money, if the same is agreed whatever the fee is in a period");
  }
  const Rational amount = fee.amount * written.share.share;
  if (!is_whole(amount)) return row;
  return std::move(row).with_step(
      {fmt::format("{} {}", fee.currency, grouped(to_decimal(amount, 0))), "if so much is agreed"});
}

void report_above_the_fee(Scope& scope, const ast::ShareOfFee& written, const ir::Fee& fee,
                          AboveTheFee above) {
  const std::string share = to_decimal(written.share.share * 100, kMoneyDigits);
  if (above == AboveTheFee::Offered) {
    complain(scope, diagnose(Code::AK0306, written.share.span,
                             worded("{}% of `{}` is more than the fee, and that must be said",
                                    share, fee.name))
                        .with_help("`, also above the fee` behind it, if so much is agreed")
                        .with_help("or a share of at most 100%"));
    return;
  }
  Diagnostic row = diagnose(Code::AK0306, written.share.span,
                            worded("{}% of `{}` is more than the fee, and a share cannot say that",
                                   share, fee.name))
                       .with_help("write a share of at most 100%");
  complain(scope, with_amount(std::move(row), scope.program, written, fee, above));
}

struct AmountOf {
  Scope& scope;

  std::optional<ir::Amount> operator()(const ast::NoCredit&) const { return ir::Amount{}; }
  std::optional<ir::Amount> operator()(const ast::ShareOfFee& written) const {
    const auto share = share_of_fee(scope, written);
    return share ? std::optional(ir::Amount{*share}) : std::nullopt;
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
  for (const auto& [name, currency] : scope.currencies) known.push_back(name);
  const CurrencySign* sign = currency_sign_at(code.text);
  const bool whole = sign != nullptr && sign->sign == code.text && !sign->code.empty();
  if (whole && scope.currencies.contains(std::string(sign->code))) {
    const std::string meant(sign->code);
    complain(scope, diagnose(Code::AK0305, code.span,
                             worded("`{}` is {}: money is written with its code", code.text, meant))
                        .with_step({"write: " + meant, "", {{code.span, meant}}, true}));
    return false;
  }
  Diagnostic row =
      diagnose(Code::AK0305, code.span, worded("no currency has the code `{}`", code.text))
          .with_label("not known")
          .with_steps(suggestions(code, known));
  if (ir::is_currency(code.text)) {
    row = std::move(row).with_help(
        fmt::format("or declare it: currency {} \"its name\" in units of 0.01", code.text));
  } else {
    row = std::move(row).with_help("a code has three capital letters, e.g. IDR");
  }
  complain(scope, std::move(row));
  return false;
}

namespace {

// `IDR 25.000`: three digits behind the dot are no money, and may be meant for thousands.
bool report_thousands(Scope& scope, const ast::MoneyLiteral& written, const Rational& unit) {
  constexpr int kGroup = 3;
  const Rational smallest(1000);
  const bool finer = unit * smallest > 1;
  if (written.amount.decimals != kGroup || !finer || written.amount.value < 1) return false;
  const std::string& code = written.currency.text;
  const std::string thousands =
      fmt::format("{} {}", code, grouped(to_decimal(written.amount.value * smallest, 0)));
  const Rational& value = written.amount.value;
  const bool paid = is_whole(value / unit);
  const std::string plain = fmt::format(
      "{} {}", code, is_whole(value) ? grouped(to_decimal(value, 0)) : to_decimal(value, kGroup));
  Step decimals{plain, "if it stands before decimals", {{written.span, plain}}};
  if (!paid) decimals = {plain, "if it stands before decimals, but that cannot be paid"};
  complain(scope,
           diagnose(Code::AK0112, written.span,
                    "a dot stands before decimals, and three of them are no money")
               .with_label("which amount is meant?")
               .with_step({thousands, "if the dot groups its digits", {{written.span, thousands}}})
               .with_step(std::move(decimals)));
  return true;
}

// What is paid in that currency is so much at least.
std::optional<Rational> in_units(Scope& scope, const ast::MoneyLiteral& written,
                                 const Rational& unit) {
  if (report_thousands(scope, written, unit)) return std::nullopt;
  if (is_whole(written.amount.value / unit)) return written.amount.value;
  const std::string& code = written.currency.text;
  const std::string smallest = to_decimal(unit, kMoneyDigits);
  complain(scope, diagnose(Code::AK0309, written.span,
                           worded("{} {} cannot be paid: the smallest amount is {} {}", code,
                                  to_decimal(written.amount.value, kMoneyDigits), code, smallest))
                      .with_help(fmt::format("write a multiple of {} {}", code, smallest)));
  return std::nullopt;
}

Diagnostic other_currency(const Scope& scope, const ast::MoneyLiteral& written) {
  const std::string& own = scope.program.agreement.currency;
  return diagnose(Code::AK0304, written.span,
                  worded("an amount in {} in an agreement in {}", written.currency.text, own))
      .with_label("another currency")
      .with_help(fmt::format("write the amount in {}", own));
}

}  // namespace

std::optional<Rational> money_of(Scope& scope, const ast::MoneyLiteral& written) {
  if (!check_currency(scope, written.currency) || !scope.currency_known) return std::nullopt;
  const ir::Agreement& agreement = scope.program.agreement;
  if (written.currency.text == agreement.currency) {
    return in_units(scope, written, agreement.money_unit);
  }
  complain(scope, other_currency(scope, written));
  return std::nullopt;
}

std::optional<Rational> fee_money_of(Scope& scope, const ast::MoneyLiteral& written) {
  const std::string& code = written.currency.text;
  const std::string& own = scope.program.agreement.currency;
  if (!scope.currency_known || code == own) return money_of(scope, written);
  if (!check_currency(scope, written.currency)) return std::nullopt;
  if (scope.exchanges.contains(code)) {
    return in_units(scope, written, scope.currencies.at(code).unit);
  }
  if (!scope.not_exchanged.insert(code).second) return std::nullopt;
  complain(scope,
           other_currency(scope, written)
               .with_help(fmt::format("or say above the fees what one {} is in {}, as the parties "
                                      "agreed: exchange {} to {} at …",
                                      code, own, code, own)));
  return std::nullopt;
}

std::optional<ir::ShareOfFee> share_of_fee(Scope& scope, const ast::ShareOfFee& written,
                                           AboveTheFee above) {
  const auto fee = resolve<ast::Fee>(scope, written.fee);
  if (fee.valid() && written.share.share > 1 && above != AboveTheFee::Said) {
    report_above_the_fee(scope, written, scope.program.fees[fee.index()], above);
    return std::nullopt;
  }
  if (above == AboveTheFee::Said && fee.valid()) {
    return ir::ShareOfFee{written.share.share, fee, written.taken};
  }
  const auto share = share_of(scope, written.share);
  if (!share || !fee.valid()) return std::nullopt;
  return ir::ShareOfFee{*share, fee, written.taken};
}

std::optional<ir::Amount> amount_of(Scope& scope, const ast::Amount& written) {
  return std::visit(AmountOf{scope}, written.what);
}

std::string kind_said(const std::string* of) {
  return of == nullptr ? "money" : fmt::format("\"{}\"", *of);
}

bool same_kind(const std::string* a, const std::string* b) {
  return a == nullptr || b == nullptr ? a == b : *a == *b;
}

std::optional<ir::InKind> in_kind_of(Scope& scope, const ast::InKindLiteral& written) {
  const std::string& of = written.of.text;
  if (!begins_with_letter(of)) {
    const bool blank = of.find_first_not_of(" \t") == std::string::npos;
    complain(scope,
             diagnose(Code::AK0312, written.of.span,
                      blank ? worded("what is owed must be called somehow")
                            : worded("`{}` would be read together with the number before it: what "
                                     "is owed is called by words that begin with a letter",
                                     of))
                 .with_help("2 \"hours of extra support\""));
    return std::nullopt;
  }
  const auto is_known = [&](const std::string& code) { return scope.currencies.contains(code); };
  if (reads_as_money(of, is_known)) {
    complain(scope, diagnose(Code::AK0312, written.span,
                             worded("`{}` is money, and is written as money", of))
                        .with_help("the code of its currency before the amount, as in a fee"));
    return std::nullopt;
  }
  if (report_thousands(scope, written.quantity)) return std::nullopt;
  return ir::InKind{written.quantity.value, of};
}

}  // namespace akad::scope

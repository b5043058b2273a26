#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/base/assert.h"
#include "runtime/base/written/currencies.h"
#include "runtime/base/written/money_form.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

using scope::each;
using scope::missing;
using scope::said_once;

constexpr int kMoneyDigits = 12;

bool check_unit(Scope& scope, const ast::Number& unit) {
  if (unit.value > 0) return true;
  complain(scope, Code::AK0308, unit.span, "the smallest payable amount is more than zero");
  return false;
}

void check_code(Scope& scope, const ast::Name& code) {
  if (code.text.empty() || ir::is_currency(code.text)) return;
  complain(scope, diagnose(Code::AK0305, code.span,
                           worded("`{}` is not the code of a currency", code.text))
                      .with_help("a code has three capital letters, e.g. IDR"));
}

// `currency Rp "Rupiah"`: the sign of a currency that is known by its code.
bool is_sign_of_known(Scope& scope, const ast::File& file,
                      const ast::CurrencyDeclaration& written) {
  const CurrencySign* sign = currency_sign_at(written.code.text);
  if (sign == nullptr || sign->sign != written.code.text || sign->code.empty()) return false;
  if (!scope.currencies.contains(std::string(sign->code))) return false;
  const bool own = file.agreement && !file.agreement->currency.empty() &&
                   file.agreement->currency.front().code.text == sign->code;
  const std::string code(sign->code);
  const Rational& unit = scope.currencies.at(code).unit;
  const bool same = written.unit.value == unit;
  Diagnostic row = diagnose(Code::AK0305, written.code.span,
                            worded("`{}` is {}, which is known", written.code.text, code));
  if (same) {
    row = std::move(row).with_step({"leave this line out", "", {{written.span, ""}}, own});
  } else {
    // The smallest amount that is paid is part of the deal.
    row = std::move(row)
              .with_step({"leave this line out",
                          fmt::format("amounts are paid in units of {} {}", code,
                                      to_decimal(unit, kMoneyDigits)),
                          {{written.span, ""}}})
              .with_step({fmt::format("write in the agreement's head: currency {} in units of {}",
                                      code, to_decimal(written.unit.value, kMoneyDigits)),
                          "as this line has it"});
  }
  complain(scope, std::move(row));
  return true;
}

Message said_of(MoneyFormFault fault, const std::string& example) {
  switch (fault) {
    case MoneyFormFault::OtherAmount:
      return worded("`{}` is not the amount 1_234_567 as it is written", example);
    case MoneyFormFault::Groups:
      return worded("`{}` groups its digits as no amounts are grouped", example);
    case MoneyFormFault::Decimals:
      return worded("`{}` does not show what stands before decimals", example);
    case MoneyFormFault::Sign:
      return worded("`{}` does not show the sign of the currency", example);
  }
  AKAD_ASSERT(false);
}

Diagnostic mistaken(const ast::Text& written, MoneyFormFault fault) {
  Diagnostic row = diagnose(Code::AK0311, written.span, said_of(fault, written.text));
  switch (fault) {
    case MoneyFormFault::OtherAmount: return row;
    case MoneyFormFault::Groups:
      return std::move(row).with_label("a point, a comma, ' or a blank, every time the same");
    case MoneyFormFault::Decimals:
      return std::move(row).with_label("a point or a comma, other than between groups");
    case MoneyFormFault::Sign:
      return std::move(row).with_label("letters or a sign, before the digits or behind them");
  }
  AKAD_ASSERT(false);
}

// Amounts of one currency that read as amounts of another.
bool names_another(Scope& scope, const ast::Name& code, const ast::Text& written, MoneyForm form) {
  const std::string other = other_code_in(sign_of(form), code.text, [&](const std::string& known) {
    return scope.currencies.contains(known);
  });
  if (other.empty()) return false;
  (form.before.empty() ? form.after : form.before) =
      form.before.empty() ? " " + code.text : code.text + " ";
  const std::string meant = fmt::format("\"{}\"", example_of(form, form.decimals));
  complain(scope, diagnose(Code::AK0311, written.span,
                           worded("`{}` reads as an amount of {}, and these are amounts of {}",
                                  written.text, other, code.text))
                      .with_label("the sign of another currency")
                      .with_step({"write: " + meant,
                                  fmt::format("if the amounts are of {}", code.text),
                                  {{written.span, meant}}})
                      .with_help(fmt::format("if they are of {}: `currency {}`", other, other)));
  return true;
}

// Empty where nothing is said, where it is the usual form, and where it cannot be read, which is
// reported.
std::string example_written(Scope& scope, const ast::Name& code, const Rational& unit,
                            const std::optional<ast::Text>& written) {
  if (!written) return {};
  const MoneyForm usual = usual_money_form(code.text);
  const int decimals = decimals_of_unit(unit);
  const auto read = read_money_form(written->text);
  if (const auto* fault = std::get_if<MoneyFormFault>(&read)) {
    complain(scope, mistaken(*written, *fault)
                        .with_help(fmt::format("write 1_234_567 as it is written, e.g. \"{}\"",
                                               example_of(usual, decimals))));
    return {};
  }
  MoneyForm form = std::get<MoneyForm>(read);
  if (form.decimals != decimals) {
    const std::string meant = fmt::format("\"{}\"", example_of(form, decimals));
    complain(
        scope,
        diagnose(Code::AK0311, written->span,
                 worded("amounts in units of {} have {} decimals, and `{}` has {}",
                        to_decimal(unit, kMoneyDigits), decimals, written->text, form.decimals))
            .with_step({"write: " + meant, "", {{written->span, meant}}, form.decimals > 0}));
    return {};
  }
  if (names_another(scope, code, *written, form)) return {};
  form.decimals = 0;
  return form == usual ? std::string() : written->text;
}

// Libraries first, so that an agreement's own declaration prevails.
void collect_currencies(Scope& scope, const ast::File& file) {
  for (const scope::LibraryFacts& library : scope.libraries) {
    each<ast::CurrencyDeclaration>(*library.file, [&](const auto& written, std::int32_t) {
      check_code(scope, written.code);
      if (check_unit(scope, written.unit)) {
        scope.currencies[written.code.text] = {
            written.unit.value,
            example_written(scope, written.code, written.unit.value, written.written)};
      }
    });
  }
  std::map<std::string, Span> own;
  each<ast::CurrencyDeclaration>(file, [&](const auto& written, std::int32_t) {
    const auto [first, fresh] = own.emplace(written.code.text, written.code.span);
    if (!fresh) {
      complain(scope, diagnose(Code::AK0202, written.code.span,
                               worded("`{}` is declared twice", written.code.text))
                          .with_other(first->second, "first here"));
    }
    if (!is_sign_of_known(scope, file, written)) check_code(scope, written.code);
    const Rational unit = check_unit(scope, written.unit) ? written.unit.value : Rational(1);
    scope.currencies[written.code.text] = {
        unit, example_written(scope, written.code, unit, written.written)};
  });
}

void analyze_term(Scope& scope, const ast::Term& term) {
  scope.map.term = term.span;
  if (!check_order(scope, term.first, term.last)) return;
  scope.program.agreement.term_first = *term.first.date;
  scope.program.agreement.term_last = *term.last.date;
}

void analyze_currency(Scope& scope, const ast::CurrencyLine& line) {
  if (!check_currency(scope, line.code)) return;
  if (line.unit && !check_unit(scope, *line.unit)) return;
  const scope::Currency& known = scope.currencies.at(line.code.text);
  ir::Agreement& agreement = scope.program.agreement;
  agreement.currency = line.code.text;
  agreement.money_unit = line.unit ? line.unit->value : known.unit;
  agreement.written = line.written
                          ? example_written(scope, line.code, agreement.money_unit, line.written)
                          : known.written;
  scope.currency_known = true;
}

void demand_lines(Scope& scope, const ast::Agreement& written) {
  const Span span = written.name.span;
  if (written.broken) return;
  if (written.provider.empty()) {
    missing(scope, span, "the agreement does not name the provider", "provider \"…\"");
  }
  if (written.customer.empty()) {
    missing(scope, span, "the agreement does not name the customer", "customer \"…\"");
  }
  if (written.term.empty()) {
    missing(scope, span, "the agreement does not say from when to when it holds",
            "term 2026-01-01 to 2026-12-31");
  }
  if (written.timezone.empty()) {
    missing(scope, span, "the agreement does not say in which zone its months begin",
            "timezone Asia/Jakarta");
  }
  if (written.currency.empty()) {
    missing(scope, span, "the agreement does not say in which money it is paid", "currency IDR");
  }
}

std::string text_of(const std::vector<ast::Text>& lines) {
  return lines.empty() ? std::string() : lines.front().text;
}

}  // namespace

void analyze_header(Scope& scope, const ast::File& file) {
  collect_currencies(scope, file);
  if (!file.agreement) return;
  const ast::Agreement& written = *file.agreement;
  ir::Agreement& agreement = scope.program.agreement;
  agreement.name = written.name.text;
  agreement.version = written.version.text;
  agreement.provider = text_of(written.provider);
  agreement.customer = text_of(written.customer);
  agreement.measured_by = text_of(written.measured_by);
  said_once(scope, written.provider, "provider");
  said_once(scope, written.customer, "customer");
  said_once(scope, written.measured_by, "measured by");
  said_once(scope, written.term, "term");
  said_once(scope, written.timezone, "timezone");
  said_once(scope, written.currency, "currency");
  demand_lines(scope, written);
  if (!written.term.empty()) analyze_term(scope, written.term.front());
  if (!written.timezone.empty()) scope.zone = zone_of(scope, written.timezone.front());
  if (scope.zone) agreement.zone = scope.zone->name;
  if (!written.currency.empty()) analyze_currency(scope, written.currency.front());
}

}  // namespace akad::sema

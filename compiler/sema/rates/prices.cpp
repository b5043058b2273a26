// Prices: an amount, a share of a fee, or one of what each item is worth.
#include <fmt/format.h>

#include "compiler/scope/quantities.h"
#include "compiler/sema/rates/rate.h"

namespace akad::sema::rates {
namespace {

using scope::complain;

bool is_money(const Reading& reading, const scope::Declared& member) {
  if (member.thing != scope::kThing<ast::Signal>) return false;
  return reading.scope.program[Id<ir::Signal>{member.at}].kind == ir::SignalKind::Money;
}

void report_no_such(const Reading& reading, const ast::Name& name) {
  if (reading.scope.names.incomplete) return;
  std::vector<std::string> known = scope::names_of<ast::Fee>(reading.scope.names);
  std::string what = fmt::format("no fee is named `{}`", name.text);
  if (reading.log.valid()) {
    const scope::LogFacts& facts = facts_of(reading.scope, reading.log);
    if (facts.broken) return;
    for (const scope::Declared& member : facts.members.rows) {
      if (is_money(reading, member)) known.push_back(member.name);
    }
    what += fmt::format(", and no signal of the log `{}`", facts.name);
  }
  Diagnostic row = diagnose(Code::AK0201, name.span, worded("{}", what)).with_label("not declared");
  if (offers_names(reading.scope)) row = std::move(row).with_steps(scope::suggestions(name, known));
  complain(reading.scope, std::move(row));
}

// The signal of that name, of the target's log; none where there is no such one.
Id<ir::Signal> signal_called(const Reading& reading, const ast::Name& name) {
  if (!reading.log.valid()) return {};
  return scope::row_of<ast::Signal>(facts_of(reading.scope, reading.log).members, name.text);
}

std::optional<ir::Price> share_of_item(const Reading& reading, const ast::ShareOfFee& written,
                                       Id<ir::Signal> signal) {
  const ir::Signal& row = reading.scope.program[signal];
  if (row.kind != ir::SignalKind::Money) {
    complain(reading.scope,
             diagnose(Code::AK0307, written.fee.span,
                      worded("`{}` is no amount of money, and a credit is one", row.name))
                 .with_other(reading.scope.map[signal], "declared here")
                 .with_help(fmt::format("if the records say one there: signal {} is … as money in "
                                        "{}",
                                        row.name, reading.scope.program.agreement.currency)));
    return std::nullopt;
  }
  const auto share = share_of(reading.scope, written.share);
  if (!share) return std::nullopt;
  return ir::Price{ir::ShareOfItem{*share, signal}};
}

struct PriceOf {
  const Reading& reading;
  Span span;
  scope::AboveTheFee above;

  std::optional<ir::Price> operator()(const ast::MoneyLiteral& written) const {
    const auto value = money_of(reading.scope, written);
    if (!value) return std::nullopt;
    return ir::Price{ir::FixedAmount{*value}};
  }
  std::optional<ir::Price> operator()(const ast::InKindLiteral& written) const {
    auto kind = scope::in_kind_of(reading.scope, written);
    return kind ? std::optional(ir::Price{*std::move(kind)}) : std::nullopt;
  }
  std::optional<ir::Price> operator()(const ast::ShareOfFee& written) const {
    const scope::Thing fee = scope::kThing<ast::Fee>;
    const scope::Declared* found = find(reading.scope.names, written.fee.text, fee);
    if (found != nullptr && found->thing == fee) return of_fee(written);
    const Id<ir::Signal> signal = signal_called(reading, written.fee);
    if (signal.valid() && written.taken == ir::FeeTaken::OfPeriod) {
      return share_of_item(reading, written, signal);
    }
    if (found != nullptr || written.taken != ir::FeeTaken::OfPeriod) return of_fee(written);
    if (!written.fee.text.empty()) report_no_such(reading, written.fee);
    return std::nullopt;
  }

  std::optional<ir::Price> of_fee(const ast::ShareOfFee& written) const {
    const auto share = share_of_fee(reading.scope, written, above);
    if (!share) return std::nullopt;
    if (reading.periods) check_taken(reading.scope, written, span, *share, *reading.periods);
    return ir::Price{*share};
  }
};

}  // namespace

std::optional<ir::Price> price_of(const Reading& reading, const ast::Price& written,
                                  scope::AboveTheFee above) {
  return std::visit(PriceOf{reading, written.span, above}, written.what);
}

}  // namespace akad::sema::rates

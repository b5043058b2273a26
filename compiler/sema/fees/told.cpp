// Fees that records tell: by which events, and what they say.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/clauses.h"
#include "compiler/sema/passes.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::sema {
namespace {

struct Telling {
  Scope& scope;
  const ast::Fee& written;
  const ast::ToldFee& line;
  Id<ir::Log> log;
};

std::string_view kind_called(ir::SignalKind kind) {
  return kind == ir::SignalKind::Money ? "money" : "a text";
}

// A signal of the log; none where it is of another kind than it must be.
Id<ir::Signal> signal_of(const Telling& telling, const ast::Name& name, ir::SignalKind kind,
                         std::string_view says, const std::string& help) {
  Scope& scope = telling.scope;
  const auto signal = resolve_member<ast::Signal>(scope, telling.log, name);
  if (!signal.valid()) return {};
  const ir::Signal& row = scope.program[signal];
  if (row.kind == kind && row.means.empty()) return signal;
  complain(scope, diagnose(Code::AK0307, name.span,
                           worded("`{}` is not {} that stands in a record, and so it says no {}",
                                  row.name, kind_called(kind), says))
                      .with_other(scope.map[signal], "declared here")
                      .with_help(help));
  return {};
}

// Records are to be able to name each period of the fee.
bool has_named_periods(const Telling& telling, const ir::Fee& fee) {
  Scope& scope = telling.scope;
  const bool named = fee.period != ir::Cadence::WholeTerm && fee.period != ir::Cadence::Season;
  if (!named) {
    complain(scope, diagnose(Code::AK0207, telling.written.span,
                             worded("the fee `{}` is for periods that no record names", fee.name))
                        .with_help("write a fee that records tell for each calendar month, or for "
                                   "other periods that statements name: 2026-03"));
    return false;
  }
  const auto noun = telling.line.noun.cadence;
  if (!noun || *noun == fee.period) return true;
  const std::string own(ir::noun_of(fee.period));
  complain(scope, diagnose(Code::AK0207, telling.line.noun.span,
                           worded("the fee `{}` is for each {}, not for each {}", fee.name, own,
                                  ir::noun_of(*noun)))
                      .with_step({"write: " + own, "", {Edit{telling.line.noun.span, own}}}));
  return false;
}

// Of its records, which all are in one; what that is in the agreement's money.
bool set_currency(const Telling& telling, Id<ir::Signal> amount, ir::Fee& fee) {
  Scope& scope = telling.scope;
  const std::string& currency = scope.program[amount].currency;
  if (currency.empty() || !scope.currency_known) return false;  // as is reported
  fee.currency = currency;
  if (currency == scope.program.agreement.currency) return true;
  const auto exchange = scope.exchanges.find(currency);
  if (exchange != scope.exchanges.end()) {
    fee.exchange = exchange->second.rate;
    return true;
  }
  const std::string& own = scope.program.agreement.currency;
  complain(scope,
           diagnose(Code::AK0304, telling.line.amount.span,
                    worded("records tell the fee `{}` in {}, and the agreement is paid in {}",
                           fee.name, currency, own))
               .with_label("another currency")
               .with_other(scope.map[amount], "declared here")
               .with_help(fmt::format("write: exchange {} to {} at …, as agreed", currency, own)));
  return false;
}

void analyze_told(Scope& scope, const ast::Fee& written, ir::Fee& fee) {
  const ast::ToldFee& line = *written.told;
  const Telling telling{scope, written, line, resolve<ast::Log>(scope, line.log)};
  ir::FeeRecords told;
  told.on = members_of<ast::Event>(scope, telling.log, line.events);
  told.amount = signal_of(telling, line.amount, ir::SignalKind::Money, "amount of a fee",
                          fmt::format("signal {0} is {0} as money in {1}", line.amount.text,
                                      scope.program.agreement.currency));
  told.period = signal_of(telling, line.period, ir::SignalKind::Text, "period of a fee",
                          "a text, as statements write it: 2026-03");
  const bool named = has_named_periods(telling, fee);
  const bool money = told.amount.valid() && set_currency(telling, told.amount, fee);
  if (named && money && !told.on.empty() && told.period.valid()) fee.told = std::move(told);
}

}  // namespace

void analyze_told_fees(Scope& scope, const ast::File& file) {
  scope::each<ast::Fee>(file, [&](const ast::Fee& written, std::int32_t row) {
    if (!written.told) return;
    analyze_told(scope, written, scope.program.fees[static_cast<std::size_t>(row)]);
  });
  derive_fees(scope.program);
  warn_of_idle_exchanges(scope);
}

}  // namespace akad::sema

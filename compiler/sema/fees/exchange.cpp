// Exchanges: what another currency is in the agreement's, so that fees may be in it.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

// Into the agreement's currency, from another.
bool check_pair(Scope& scope, const ast::Exchange& written) {
  const std::string& own = scope.program.agreement.currency;
  const std::string &from = written.from.text, &to = written.to.text;
  if (from == to) {
    complain(scope, diagnose(Code::AK0207, written.span, worded("{} is exchanged to itself", from))
                        .with_help("an exchange says what one of another currency is in the "
                                   "agreement's"));
    return false;
  }
  if (to == own) return true;
  Diagnostic row = diagnose(
      Code::AK0207, written.to.span,
      worded("the agreement is paid in {}: what {} is in {} decides nothing", own, from, to));
  complain(scope,
           from == own
               ? std::move(row).with_help(fmt::format(
                     "say it the other way round, as agreed: exchange {} to {} at …", to, own))
               : std::move(row).with_help(fmt::format("write: exchange {} to {} at …", from, own)));
  return false;
}

}  // namespace

void analyze_exchanges(Scope& scope, const ast::File& file) {
  std::map<std::string, Span> pairs;
  scope::each<ast::Exchange>(file, [&](const ast::Exchange& written, std::int32_t) {
    const bool from = check_currency(scope, written.from), to = check_currency(scope, written.to);
    if (!from || !to || !scope.currency_known || !check_pair(scope, written)) return;
    const auto [first, fresh] = pairs.emplace(written.from.text, written.span);
    if (!fresh) {
      complain(scope, diagnose(Code::AK0203, written.span,
                               worded("what {} is in {} is said twice: which of them holds, nobody "
                                      "could say",
                                      written.from.text, written.to.text))
                          .with_other(first->second, "first here")
                          .with_help("one exchange holds for the whole term"));
      return;
    }
    if (written.rate.value <= 0) {
      complain(scope, Code::AK0308, written.rate.span,
               "one of a currency is worth more than nothing");
      return;
    }
    scope.exchanges[written.from.text] = {written.rate.value, written.span};
  });
}

void warn_of_idle_exchanges(Scope& scope) {
  if (has_errors(scope.sink)) return;
  for (const auto& [code, exchange] : scope.exchanges) {
    const bool used =
        std::any_of(scope.program.fees.begin(), scope.program.fees.end(),
                    [&code = code](const ir::Fee& fee) { return fee.currency == code; });
    if (used) continue;
    complain(scope, diagnose(Code::AK1005, exchange.span, worded("no fee is in {}", code))
                        .with_help("leave it out, or let a fee be in that currency"));
  }
}

}  // namespace akad::sema

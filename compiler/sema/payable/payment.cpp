// How what is payable is paid: as a deduction, or by when.
#include "compiler/scope/clauses.h"
#include "compiler/sema/passes.h"
#include "compiler/sema/payable/payable.h"

namespace akad::sema {
namespace {

// After a claim, where one must be made.
bool check_claimed(Scope& scope, const ast::Credit& written, const ast::PaidLine& line) {
  if (line.of || !written.claim_within.empty() || !written.claimed_on.empty()) return true;
  if (written.broken) return false;
  complain(scope,
           diagnose(Code::AK0207, line.span,
                    worded("the credit `{}` need not be claimed, so there is no claim",
                           written.name.text))
               .with_help("paid within 14 calendar days after the end of the month")
               .with_help("or: payable only if claimed within … after the end of the month"));
  return false;
}

}  // namespace

void analyze_payment(Scope& scope, const ast::Credit& written, ir::Credit& credit) {
  scope::said_once(scope, written.deduction, "as a deduction");
  scope::said_once(scope, written.paid, "paid within");
  if (!written.deduction.empty() && !written.paid.empty()) {
    scope::excluded(scope, written.paid.front().span, written.deduction.front().span,
                    "what is deducted from an invoice is not paid apart");
    return;
  }
  if (!written.deduction.empty()) credit.paid = ir::PaidHow{};
  if (written.paid.empty()) return;
  const ast::PaidLine& line = written.paid.front();
  if (line.of) check_noun(scope, *line.of, credit.target);
  const auto within = dates_after(scope, line.within);
  if (!check_claimed(scope, written, line) || !within) return;
  credit.paid = ir::PaidHow{ir::PaidAs::Payment, within, !line.of};
}

}  // namespace akad::sema

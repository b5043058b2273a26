// What is owed for the result that is explained, as the settlement has it.
#include "runtime/report/credits/payment.h"
#include "runtime/report/credits/said.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/page.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

void add_credit_line(Page& page, const Explanation& told, const results::Result& result,
                     const settlement::LineItem& line) {
  const ir::Program& program = *told.program;
  const ir::Credit& credit = program[line.credit];
  const auto money = [&](const Rational& amount) {
    return owed_text(program, line.credit, amount);
  };
  add_value(page, 4, "label.credit",
            Phrase("story.credit", clause_text(credit.clause, credit.name),
                   measured_said(program, line.measured), slab(program, credit, line.slab),
                   amount(program, credit.slabs[line.slab.index()].amount,
                          ir::periods_of(program[credit.target]))));
  const ir::ShareOfFee* share = share_of(credit, line.slab);
  if (share != nullptr && line.base && !differs_by_group(program, *share)) {
    add_more(page, 4, base_said(program, *share, *line.base));
  }
  for (const Phrase& part : working_of(program, result, line, told.cadence)) {
    add_more(page, 4, part);
  }
  const auto least = [&](const Rational& amount) {
    return least_owed_text(program, line.credit, amount, settlement::unsaid_in(line));
  };
  if (ir::unit_in_kind(credit) == nullptr) {
    const Phrase before =
        least_owed_text(program, line.credit, line.exact, unsaid_before_caps(line));
    add_more(page, 4, Phrase("story.credit_amounts", before, least(line.payable)));
  } else {
    add_more(page, 4, Phrase("story.credit_in_kind", least(line.payable)));
  }
  if (line.tax) add_more(page, 4, tax_said(program, *line.tax));
  if (line.payment) add_more(page, 4, Phrase("story.paid", payment_said(*line.payment)));
  if (line.open == 0 || line.open_end) return;
  add_more(page, 4,
           ir::unit_in_kind(credit) == nullptr ? Phrase("story.credit_open", money(line.open))
                                               : Phrase("in_kind.open", money(line.open)));
}

}  // namespace

void add_credits_told(Page& page, const Explanation& told,
                      const std::optional<results::Result>& result,
                      const std::vector<CreditTold>& credits) {
  for (const CreditTold& one : credits) {
    if (one.line) {
      add_credit_line(page, told, *result, *one.line);
      continue;
    }
    const ir::Credit& credit = (*told.program)[one.credit];
    add_value(page, 4, "label.credit",
              Phrase("story.no_credit", clause_text(credit.clause, credit.name)));
  }
}

}  // namespace akad::report

// What was charged: from what fees come that records tell, and what of these charges nothing.
#include "runtime/report/credits/charged.h"
#include "runtime/base/text.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/page.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/wording/payable.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

Phrase amount_said(const ir::Program& program, const ir::Fee& fee, const Rational& amount) {
  const std::string money =
      fee.exchange ? money_text(amount, fee.currency) : money_text(amount, program.agreement);
  return amount < 0 ? Phrase("charges.below_zero", money) : Phrase::as_is(money);
}

void add_periods(Page& page, const ir::Program& program, const ChargedFee& of) {
  if (of.periods.empty()) return add_line(page, 4, Phrase("charges.none"));
  Table table;
  table.columns = {{Phrase("column.period")},
                   {Phrase("column.records"), true},
                   {Phrase("column.charged"), true}};
  for (const ChargedPeriod& row : of.periods) {
    table.rows.push_back({page.say(phrases::period_label(row.period)), number_text(row.records),
                          page.say(amount_said(program, program[of.fee], row.amount))});
  }
  add_table(page, 4, table);
}

void add_unclear(Page& page, const time::Zone& zone, const ChargedFee& of) {
  if (of.unclear.empty()) return;
  add_line(page, 4, Phrase("charges.unclear"));
  Table table;
  table.columns = {{Phrase("column.record")},
                   {Phrase("column.claim_made")},
                   {Phrase("column.claimed_period")},
                   {Phrase("column.why")}};
  for (const charged::Charge* charge : of.unclear) {
    table.rows.push_back({value_text(charge->name), moment_text(zone, charge->at),
                          charge->period.empty() ? "-" : value_text(charge->period),
                          page.say(unclear_said(*charge->unclear))});
  }
  add_table(page, 8, table);
}

}  // namespace

void add_charges(Page& page, const Statement& s) {
  const ir::Program& program = *s.program;
  const std::vector<ChargedFee> fees = charged_fees(program, s.charges, s.shown);
  const auto zone = time::find_zone(program.agreement.zone);
  if (fees.empty() || !zone) return;
  add_part(page, Phrase("charges.title"));
  for (const ChargedFee& of : fees) {
    const ir::Fee& fee = program[of.fee];
    add_line(page, 0,
             Phrase("charges.lead", for_terminal(fee.name),
                    phrases::as_written(fee_records(program, fee))));
    add_periods(page, program, of);
    if (of.lost > 0) add_line(page, 4, Phrase("charges.lost", phrases::Count{of.lost}));
    add_unclear(page, *zone, of);
  }
}

}  // namespace akad::report

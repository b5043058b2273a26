#include "runtime/report/wording/payable.h"

#include "runtime/base/assert.h"
#include "runtime/base/written/money_form.h"
#include "runtime/ir/amounts/told.h"
#include "runtime/phrases/clauses.h"

namespace akad::report {

using phrases::Count, phrases::Phrase, phrases::PhraseList;

namespace {

// "30 calendar days", "10 working days of desk".
Phrase dates_said(const ir::Program& program, const ir::DatesAfter& dates) {
  const auto count = static_cast<std::uint64_t>(dates.days);
  if (!dates.calendar.valid()) return Phrase("akad.calendar_days", Count{count});
  return Phrase("akad.of", Phrase("akad.working_days", Count{count}), program[dates.calendar].name);
}

template <class Row>
Phrase any_of(const ir::Program& program, const std::vector<Id<Row>>& rows) {
  PhraseList names;
  for (const Id<Row> row : rows) names.push_back(Phrase::as_is(program[row].name));
  return Phrase::list("akad.or", std::move(names));
}

// What the target's group is called in the agreement.
std::string group_called(const ir::Program& program, const ir::Target& target,
                         const ir::ClaimGroup& group) {
  if (group.group.valid()) return program[group.group].name;
  const ir::Log& log = program[ir::log_of(program, target)];
  if (log.members_by.valid()) return program[log.members_by].name;
  return log.subject.valid() ? program[log.subject].path.back() : std::string(ir::kSubjectGroup);
}

Phrase claimed_on(const ir::Program& program, const ir::Credit& credit,
                  const ir::ClaimTerms& terms) {
  const ir::Target& target = program[credit.target];
  PhraseList parts = {Phrase("akad.claimed_on", any_of(program, terms.on),
                             program[program[terms.on.front()].log].name,
                             std::string(ir::noun_of(target.cadence)), program[terms.period].name)};
  for (const ir::ClaimGroup& group : terms.groups) {
    parts.add("akad.its", group_called(program, target, group), program[group.said_by].name);
  }
  if (terms.credit.valid()) parts.add("akad.its_credit", program[terms.credit].name);
  return Phrase::list("akad.comma", std::move(parts));
}

}  // namespace

PhraseList claim_lines(const ir::Program& program, const ir::Credit& credit,
                       const ir::ClaimTerms& terms) {
  const std::string noun(ir::noun_of(program[credit.target].cadence));
  PhraseList lines = {Phrase("akad.payable_if_claimed", dates_said(program, terms.within), noun),
                      claimed_on(program, credit, terms)};
  if (!terms.waived_on.empty()) lines.add("akad.waived_on", any_of(program, terms.waived_on));
  return lines;
}

Phrase fee_records(const ir::Program& program, const ir::Fee& fee) {
  const ir::FeeRecords& told = *fee.told;
  return Phrase("akad.fee.told", program[told.amount].name, any_of(program, told.on),
                program[ir::log_of(program, told)].name, std::string(ir::noun_of(fee.period)),
                program[told.period].name);
}

Phrase paid_how(const ir::Program& program, const ir::Credit& credit, const ir::PaidHow& how) {
  if (how.as == ir::PaidAs::Deduction) return Phrase("akad.deduction");
  const Phrase dates = dates_said(program, *how.within);
  if (how.after_claim) return Phrase("akad.paid_after_claim", dates);
  const std::string noun(ir::noun_of(program[credit.target].cadence));
  return Phrase("akad.paid_after_period", dates, noun);
}

Phrase joined_lines(PhraseList lines) {
  for (Phrase& line : lines) line = phrases::as_written(line);
  return Phrase::list("list.semicolon", std::move(lines));
}

Phrase claim_state(ir::ClaimState state, const std::optional<Date>& until) {
  switch (state) {
    case ir::ClaimState::Due: return Phrase("claim_state.due");
    case ir::ClaimState::Claimable:
      return until ? Phrase("claim_state.claimable", format_date(*until))
                   : Phrase("claim_state.claimable_for_ever");
    case ir::ClaimState::Lapsed: return Phrase("claim_state.lapsed");
    case ir::ClaimState::Waived: return Phrase("claim_state.waived");
  }
  AKAD_ASSERT(false);
}

Phrase paid_so(const ir::PaidSo& paid) {
  if (paid.as == ir::PaidAs::Deduction) {
    return paid.invoice.empty() ? Phrase("expected.deducted_next")
                                : Phrase("expected.deducted", paid.invoice);
  }
  return paid.by ? Phrase("expected.paid_by", format_date(*paid.by)) : Phrase("payment.no_date");
}

Phrase small_amounts(const ir::Program& program, const ir::SmallAmounts& small) {
  const ir::Agreement& agreement = program.agreement;
  const std::string limit = amount_as_agreed(small.limit, agreement.currency, agreement.money_unit);
  if (small.become == ir::SmallAmounts::Become::Raised) return Phrase("akad.small.raised", limit);
  return small.limit_too ? Phrase("akad.small.not_due_up_to", limit)
                         : Phrase("akad.small.not_due_below", limit);
}

Phrase small_sums(const ir::Program& program, const ir::SmallAmounts& small) {
  const ir::Agreement& agreement = program.agreement;
  const std::string limit = amount_as_agreed(small.limit, agreement.currency, agreement.money_unit);
  return small.limit_too ? Phrase("akad.small.sums_up_to", limit)
                         : Phrase("akad.small.sums_below", limit);
}

}  // namespace akad::report

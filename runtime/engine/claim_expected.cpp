#include "runtime/engine/claim_expected.h"

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/base/written/money_form.h"
#include "runtime/report/wording/payable.h"
#include "runtime/report/words.h"

namespace akad::engine {

using phrases::Phrase;

std::string amount_expected(const ir::Program& program, const ir::Expectation& expected,
                            const Rational& amount) {
  const std::string* of = expected.credit.valid()    ? ir::unit_in_kind(program[expected.credit])
                          : expected.of_kind.empty() ? nullptr
                                                     : &expected.of_kind;
  if (of != nullptr) return report::in_kind_as_agreed(amount, *of);
  const ir::Agreement& agreement = program.agreement;
  return amount_as_agreed(amount, agreement.currency, agreement.money_unit);
}

Rational payable_of(const CreditLines& lines) {
  Rational sum = 0;
  for (const settlement::LineItem* line : lines) sum += line->payable;
  return sum;
}

Rational total_expected(const ir::Program& program, const ir::Expectation& expected,
                        const settlement::PeriodSettlement& period) {
  if (expected.of_kind.empty()) return period.total;
  const settlement::PeriodSettlement* owed = &period;
  for (const auto& total : settlement::totals_in_kind(program, {&owed, 1})) {
    if (total.of == expected.of_kind) return total.quantity;
  }
  AKAD_ASSERT(false);  // verified
}

ClaimFound check_claim_state(const ir::Program& program, const ir::Expectation& expected,
                             const CreditLines& lines) {
  CreditLines claimed;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(claimed),
               [](const settlement::LineItem* line) { return line->claim.has_value(); });
  if (claimed.empty()) return {false, Phrase("found.nothing_to_claim")};
  if (claimed.size() > 1) return {false, Phrase("found.results", claimed.size())};
  const settlement::LineClaim& claim = *claimed.front()->claim;
  AKAD_ASSERT(claim.state.has_value());  // a scenario leaves no log out
  const bool due = claim.state == ir::ClaimState::Due;
  const Rational amount = due ? payable_of(lines) : claim.amount;
  const bool held = claim.state == expected.claim &&
                    (!expected.until || claim.until == expected.until) &&
                    (!expected.amount || amount == *expected.amount);
  Phrase said = report::claim_state(*claim.state, claim.until);
  if (due || (expected.amount && *claim.state == ir::ClaimState::Claimable)) {
    said = Phrase::list(
        "list.comma", {Phrase::as_is(amount_expected(program, expected, amount)), std::move(said)});
  }
  return {held, std::move(said)};
}

Phrase taken_off(const ir::Program& program, const ir::Expectation& expected,
                 const Rational& amount) {
  if (amount == 0) return Phrase("found.takes_nothing");
  return Phrase("found.takes_off", amount_expected(program, expected, amount));
}

namespace {

// As a scenario says it.
std::optional<ir::PaidSo> paid_found(const CreditLines& lines) {
  for (const settlement::LineItem* line : lines) {
    if (!line->payment) continue;
    ir::PaidSo found{line->payment->as, {}, line->payment->by};
    if (line->payment->invoice) found.invoice = ir::label_of(*line->payment->invoice);
    return found;
  }
  return std::nullopt;
}

// Of periods by what they are, and not by how their labels are written.
bool is_same_invoice(const ir::Program& program, const std::string& a, const std::string& b) {
  const ir::Term term = ir::term_of(program);
  return a.empty() == b.empty() && ir::parse_period(a, term) == ir::parse_period(b, term);
}

ClaimFound check_owed(const ir::Program& program, const ir::Expectation& expected,
                      const CreditLines& lines) {
  const Rational payable = payable_of(lines);
  const auto said = [&] { return amount_expected(program, expected, payable); };
  const bool unknown = std::any_of(lines.begin(), lines.end(), [](const auto* line) {
    return settlement::rests_on_unknown_fee(*line);
  });
  // What is owed at least is not what is expected.
  if (unknown && (expected.amount || expected.fee_unknown)) {
    return {expected.fee_unknown, Phrase("found.fee_unknown", said())};
  }
  if (expected.fee_unknown) return {false, Phrase::as_is(said())};
  if (expected.claim) return check_claim_state(program, expected, lines);
  return {payable == *expected.amount, Phrase::as_is(said())};
}

}  // namespace

ClaimFound check_lines(const ir::Program& program, const ir::Expectation& expected,
                       const CreditLines& lines) {
  ClaimFound owed = check_owed(program, expected, lines);
  if (!expected.paid) return owed;
  const auto found = paid_found(lines);
  if (!found) return {false, std::move(owed.said)};
  const bool same = found->as == expected.paid->as && found->by == expected.paid->by &&
                    is_same_invoice(program, found->invoice, expected.paid->invoice);
  owed.said = Phrase::list("list.comma", {std::move(owed.said), report::paid_so(*found)});
  return {owed.held && same, std::move(owed.said)};
}

void add_how_it_stands(const ir::Expectation& expected, phrases::PhraseList& said) {
  if (expected.fee_unknown) said.add("expected.not_known");
  if (expected.claim) said.push_back(report::claim_state(*expected.claim, expected.until));
  if (expected.paid) said.push_back(report::paid_so(*expected.paid));
}

bool is_cap_unknown(const ir::Program& program, Id<ir::Cap> cap,
                    const settlement::PeriodSettlement& period) {
  const auto* share = std::get_if<ir::ShareOfFee>(&program[cap].most.is);
  if (share == nullptr || !program[share->fee].told) return false;
  return std::any_of(period.items.begin(), period.items.end(), [&](const auto& line) {
    return line.unknown_fee.valid() && ir::covers(program, program[cap], line.credit);
  });
}

}  // namespace akad::engine

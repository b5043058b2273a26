#include "runtime/report/rules_text.h"

#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/report/words.h"
#include "runtime/results/promise.h"

namespace akad::report {

using phrases::Phrase;

namespace {

// A mean of durations need not be whole milliseconds.
std::string duration_text(const Rational& milliseconds) {
  const std::string whole = format_duration(floor_of(milliseconds));
  return is_whole(milliseconds) ? whole : whole + "…";
}

std::string value_text(const ir::Program& program, const Measured& value, int decimals) {
  switch (value.kind) {
    case MeasuredKind::Share: return to_decimal(value.value * 100, decimals) + "%";
    case MeasuredKind::Length: return duration_text(value.value);
    case MeasuredKind::Count:
    case MeasuredKind::Number: return grouped(to_decimal(value.value, decimals));
    case MeasuredKind::Amount: return money_text(value.value, program.agreement.currency);
  }
  AKAD_ASSERT(false);
}

struct AmountOwed {
  const ir::Program& program;

  Phrase operator()(const ir::NoAmount&) const { return Phrase("amount.nothing"); }
  Phrase operator()(const ir::FixedAmount& amount) const {
    return Phrase::as_is(money_text(amount.money, program.agreement.currency));
  }
  Phrase operator()(const ir::ShareOfFee& amount) const {
    const ir::Fee& fee = program[amount.fee];
    const std::string share = exact_percent(amount.share);
    const std::string whole = money_text(fee.amount, fee.currency);
    return fee.tax == ir::TaxBasis::BeforeTax ? Phrase("amount.before_tax", share, fee.name, whole)
                                              : Phrase("amount.after_tax", share, fee.name, whole);
  }
};

}  // namespace

std::string measured_text(const ir::Program& program, const Measured& measured) {
  return value_text(program, measured, 4);
}

std::string bound_text(const ir::Program& program, const Measured& bound) {
  return value_text(program, bound, 10);
}

Phrase promised(const ir::Program& program, const ir::Target& target) {
  if (target.all) return Phrase("promise.all");
  const std::string bound = bound_text(program, results::promise_of(target));
  const bool more = target.test == ir::ShareTest::MoreThan;
  if (target.kind == ir::TargetKind::TimeWithoutOutage) {
    return more ? Phrase("promise.time_more_than", bound) : Phrase("promise.time_at_least", bound);
  }
  return more ? Phrase("promise.items_more_than", bound) : Phrase("promise.items_at_least", bound);
}

Phrase slab(const ir::Program& program, const ir::Credit& credit, Id<ir::SlabRow> row) {
  std::optional<Measured> below, at_least;
  const auto lower_than = [&](const Measured& m) {
    if (!below || m < *below) below = m;
  };
  const auto reaching = [&](const Measured& m) {
    if (!at_least || m > *at_least) at_least = m;
  };
  for (std::size_t i = 0; i <= row.index(); ++i) {
    const ir::SlabRow& other = credit.slabs[i];
    if (other.bound == ir::BoundKind::Otherwise) continue;
    const Measured bound = results::bound_of(program[credit.target], other.result);
    if ((other.bound == ir::BoundKind::Below) == (i == row.index()))
      lower_than(bound);
    else
      reaching(bound);
  }
  if (!below && !at_least) return Phrase("slab.any");
  phrases::PhraseList bounds;
  if (below) bounds.add("slab.below", bound_text(program, *below));
  if (at_least) bounds.add("slab.at_least", bound_text(program, *at_least));
  return Phrase::list("list.comma", std::move(bounds));
}

Phrase amount(const ir::Program& program, const ir::Amount& owed) {
  return std::visit(AmountOwed{program}, owed.is);
}

}  // namespace akad::report

#include "runtime/settlement/payable/tax.h"

#include "runtime/base/assert.h"

namespace akad::settlement {
namespace {

Rational rounded(const ir::Program& program, const Rational& amount) {
  return round_to(amount, RoundingMode::HalfUp, program.agreement.money_unit);
}

}  // namespace

Id<ir::Fee> fee_of(const ir::Program& program, const LineItem& line) {
  const ir::Owed& owed = program[line.credit].slabs[line.slab.index()].amount;
  if (const auto* share = std::get_if<ir::ShareOfFee>(&owed.is)) return share->fee;
  const auto* rate = std::get_if<ir::Rate>(&owed.is);
  const auto* price = rate == nullptr ? nullptr : std::get_if<ir::ShareOfFee>(&rate->price.is);
  return price == nullptr ? Id<ir::Fee>{} : price->fee;
}

std::optional<Tax> tax_of(const ir::Program& program, const LineItem& line) {
  const Id<ir::Fee> id = fee_of(program, line);
  if (!id.valid() || !program[id].tax_rate) return std::nullopt;
  const ir::Fee& fee = program[id];
  const Rational& rate = *fee.tax_rate;
  switch (fee.tax) {
    case ir::TaxBasis::BeforeTax:
      return Tax{fee.tax, rate, line.payable, rounded(program, line.payable * rate)};
    case ir::TaxBasis::AfterTax: {
      const Rational tax = rounded(program, line.payable * rate / (1 + rate));
      return Tax{fee.tax, rate, line.payable - tax, tax};
    }
  }
  AKAD_ASSERT(false);
}

std::optional<TaxTotal> tax_total(std::span<const LineItem> lines) {
  TaxTotal total;
  bool any = false;
  for (const LineItem& line : lines) {
    if (!line.tax) {
      total.untaxed += line.payable;
      continue;
    }
    any = true;
    total.before += line.tax->before;
    total.tax += line.tax->tax;
  }
  return any ? std::optional(total) : std::nullopt;
}

std::optional<TaxTotal> tax_total(std::span<const PeriodSettlement* const> periods) {
  TaxTotal total;
  bool any = false;
  for (const PeriodSettlement* period : periods) {
    if (!period->tax) {
      total.untaxed += period->total;
      continue;
    }
    any = true;
    total.before += period->tax->before;
    total.tax += period->tax->tax;
    total.untaxed += period->tax->untaxed;
  }
  return any ? std::optional(total) : std::nullopt;
}

}  // namespace akad::settlement

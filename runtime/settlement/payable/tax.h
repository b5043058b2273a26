// The tax of what is payable: it changes nothing of that, and says what an invoice says beside it.
#pragma once

#include "runtime/settlement/line.h"

namespace akad::settlement {

// The fee that the row of the line owes a share of, by a table or as the price of a rate; none.
Id<ir::Fee> fee_of(const ir::Program& program, const LineItem& line);

// Of a rounded line: of the fee of its own row, rounded half up to the smallest amount. None where
// the row is no share of a fee, or the fee says no rate.
std::optional<Tax> tax_of(const ir::Program& program, const LineItem& line);

// None where no line has a tax.
std::optional<TaxTotal> tax_total(std::span<const LineItem> lines);

}  // namespace akad::settlement

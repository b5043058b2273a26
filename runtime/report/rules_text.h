// Rules of the agreement and measured values in words.
#pragma once

#include <string>

#include "runtime/phrases/phrase.h"
#include "runtime/results/result.h"

namespace akad::report {

// "95%", "1h 30m", "12", "IDR 25_000": at most 4 decimals.
phrases::Phrase measured_said(const ir::Program& program, const Measured& measured);

// The same as a rule states it: at most 10 decimals of a share or a number.
phrases::Phrase bound_said(const ir::Program& program, const ir::Target& target,
                           const Measured& bound);

// "items", or what the clock calls them: "requests".
phrases::Phrase items_said(const ir::Program& program, const ir::OfItems& items);

// "at least 95% of the items in time", "at least 95% of the items of each month in time"
phrases::Phrase promised(const ir::Program& program, const ir::Target& target);
phrases::Phrase promised_of_periods(const ir::Program& program, const ir::Target& target);

// What a measure in this row of the table is known to be: "below 95%, at least 90%".
phrases::Phrase slab(const ir::Program& program, const ir::Credit& credit, Id<ir::SlabRow> row);

// "5% of monthly_charge (Rp 25.000.000 before tax)"
phrases::Phrase amount(const ir::Program& program, const ir::Amount& amount, const ir::Periods& of);
phrases::Phrase amount(const ir::Program& program, const ir::Owed& owed, const ir::Periods& of);
// The same with amounts as agreements write them, as JSON has always had it.
phrases::Phrase amount_for_machines(const ir::Program& program, const ir::Owed& owed,
                                    const ir::Periods& of);
// The same without what the fee is: "5% of monthly_charge".
phrases::Phrase amount_in_shares(const ir::Program& program, const ir::Amount& amount,
                                 const ir::Periods& of);
phrases::Phrase amount_in_shares(const ir::Program& program, const ir::Owed& owed,
                                 const ir::Periods& of);

phrases::Phrase each(ir::Cadence cadence);  // "each calendar month"

}  // namespace akad::report

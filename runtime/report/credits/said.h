// How a credit came to its amounts, in words: of a statement and of an explanation.
#pragma once

#include "runtime/phrases/phrase.h"
#include "runtime/settlement/settle.h"

namespace akad::report {

// Of units, which may be parts: "1_234.5".
std::string exact_number(const Rational& units);

// Of a target that looks back: that what earned a credit before does not count again, where the
// table says up to when it did.
phrases::Phrase once_said(const ir::Target& target);

// Of what a share of a fee is a share: of one in another currency both amounts, and the rate.
phrases::Phrase base_said(const ir::Program& program, const ir::ShareOfFee& share,
                          const Rational& base);
// The share of a fee that the row owes; null: it owes none, or by a rate.
const ir::ShareOfFee* share_of(const ir::Credit& credit, Id<ir::SlabRow> row);
// Whether what it is a share of is another for each group, and so stands beside each line.
bool differs_by_group(const ir::Program& program, const ir::ShareOfFee& share);

// The tax of a line, and what is payable with it, or without it.
phrases::Phrase tax_said(const ir::Program& program, const settlement::Tax& tax);
// Of several lines, and what no tax is said of.
phrases::PhraseList taxes_said(const ir::Program& program, const settlement::TaxTotal& total);

// Beside the amounts of a line, in a period of `cadence`: what is not counted again and what was
// owed for it, what each cap took, and what would make the credit as dear as it may be.
phrases::PhraseList working_of(const ir::Program& program, const results::Result& result,
                               const settlement::LineItem& line, ir::Cadence cadence);

// Of what time a cap is, where that is not simply the period of `cadence` that is told of.
// "sums below USD 5.00 are not due".
phrases::Phrase small_sums_said(const ir::Program& program, const ir::SmallAmounts& small);

std::optional<phrases::Phrase> cap_period(const ir::Cap& cap, const ir::CalendarPeriod& of,
                                          ir::Cadence cadence);

// How much at most the caps leave of what these periods have open; nothing where all of it.
phrases::PhraseList caps_leave_said(const ir::Program& program,
                                    std::span<const settlement::PeriodSettlement* const> periods);

// Of a line that rests on a fee that nobody knows: which, and what would tell it.
phrases::Phrase unknown_fee_said(const ir::Program& program, const settlement::LineItem& line);
// Of so many amounts nobody knows it before caps: a cap that nobody knows takes from one that is.
std::uint64_t unsaid_before_caps(const settlement::LineItem& line);

}  // namespace akad::report

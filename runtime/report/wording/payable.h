// What stands between an amount that is owed and its payment, in sentences of agreements.
#pragma once

#include <optional>

#include "runtime/ir/program.h"
#include "runtime/phrases/phrase.h"

namespace akad::report {

phrases::Phrase small_amounts(const ir::Program& program, const ir::SmallAmounts& small);
// Likewise of a cap, without its period.
phrases::Phrase small_sums(const ir::Program& program, const ir::SmallAmounts& small);
// "payable only if claimed within …", "claimed on …", "waived on …".
phrases::PhraseList claim_lines(const ir::Program& program, const ir::Credit& credit,
                                const ir::ClaimTerms& terms);

// "the total of amount at issued of invoices, with its month in month": of a fee that records tell.
phrases::Phrase fee_records(const ir::Program& program, const ir::Fee& fee);

// "as a deduction from the next invoice", "paid within …".
phrases::Phrase paid_how(const ir::Program& program, const ir::Credit& credit,
                         const ir::PaidHow& how);

// Lines, each as it is written, one behind the other.
phrases::Phrase joined_lines(phrases::PhraseList lines);

// As scenarios have it: "claimable until 2026-04-30", "has lapsed", "waived".
phrases::Phrase claim_state(ir::ClaimState state, const std::optional<Date>& until);
// Likewise: "paid by 2026-04-14", "deducted from the invoice of 2026-04".
phrases::Phrase paid_so(const ir::PaidSo& paid);

}  // namespace akad::report

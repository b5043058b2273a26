// How what is payable is paid: in words, and for machines.
#pragma once

#include <nlohmann/json.hpp>

#include "runtime/phrases/phrase.h"
#include "runtime/settlement/settle.h"

namespace akad::report {

phrases::Phrase payment_said(const settlement::Payment& payment);  // "by 2026-05-14"
nlohmann::json payment_json(const settlement::Payment& payment);

// Sums by how they are paid, where not all of it is paid alike.
phrases::PhraseList paid_together_said(
    const ir::Program& program, std::span<const settlement::PeriodSettlement* const> periods);
// As above, where anything is said of it; an empty list where nothing is.
nlohmann::json paid_together_json(const ir::Program& program,
                                  std::span<const settlement::PeriodSettlement* const> periods);

std::string payment_schema();        // a member of `$defs`
std::string paid_together_schema();  // likewise

}  // namespace akad::report

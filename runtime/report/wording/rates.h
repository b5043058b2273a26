// Rates in words: "5% of hosting_fee for each full hour late, at most 50% of hosting_fee".
#pragma once

#include "runtime/ir/program.h"
#include "runtime/ir/remedy.h"
#include "runtime/phrases/phrase.h"

namespace akad::report {

// `price`, `most`: as they are said.
phrases::Phrase rate_said(const ir::Program& program, const ir::Rate& rate, phrases::Phrase price,
                          const std::optional<phrases::Phrase>& most);

}  // namespace akad::report

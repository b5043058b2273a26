// How an amount stands that is payable only where it is claimed: in sentences, and for machines.
#pragma once

#include <nlohmann/json.hpp>

#include "runtime/phrases/phrase.h"
#include "runtime/settlement/settle.h"

namespace akad::report {

// Of a line that must be claimed: how it stands, and which record decided that.
phrases::PhraseList claim_said(const ir::Program& program, const settlement::LineItem& line);
nlohmann::json claim_json(const ir::Program& program, const settlement::LineItem& line);
// "due", "claimable", "lapsed", "waived", "not known"
std::string claim_word(const settlement::LineClaim& claim);

// Why a claim claims nothing.
phrases::Phrase idle_said(settlement::IdleClaim why);

std::string claim_schema();  // members of `$defs`

}  // namespace akad::report

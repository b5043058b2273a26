// Parts of JSON that are about one of two runs that are held against each other.
#pragma once

#include <nlohmann/json.hpp>

#include "runtime/history/why.h"

namespace akad::history {

std::string word(ir::Verdict verdict);
const std::string& currency(const Side& side);

// What it owes, what it has read, and what was found about that.
nlohmann::json side_json(const Side& side);
// An item as one of them judges it; `rules`: how the verdict follows. What is said is said in the
// book's language.
nlohmann::json judged_json(const Judged& of, const PhraseList& rules, const phrases::Book& book);
nlohmann::json judged_json(const Side& side, const JudgedIn& of, const phrases::Book& book);

}  // namespace akad::history

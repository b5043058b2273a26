// Differences for people and for machines.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "runtime/differences/differences.h"
#include "runtime/phrases/book.h"

namespace akad::differences {

// Both agreements must be those that were compared. In the book's language: lines of at most 100
// columns; JSON by difference.schema.json, one line.
std::string to_text(const Differences& found, const ir::Program& before, const ir::Program& after,
                    const phrases::Book& book);
std::string to_json(const Differences& found, const ir::Program& before, const ir::Program& after,
                    const phrases::Book& book);
// The same as a value, for who writes more beside it.
nlohmann::json json_of(const Differences& found, const ir::Program& before,
                       const ir::Program& after, const phrases::Book& book);
std::string json_schema();  // the text of difference.schema.json

// What a declaration is called: "Target 4.1 Response (response)".
Phrase head_said(const Where& where);
// One difference as a sentence below that head.
Phrase said(const Difference& difference);

}  // namespace akad::differences

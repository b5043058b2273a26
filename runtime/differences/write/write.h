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
// For a comment in a forge, with tables as GitHub and GitLab have them. What stands in an agreement
// is text there: it makes no link, names nobody, and begins no mark of its own.
std::string to_markdown(const Differences& found, const ir::Program& before,
                        const ir::Program& after, const phrases::Book& book);
// The same as a value, for who writes more beside it.
nlohmann::json json_of(const Differences& found, const ir::Program& before,
                       const ir::Program& after, const phrases::Book& book);
std::string json_schema();  // the text of difference.schema.json

// "Help desk", its version and digest.
Phrase agreement_said(const ir::Program& program, const std::string& digest);
// What a declaration is called: "Target 4.1 Response (response)".
Phrase head_said(const Where& where);
// One difference as a sentence below that head.
Phrase said(const Difference& difference);
// What differs, of a table: a field, of a row; else the sentence.
Phrase what_said(const Difference& difference);
// Whom it favours; empty: nothing that is owed changes by it.
Phrase favour_said(Favour favour);
// How many favour whom.
Phrase favours_said(const Differences& found);
// What stands below the last difference: how many there are, or why there is none.
Phrase end_said(const Differences& found);
// Whether both are told under one head.
bool is_of_the_same(const Where& a, const Where& b);

}  // namespace akad::differences

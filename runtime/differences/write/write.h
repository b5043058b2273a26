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

// "Help desk", its version and digest, and where it was read.
Phrase agreement_said(const ir::Program& program, const Origin& origin);
// What a declaration is called: "Target 4.1 Response (response)".
Phrase head_said(const Where& where);
// One difference as a sentence below that head.
Phrase said(const Difference& difference);
// The same in the cells of a table; where it has no sides, the sentence alone.
struct Cells {
  Phrase what, before, after;
};
Cells cells_said(const Difference& difference);
// What a declaration says that is added or removed; of a long list, as of holidays, the first.
std::vector<Phrase> terms_shown(const Difference& difference);
// Whom it favours; empty: nothing that is owed changes by it.
Phrase favour_said(Favour favour);
// The same below a head that asks whom: "the customer", "neither".
Phrase favoured_said(Favour favour);
// How many there are, and how many favour whom; or why there is none.
Phrase sum_said(const Differences& found);
// Whether both are told under one head.
bool is_of_the_same(const Where& a, const Where& b);

}  // namespace akad::differences

// What stands in front of declarations, or in place of the word with which one begins: numbers of
// clauses, marks of lists, headings, words of other languages; and the first line of the text.
#pragma once

#include "compiler/parser/sentence.h"

namespace akad::parser {

// Reads the line as the declaration that is meant, which begins at the reader then. False where it
// begins none.
bool mend_beginning(Reader& reader);
// Likewise the word with which the heading of the text begins.
bool mend_heading(Reader& reader);
// Goes past a line that is a heading or a line of a page; reports it. False where it is none.
bool skip_heading(Reader& reader);
// Goes past a first line that says the edition in other words; reports it.
bool report_other_edition(Reader& reader);

}  // namespace akad::parser

// Rows of tables that lack a bar: a row that is not closed takes the bar with which the next line
// begins, and the table would end there, with the rows below it left out.
#pragma once

#include "compiler/parser/sentence.h"

namespace akad::parser {

// Reports a bar that the sentence at `attempt`, which could not be read, lacks where `mistake` is.
// False when that is not what is wrong with it.
bool report_missing_bar(Reader& reader, const Attempt& attempt, const SentenceMistake& mistake);

// Whether the line at `at` is a row of a table but for its first bar; reports it then.
bool report_row_without_bar(Reader& reader, Block block, std::size_t at);

// The first word behind the row, or the rest of the row, that stands at `at`.
std::size_t end_of_line(const Reader& reader, std::size_t at);

}  // namespace akad::parser

// Lines of which there is one too many or one too few: what opens a block, what closes it, and the
// first line of the text. Each is one mistake, and what is below it is read as it is meant.
#pragma once

#include "compiler/parser/sentence.h"

namespace akad::parser {

// Reads the line that opens the block at `brace` as one where it stands twice; reports it.
void skip_repeated_head(Reader& reader, std::size_t brace);
// Likewise the first line of the text.
void skip_repeated_edition(Reader& reader);

// Where the clauses of a block stand outside of one: reports it, and goes past their `}`.
enum class Outside { None, NotOpened, ClosedTooEarly };
Outside skip_clauses_outside(Reader& reader);

}  // namespace akad::parser

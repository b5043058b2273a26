// Blocks: a head, `{`, lines, `}`. A mistake costs its own line and nothing else.
#pragma once

#include "compiler/parser/sentence.h"

namespace akad::parser {

std::uint32_t column_of(const Reader& reader, std::size_t at);

// Past `{`; false when there is none and nothing of the block follows. `line_rule` says what does.
bool enter_block(Reader& reader, Block block, std::size_t line_rule);
// After a head that was not understood: past its `{`. False when it has none.
bool find_block(Reader& reader, Block block, std::size_t stuck_at);
// True at the end of the block, past its `}`; a missing one is reported.
bool leave_block(Reader& reader, Block block, std::size_t brace);
// To the next line that begins a clause; rows of a broken table are checked on the way.
void skip_to_next_clause(Reader& reader, const Attempt& attempt, std::size_t stuck_at);
// To the next declaration at the beginning of a line, past blocks.
void skip_to_declaration(Reader& reader);

// Adds every line that was understood. The reader stands behind `{`.
template <class Context, class Add>
void read_lines(Reader& reader, Block block, const Rule<Context>& rule, Add add) {
  const std::size_t brace = reader.at - 1;
  reader.previous.reset();
  while (!leave_block(reader, block, brace)) {
    const std::size_t begin = reader.at;
    std::size_t stuck_at = begin;
    if (Context* context = read_sentence(reader, block, rule, &stuck_at)) {
      add(*context);
    } else {
      skip_to_next_clause(reader, {block, rule.index, begin}, stuck_at);
    }
    // Everything of this sentence is built or dropped.
    reader.parser.getTreeTracker().reset();
    if (reader.reading.full()) return;
  }
}

}  // namespace akad::parser

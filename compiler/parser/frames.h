// Blocks and the sentence frames of their clauses, as examples an author can copy.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace akad::parser {

// What is outside all blocks, and the blocks of the grammar.
enum class Block {
  File,
#define AKAD_HEADING_BLOCK(name, Name, FIRST, Struct) Name,
#define AKAD_BLOCK(name, Name, FIRST, Struct) Name,
#include <AkadDeclarations.inc>
};

std::string_view name_of(Block block);  // "clock"

// The frames that begin like these words, at most three; the closest when one is closer.
std::vector<std::string_view> frames_of(Block block, const std::vector<std::string>& words);

// How the clauses of a block begin, each once: "starts on", "stops on" …
std::vector<std::string_view> beginnings_of(Block block);
// Whether a clause of the block begins with this word.
bool is_beginning(Block block, std::string_view word);

}  // namespace akad::parser

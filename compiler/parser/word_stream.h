// The words as ANTLR's parser asks for them, and some of them read as others while it stands still.
#pragma once

// The words come first: ANTLR takes the macro EOF away that Boost still needs.
#include "compiler/parser/reading.h"

#include <antlr4-runtime.h>

#include <memory>
#include <utility>
#include <vector>

namespace akad::parser {

// A token's index is its word's place in the reading: contexts find their way back by it.
class WordStream : public antlr4::CommonTokenStream {
 public:
  using antlr4::CommonTokenStream::CommonTokenStream;

  void replace(std::size_t first, std::size_t end, const std::vector<Lexeme>& words) {
    const auto begin = _tokens.begin() + static_cast<std::ptrdiff_t>(first);
    auto place = _tokens.erase(begin, _tokens.begin() + static_cast<std::ptrdiff_t>(end));
    for (const Lexeme& word : words) {
      auto token = std::make_unique<antlr4::CommonToken>(word.type, word.text);
      place = std::next(_tokens.insert(place, std::move(token)));
    }
    for (std::size_t at = first; at < _tokens.size(); ++at) {
      if (auto* token = dynamic_cast<antlr4::WritableToken*>(_tokens[at].get())) {
        token->setTokenIndex(at);
      }
    }
  }
};

}  // namespace akad::parser

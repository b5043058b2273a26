// What may stand next: follows one rule of the grammar over the words as far as any reading goes.
#pragma once

#include <antlr4-runtime.h>

#include <set>
#include <vector>

#include "compiler/parser/reading.h"

namespace akad::parser {

struct Expected {
  std::size_t at = 0;           // the first word that fits no reading, or the limit
  std::set<std::size_t> words;  // token types that fit there
  bool name = false;            // any name fits
  bool zone = false;            // a time zone fits
  bool comparison = false;      // one of = != < <= > >=
  bool unit = false;            // hours, days …
  bool ends = false;            // the rule may be over
};

// Reads words[begin, limit) as `rule`.
Expected what_may_stand(const antlr4::atn::ATN& atn, std::size_t rule,
                        const std::vector<Lexeme>& words, std::size_t begin, std::size_t limit);

}  // namespace akad::parser

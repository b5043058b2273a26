// One sentence of the grammar at a time: read it, or say where and how it goes wrong.
#pragma once

// The words come first: ANTLR takes the macro EOF away that Boost still needs.
#include "compiler/parser/reading.h"

#include <AkadParser.h>
#include <antlr4-runtime.h>

#include <optional>

#include "compiler/parser/expected.h"
#include "compiler/parser/frames.h"
#include "compiler/parser/word_stream.h"

namespace akad::parser {

using Rules = grammar::AkadParser;

template <class Context>
struct Rule {
  Context* (Rules::*read)();
  std::size_t index;
};

// The sentence before, for a word that stands where it could have gone on.
struct Previous {
  std::size_t rule = 0;
  std::size_t begin = 0;
};

struct Reader {
  Reading& reading;
  WordStream& stream;
  Rules& parser;
  std::size_t at = 0;  // the next word
  std::optional<Previous> previous = {};

  const Lexeme& word() const { return reading.words[at]; }
};

// Which sentence was tried, and in which block.
struct Attempt {
  Block block = Block::File;
  std::size_t rule = 0;
  std::size_t begin = 0;
};

struct SentenceMistake {
  std::size_t at = 0;
  Expected expected;
  std::size_t meant = 0;  // the token type of a misspelt word; 0 = none
};

// May turn out to be a mistake of the sentence before; `attempt` then becomes that one.
SentenceMistake find_mistake(const Reader& reader, Attempt& attempt);
// Silent where the line has a mistake already.
void report_sentence(Reader& reader, const Attempt& attempt, const SentenceMistake& mistake);
// A table that was read, but ends where one of its rows lacks a bar: reports it, and gives the
// first word that is not of the sentence. None where the table is whole, or there is none.
std::optional<std::size_t> report_cut_table(Reader& reader, const Attempt& attempt);
// Reads the misspelt word as the one that was meant. False when it was mended before.
bool mend_word(Reader& reader, std::size_t at, std::size_t type);

// Where a sentence breaks off, or ends before its line does: reads what is meant there by a habit.
// `told` where the author must choose.
bool mend_break(Reader& reader, const Attempt& attempt, const SentenceMistake& mistake, bool* told);
bool mend_rest(Reader& reader, const Attempt& attempt, std::size_t* told_at);

// Marks the first word and the rows of a sentence for the canonical layout.
void mark_lines(Reader& reader, std::size_t begin);

bool is_name_like(const Lexeme& word);
// A word with which a declaration begins, before what may be its name, wherever in a line.
bool is_followed_as_declaration(const Reader& reader, std::size_t at);
// Such a word at the beginning of a line.
bool begins_declaration(const Reader& reader, std::size_t at, Block inside);
bool begins_clause(const Reader& reader, std::size_t rule, std::size_t at);

// The context of the sentence at `begin`, or nothing; ANTLR's own complaints are not used.
template <class Context>
Context* try_rule(Reader& reader, const Rule<Context>& rule, std::size_t begin) {
  using antlr4::atn::PredictionMode;
  auto* simulator = reader.parser.template getInterpreter<antlr4::atn::ParserATNSimulator>();
  // SLL is fast and reads nearly everything; LL decides where SLL gave up.
  for (const PredictionMode mode : {PredictionMode::SLL, PredictionMode::LL}) {
    simulator->setPredictionMode(mode);
    reader.stream.seek(begin);
    try {
      Context* context = (reader.parser.*rule.read)();
      reader.at = reader.stream.index();
      return context;
    } catch (const antlr4::ParseCancellationException&) {
      continue;
    }
  }
  reader.at = begin;
  return nullptr;
}

// Reads a sentence; reports its mistake. After nothing, `*stuck_at` is the word that did not fit:
// before the sentence, when the one before had swallowed a good beginning.
template <class Context>
Context* read_sentence(Reader& reader, Block block, const Rule<Context>& rule,
                       std::size_t* stuck_at) {
  const std::size_t begin = reader.at;
  for (;;) {
    if (Context* context = try_rule(reader, rule, begin)) {
      std::size_t told_at = 0;
      if (mend_rest(reader, {block, rule.index, begin}, &told_at)) continue;
      if (told_at != 0) {
        *stuck_at = told_at;
        reader.at = begin;
        return nullptr;
      }
      if (const auto cut_at = report_cut_table(reader, {block, rule.index, begin})) {
        *stuck_at = *cut_at;
        reader.at = begin;
        return nullptr;
      }
      mark_lines(reader, begin);
      reader.previous = Previous{rule.index, begin};
      return context;
    }
    Attempt attempt{block, rule.index, begin};
    const SentenceMistake found = find_mistake(reader, attempt);
    *stuck_at = found.at;
    bool told = false;
    if (attempt.begin == begin && mend_break(reader, attempt, found, &told)) continue;
    if (told) return nullptr;
    report_sentence(reader, attempt, found);
    if (found.meant == 0 || !mend_word(reader, found.at, found.meant)) return nullptr;
  }
}

}  // namespace akad::parser

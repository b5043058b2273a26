#include "compiler/parser/words/words.h"

#include <AkadLexer.h>
#include <antlr4-runtime.h>
#include <fmt/format.h>

#include <optional>

#include "runtime/ir/soundness/written.h"

namespace akad::parser::words {
namespace {

using Lexer = grammar::AkadLexer;

// Lexers share one cache of states, which grows with every text: emptied after each.
struct CacheGuard {
  Lexer& lexer;
  ~CacheGuard() { lexer.getInterpreter<antlr4::atn::LexerATNSimulator>()->clearDFA(); }
};

std::size_t line_ends(std::string_view gap) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < gap.size(); ++at) {
    if (gap[at] == '\n' || foreign_line_end(gap, at) != 0) ++count;
  }
  return count;
}

struct Placed {
  std::uint32_t begin = 0, end = 0;
  bool first_on_line = false;
  bool blank_before = false;
};

Placed place(const Reading& reading, const CleanText& clean, const antlr4::Token& token,
             std::uint32_t previous_end) {
  Placed placed;
  placed.begin = clean.offset_of[token.getStartIndex()];
  placed.end = token.getType() == antlr4::Token::EOF ? placed.begin
                                                     : clean.offset_of[token.getStopIndex() + 1];
  const std::string_view gap =
      std::string_view(reading.source.text).substr(previous_end, placed.begin - previous_end);
  const std::size_t ends = line_ends(gap);
  placed.first_on_line = previous_end == 0 || ends > 0;
  placed.blank_before = ends > 1;
  return placed;
}

bool too_many_words(Reading& reading, std::uint32_t at) {
  if (reading.words.size() <= ir::kMostWords) return false;
  mistake(reading,
          diagnose(Code::AK0901, {reading.file, at, at},
                   worded("the agreement has more than {} words and signs", ir::kMostWords))
              .with_label("read up to here")
              .with_help("move calendars and holidays into libraries and `use` them"));
  return true;
}

void add_comment(Reading& reading, const Placed& placed) {
  std::string text = reading.source.text.substr(placed.begin, placed.end - placed.begin);
  text.erase(text.find_last_not_of(" \t") + 1);
  reading.comments.push_back(
      {std::move(text), placed.begin, placed.end, placed.first_on_line, placed.blank_before});
}

// Round brackets and `not`s nest conditions, braces nest blocks; all of them cost stack.
struct Nesting {
  std::vector<int> opened = {};
  int depth = 0;
  int nots = 0;

  int add(std::size_t type) {
    if (type == Lexer::NOT) {
      ++nots;
    } else if (type == Lexer::LPAREN || type == Lexer::LBRACE) {
      opened.push_back(nots + 1);
      depth += nots + 1;
      nots = 0;
    } else {
      if ((type == Lexer::RPAREN || type == Lexer::RBRACE) && !opened.empty()) {
        depth -= opened.back();
        opened.pop_back();
      }
      nots = 0;
    }
    return depth + nots;
  }
};

bool too_deep(Reading& reading, Nesting& nesting, const Lexeme& word) {
  if (nesting.add(word.type) <= ir::kDeepestNesting) return false;
  mistake(reading,
          diagnose(Code::AK0902, {reading.file, word.begin, word.end},
                   worded("brackets are nested deeper than {} levels", ir::kDeepestNesting))
              .with_label("one level too many")
              .with_help("write the condition with fewer brackets"));
  return true;
}

// Dashes of another kind that the lexer took for those of a date or a name; one that is a sign of
// its own may be meant for a word.
struct Dashes {
  Reading& reading;
  std::size_t next = 0;

  bool take(const Placed& placed, std::size_t type) {
    bool alone = false;
    for (; next < reading.dashes.size() && reading.dashes[next] < placed.end; ++next) {
      const bool inside = reading.dashes[next] >= placed.begin;
      alone = inside && type == Lexer::MINUS;
      if (!alone) report_dash(reading, reading.dashes[next]);
    }
    return alone;
  }
};

}  // namespace

void report_dash(Reading& reading, std::uint32_t at) {
  constexpr std::uint32_t kBytes = 3;  // of each in the table
  const std::string written = reading.source.text.substr(at, kBytes);
  const Span span{reading.file, at, at + kBytes};
  mistake(reading, diagnose(Code::AK0105, span,
                            worded("`{}` looks like `-` but is another character", written))
                       .with_step({"write the plain `-`", "", {{span, "-"}}, true}));
}

std::vector<Lexeme> lexemes_of(std::string_view text) {
  antlr4::ANTLRInputStream input{std::string(text)};
  Lexer lexer(&input);
  lexer.removeErrorListeners();
  const CacheGuard guard{lexer};
  std::vector<Lexeme> words;
  for (auto token = lexer.nextToken(); token->getType() != antlr4::Token::EOF;
       token = lexer.nextToken()) {
    Lexeme word;
    word.type = token->getType();
    word.text = token->getText();
    words.push_back(std::move(word));
  }
  return words;
}

bool read_lexemes(Reading& reading, const CleanText& clean) {
  antlr4::ANTLRInputStream input(clean.text);
  Lexer lexer(&input);
  lexer.removeErrorListeners();
  const CacheGuard guard{lexer};
  Nesting nesting;
  Dashes dashes{reading};
  std::uint32_t previous_end = 0;
  for (;;) {
    const auto token = lexer.nextToken();
    const Placed placed = place(reading, clean, *token, previous_end);
    previous_end = placed.end;
    const bool foreign = dashes.take(placed, token->getType());
    if (token->getType() == Lexer::COMMENT) {
      add_comment(reading, placed);
      continue;
    }
    reading.words.push_back({.type = token->getType(),
                             .text = token->getText(),
                             .begin = placed.begin,
                             .end = placed.end,
                             .line = line_of(reading, placed.begin),
                             .first_on_line = placed.first_on_line,
                             .blank_before = placed.blank_before,
                             .foreign = foreign});
    if (token->getType() == antlr4::Token::EOF) return true;
    if (too_many_words(reading, placed.begin)) return false;
    if (too_deep(reading, nesting, reading.words.back())) return false;
  }
}

}  // namespace akad::parser::words

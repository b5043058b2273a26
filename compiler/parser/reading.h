// Inside the parser: one text being read, its words and the mistakes found so far. No ANTLR here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/parser/parser.h"

namespace akad::parser {

// A word or sign of the text; `type` is the lexer's.
struct Lexeme {
  std::size_t type = 0;
  std::string text;
  std::uint32_t begin = 0;  // bytes in the source
  std::uint32_t end = 0;
  std::uint32_t line = 0;  // counts from 0
  bool first_on_line = false;
  bool blank_before = false;
  bool begins_line = false;  // in the canonical layout; set when its clause was understood
  bool mended = false;       // a misspelt word that was read as another
  bool foreign = false;      // a sign for another one, of which nothing is said yet
  int table_cell = -1;
  bool behind_table = false;
};

struct Comment {
  std::string text;
  std::uint32_t begin = 0, end = 0;
  bool own_line = false;
  bool blank_before = false;
};

// A mistake with one edit that has one meaning, which stands in several places.
struct Repeated {
  std::size_t row = 0;  // of the sink
  std::size_t places = 1;
};

struct Reading {
  const SourceFile& source;
  std::int32_t file;
  Sink& sink;
  std::vector<std::uint32_t> line_starts = {};  // byte offsets
  std::vector<Lexeme> words = {};               // the last one is the end of the text
  std::vector<Comment> comments = {};
  std::set<std::uint32_t> spoilt_lines = {};  // have a mistake already: no second one
  ast::Unread unread = {};
  std::vector<std::uint32_t> dashes = {};  // of another kind: where they stand
  std::size_t retyped = 0;                 // words read as others without a word about it
  std::size_t errors = 0;
  std::unordered_map<std::string, Repeated> repeated = {};  // by what is said
  bool broken = false;  // a mistake since this was last set to false

  std::size_t mends = 0;  // words read as others, each of which costs a walk over the text

  bool full() const { return errors > kMostErrors; }
  // What stands in many places is mended in all of them, but for texts so long that it would cost
  // more than the reading.
  bool tired() const {
    constexpr std::size_t kMostBytes = 10'000'000;
    return mends > kMostErrors && mends * source.text.size() > kMostBytes;
  }
};

// Reports, counts, and after kMostErrors says once that there are more. The same slip in several
// places, with an edit that has one meaning, is one mistake.
void mistake(Reading& reading, Diagnostic diagnostic);
// Says how often those stand there; once, at the end.
void tell_repeated(Reading& reading);
// The same, and the lines of its span get no further sentence mistakes.
void lexical_mistake(Reading& reading, Diagnostic diagnostic);

// A sentence breaks off at the word that begins there: what stands before it on its line.
void break_off(Reading& reading, std::uint32_t offset);

std::uint32_t line_of(const Reading& reading, std::uint32_t offset);
void spoil_lines(Reading& reading, std::uint32_t begin, std::uint32_t end);  // byte offsets
bool has_spoilt_line(const Reading& reading, std::uint32_t begin, std::uint32_t end);

// Edit distance with neighbours swapped as one step, for "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b);

std::string lower(std::string_view text);

// "a", "a or b", "a, b or c".
std::string join_choices(const std::vector<std::string>& choices);

}  // namespace akad::parser

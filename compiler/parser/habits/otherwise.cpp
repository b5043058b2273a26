// The words come first: ANTLR takes the macro EOF away that Boost still needs.
#include "compiler/parser/habits/otherwise.h"

#include <AkadLexer.h>
#include <antlr4-runtime.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace akad::parser {
namespace {

using Lexer = grammar::AkadLexer;

constexpr std::array kOtherWords = std::to_array<std::string_view>(
    {"else",         "others",      "other",           "all others",
     "all other",    "any other",   "everything else", "anything else",
     "rest",         "the rest",    "default",         "remaining",
     "lainnya",      "lain",        "selain itu",      "selainnya",
     "sisanya",      "lain - lain", "dan lain - lain", "any",
     "all remaining"});
constexpr std::size_t kMostWords = 4;
// With a noun behind it: `all other tickets`.
constexpr std::array kBeforeNouns =
    std::to_array<std::string_view>({"all other ", "any other ", "other ", "all remaining "});

bool means_otherwise(const std::string& cell) {
  constexpr std::size_t kMostSlips = 2;
  const std::string small = lower(cell);
  const bool slip = small.size() + kMostSlips >= std::string_view("otherwise").size() &&
                    small.size() <= 2 * std::string_view("otherwise").size() &&
                    edit_distance(small, "otherwise") <= kMostSlips;
  const bool noun =
      std::any_of(kBeforeNouns.begin(), kBeforeNouns.end(), [&](std::string_view row) {
        return small.starts_with(row) &&
               small.find_first_of(" -\"=", row.size()) == std::string::npos;
      });
  return slip || noun ||
         std::find(kOtherWords.begin(), kOtherWords.end(), small) != kOtherWords.end();
}

// Names of conditions; what an annex declares is not known here.
bool may_have_conditions_elsewhere(const Reading& reading) {
  return std::any_of(reading.words.begin(), reading.words.end(),
                     [](const Lexeme& word) { return word.type == Lexer::ANNEX; });
}

std::set<std::string> conditions_of(const Reading& reading) {
  std::set<std::string> names;
  for (std::size_t at = 0; at + 1 < reading.words.size(); ++at) {
    if (reading.words[at].type == Lexer::CONDITION) names.insert(reading.words[at + 1].text);
  }
  return names;
}

// The second bar of the last row of a table, whose first stands at `at`, if its cell is as short as
// a word for the rest; 0 where it is not.
std::size_t short_cell_of_last_row(const Reading& reading, std::size_t at) {
  const auto& words = reading.words;
  if (words[at].type != Lexer::BAR || !words[at].first_on_line) return 0;
  std::size_t bar = at + 1;
  while (bar < words.size() && bar <= at + kMostWords && words[bar].type != Lexer::BAR) ++bar;
  if (bar == at + 1 || bar >= words.size() || words[bar].type != Lexer::BAR) return 0;
  std::size_t next = bar;
  while (next + 1 < words.size() && !words[next].first_on_line) ++next;
  return words[next].type == Lexer::BAR ? 0 : bar;
}

void mend(Reading& reading, std::size_t first, std::size_t end, const std::string& cell) {
  auto& words = reading.words;
  const Span span{reading.file, words[first].begin, words[end - 1].end};
  mistake(reading, diagnose(Code::AK0101, span,
                            worded("`{}` is `otherwise` here: it takes what no row above it "
                                   "takes",
                                   cell))
                       .with_label("did you mean `otherwise`?")
                       .with_step({"write: otherwise", "", {{span, "otherwise"}}, true}));
  spoil_lines(reading, span.begin, span.end);
  ++reading.mends;
  words[first].type = Lexer::OTHERWISE;
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(first) + 1,
              words.begin() + static_cast<std::ptrdiff_t>(end));
}

}  // namespace

void mend_otherwise(Reading& reading) {
  if (may_have_conditions_elsewhere(reading)) return;
  const std::set<std::string> conditions = conditions_of(reading);
  for (std::size_t at = 0; at < reading.words.size(); ++at) {
    if (reading.full() || reading.tired()) return;
    const std::size_t end = short_cell_of_last_row(reading, at);
    if (end == 0 || reading.words[at + 1].type == Lexer::OTHERWISE) continue;
    std::string cell = reading.words[at + 1].text;
    for (std::size_t word = at + 2; word < end; ++word) cell += " " + reading.words[word].text;
    if (means_otherwise(cell) && !conditions.contains(cell)) mend(reading, at + 1, end, cell);
  }
}

}  // namespace akad::parser

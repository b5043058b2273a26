// From bytes to words: the checks no sentence is needed for. Mistakes smaller than a sentence are
// reported here and mended so far that the sentence around them can be read.
#pragma once

#include "compiler/parser/reading.h"

namespace akad::parser::words {

// The checks on bytes: false when nothing more can be done with the text.
bool check_size(Reading& reading);
bool check_utf8(Reading& reading);

// The text as the lexer sees it: look-alikes replaced (and reported), so that one wrong letter is
// one mistake. `offset_of[i]` is the byte in the source where its code point i came from; one more
// entry stands for the end.
struct CleanText {
  std::string text;
  std::vector<std::uint32_t> offset_of;
};
CleanText clean_text(Reading& reading);

// What stands around sentences and is no part of them, reported: where it ends; 0 where there is
// none. A line begins at `begin`; at `at` no text and no remark is open.
std::uint32_t end_of_layout(Reading& reading, std::uint32_t begin);
std::uint32_t end_of_remark(Reading& reading, std::uint32_t at);

// Of the line ends that are none here, how many bytes the one at `at` has; 0 where there is none:
// a carriage return alone, a page break, the line separators of word processors.
std::uint32_t foreign_line_end(std::string_view text, std::size_t at);

// `1’000’000`: a curly apostrophe between digits, which is told with its number.
bool is_apostrophe_of_digits(std::string_view text, std::size_t at);

// The words of a text that is no file: their places are not known.
std::vector<Lexeme> lexemes_of(std::string_view text);

// A dash of another kind than `-`, which begins there (AK0105).
void report_dash(Reading& reading, std::uint32_t at);
// Another sign for what the language writes otherwise: `≥` (AK0102).
void report_sign(Reading& reading, const Lexeme& sign);

// Fills reading.words and reading.comments. False: too many words, or nested too deeply; reported.
bool read_lexemes(Reading& reading, const CleanText& clean);

// The ways to write a number that is one word with its unit or has dots between its groups, and
// characters that mean nothing here: reported, then replaced by what was probably meant.
void mend_lexemes(Reading& reading);

}  // namespace akad::parser::words

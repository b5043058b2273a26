// Habits that are told by their own words and signs, whatever sentence they stand in: none of them
// is part of any sentence of the language.
#pragma once

#include <optional>

#include "compiler/parser/reading.h"
#include "compiler/parser/words/figures.h"

namespace akad::parser::words {

struct Lexical {
  std::size_t end = 0;                  // the first word behind it
  std::vector<Lexeme> read = {};        // in place of its words
  bool spoils = false;                  // what it stands for is not read: nothing more of its line
  std::optional<Diagnostic> said = {};  // none: said where it is known what it is for
};

// The words of a text as they came from the lexer, and the one that is looked at.
struct At {
  const Reading& reading;
  const std::vector<Lexeme>& words;
  std::size_t at = 0;
  bool in_brackets = false;

  const Lexeme& word() const { return words[at]; }
  std::string_view text() const { return reading.source.text; }
};

// `25.000.000`, `99,5`, `25_000_00` (AK0107).
std::optional<Lexical> figure_habit(const At& at);
Diagnostic said_of(const At& at, const Figure& figure);
// `8,30`, `by 16.00 on`: a time, and no number (AK0601).
std::optional<Lexical> time_with_sign(const At& at);
// `Rp 25.000.000,-`, `$25,000`, `IDR 25 million` (AK0305, AK0107).
std::optional<Lexical> money_habit(const At& at);
// `24/12/2026`, `24 Desember 2026`, `2026-3-6` (AK0601).
std::optional<Lexical> date_habit(const At& at);
// `2x24 hours`, `24x7` (AK0106).
std::optional<Lexical> product_habit(const At& at);
// `1/30 of` (AK0102).
std::optional<Lexical> fraction_habit(const At& at);
// 'text' (AK0105).
std::optional<Lexical> quote_habit(const At& at);
// `/month`, `replied/month`: `per`, whose period is asked where it is known.
std::optional<Lexical> per_habit(const At& at);
// `Jum'at`, a weekday.
std::optional<Lexical> apostrophe_habit(const At& at);
// `≥`, `&&` (AK0102).
std::optional<Lexical> sign_habit(const At& at);

// The code that the head of the agreement names; empty where none is seen.
std::string currency_of(const At& at);

// The first word that begins at `offset` or behind it.
std::size_t word_at(const At& at, std::uint32_t offset);
Lexeme lexeme(const At& at, std::size_t type, std::string text, std::uint32_t begin,
              std::uint32_t end);
Span span_to(const At& at, std::uint32_t end);  // from the word that is looked at

// Letters or digits that begin there: empty where none do.
std::string_view letters_at(std::string_view text, std::size_t at);
std::string digits_at(std::string_view text, std::size_t at);
std::size_t skip_blanks(std::string_view text, std::size_t at);  // on the line

// A day, month or year in numbers; std::nullopt where there is no such day.
std::optional<std::string> date_text(int year, int month, int day);
int month_named(std::string_view name);  // 1 .. 12 in English and Indonesian; 0 = none

}  // namespace akad::parser::words

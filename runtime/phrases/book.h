// A language: what it says for each key. Languages are the files of languages/; one without a
// phrase says it in English.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/phrases/phrase.h"

namespace akad::phrases {

// A sentence in pieces: text, or a hole and the words that its number chooses from.
struct Piece {
  std::string text;
  int hole = -1;                   // -1: the text
  bool capital = false;            // what fills the hole begins with a capital
  std::vector<std::string> forms;  // of a hole's number; empty: what fills it
};

using Sentence = std::vector<Piece>;

class Book {
 public:
  Book(std::string_view language, std::string_view text, const Book* fallback);

  std::string_view language() const { return language_; }
  std::string say(const Phrase& phrase) const;

  bool has(std::uint16_t row) const { return !sentences_[row].empty(); }
  // What is wrong with the file, a line each: keys that English lacks, other holes, twice the same.
  const std::vector<std::string>& mistakes() const { return mistakes_; }

 private:
  void read_line(std::string_view line);
  void read_sentence(std::string_view name, std::string_view text);
  void write(std::string& out, const Phrase& phrase) const;
  void write(std::string& out, const Argument& argument) const;
  void write_hole(std::string& out, const Piece& piece, const Argument& argument) const;
  void write_quoted(std::string& out, std::uint16_t row,
                    const std::vector<Argument>& arguments) const;
  void write_sentence(std::string& out, std::uint16_t row,
                      const std::vector<Argument>& arguments) const;
  void write_form(std::string& out, const Piece& piece, const Argument& argument) const;

  std::string language_;
  const Book* fallback_ = nullptr;
  std::vector<std::int64_t> counts_;  // of which each chooses a form of its own; the last is others
  std::vector<Sentence> sentences_;   // by row of the table
  std::vector<std::string> mistakes_;
};

const Book& english();
const Book* find_book(std::string_view language);  // "id"; null: there is no such file
std::vector<std::string_view> languages();         // "en", "id"

}  // namespace akad::phrases

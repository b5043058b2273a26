#include "runtime/phrases/book.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <deque>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/phrases/languages.h"

namespace akad::phrases {
namespace {

constexpr bool table_is_sorted() {
  for (std::size_t i = 1; i < std::size(kRows); ++i) {
    if (!(kRows[i - 1].name < kRows[i].name)) return false;
  }
  return true;
}
static_assert(table_is_sorted(), "a key stands twice in en.phrases and akad1.phrases");

std::string_view trimmed(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
  text.remove_prefix(first);
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(trimmed(text.substr(0, end)));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

// The place of `{count}` or `{Count}` among the holes.
std::size_t find_hole(const std::vector<std::string>& holes, std::string name, bool& capital) {
  capital = !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
  if (capital) name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return static_cast<std::size_t>(std::find(holes.begin(), holes.end(), name) - holes.begin());
}

// "{count} {count?hour|hours}"; a hole that the key does not have stays as it is written.
Sentence sentence_of(std::string_view text, const std::vector<std::string>& holes) {
  Sentence sentence;
  if (text.size() > 1 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
  }
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    const std::size_t close = text.find('}', open);
    if (close == text.npos) break;
    if (open > 0) sentence.push_back({std::string(text.substr(0, open)), -1, false, {}});
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    const std::size_t mark = std::min(inside.find('?'), inside.size());
    Piece piece{std::string(text.substr(open, close - open + 1)), -1, false, {}};
    const std::size_t hole = find_hole(holes, std::string(inside.substr(0, mark)), piece.capital);
    if (hole < holes.size()) {
      piece.hole = static_cast<int>(hole);
      if (mark < inside.size()) piece.forms = parts_of(inside.substr(mark + 1), '|');
    }
    sentence.push_back(std::move(piece));
    text.remove_prefix(close + 1);
  }
  if (!text.empty()) sentence.push_back({std::string(text), -1, false, {}});
  return sentence;
}

std::vector<std::string> holes_named(const Row& row) {
  return row.holes.empty() ? std::vector<std::string>{} : parts_of(row.holes, ',');
}

std::size_t find_row(std::string_view name) {
  const auto* row = std::find_if(std::begin(kRows), std::end(kRows),
                                 [&](const Row& one) { return one.name == name; });
  return static_cast<std::size_t>(row - std::begin(kRows));
}

bool is_of_agreements(std::size_t row) { return kRows[row].name.starts_with("akad."); }

// Empty when the sentence says all that fills it, and chooses from as many forms as there are.
std::string mistake_in(const Sentence& sentence, std::size_t holes, std::size_t forms) {
  std::vector<bool> said(holes, false);
  for (const Piece& piece : sentence) {
    const bool brace = piece.text.find_first_of("{}") != piece.text.npos;
    if (piece.hole < 0 && brace) return "has no hole " + piece.text;
    if (piece.hole >= 0) said[static_cast<std::size_t>(piece.hole)] = true;
    if (!piece.forms.empty() && piece.forms.size() != forms) return "has other forms of numbers";
  }
  const bool all = std::find(said.begin(), said.end(), false) == said.end();
  return all ? "" : "leaves out what fills it";
}

const std::deque<Book>& books() {
  static const std::deque<Book> all = [] {
    std::deque<Book> made;
    made.emplace_back("en", english_text(), nullptr);
    for (const auto& [language, text] : other_languages()) {
      made.emplace_back(language, text, &made.front());
    }
    return made;
  }();
  return all;
}

}  // namespace

Phrase Phrase::as_is(std::string text) {
  Phrase phrase;
  if (text.empty()) return phrase;
  phrase.kind_ = Kind::AsIs;
  phrase.arguments_.emplace_back(std::move(text));
  return phrase;
}

Phrase Phrase::by_key(std::string_view key, std::vector<Argument> arguments) {
  const std::size_t row = find_row(key);
  AKAD_ASSERT(row < std::size(kRows) && holes_of(kRows[row]) == arguments.size());
  Phrase phrase;
  phrase.kind_ = Kind::Sentence;
  phrase.row_ = static_cast<std::uint16_t>(row);
  phrase.arguments_ = std::move(arguments);
  return phrase;
}

Phrase Phrase::list(Key<0> separator, std::vector<Phrase> parts) {
  std::erase_if(parts, [](const Phrase& part) { return part.empty(); });
  if (parts.size() == 1) return std::move(parts.front());
  Phrase phrase;
  if (parts.empty()) return phrase;
  phrase.kind_ = Kind::List;
  phrase.row_ = separator.row;
  for (Phrase& part : parts) phrase.arguments_.emplace_back(std::move(part));
  return phrase;
}

Book::Book(std::string_view language, std::string_view text, const Book* fallback)
    : language_(language), fallback_(fallback), sentences_(std::size(kRows)) {
  std::string whole;  // a line and those that go on with it
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with(' ')) {
      whole += ' ';
      whole += trimmed(line);
      continue;
    }
    read_line(whole);
    whole = line;
  }
  read_line(whole);
}

// `%numbers 1`: one form for 1, another for the rest; `key(holes) = sentence`.
void Book::read_line(std::string_view line) {
  if (line.empty() || line.front() == '#') return;
  if (line.starts_with("%numbers")) {
    for (const std::string& word : parts_of(trimmed(line.substr(8)), ' ')) {
      std::from_chars(word.data(), word.data() + word.size(), counts_.emplace_back());
    }
    return;
  }
  const std::size_t sign = line.find(" = ");
  const std::size_t name = line.find_first_of(" (");
  if (sign == line.npos) return mistakes_.push_back(fmt::format("no phrase: {}", line));
  read_sentence(line.substr(0, name), trimmed(line.substr(sign + 3)));
}

void Book::read_sentence(std::string_view name, std::string_view text) {
  const std::size_t row = find_row(name);
  if (row == std::size(kRows)) {
    mistakes_.push_back(fmt::format("{} is no key of English", name));
    return;
  }
  const std::vector<std::string> holes = holes_named(kRows[row]);
  Sentence sentence = sentence_of(text, holes);
  const std::string mistake = mistake_in(sentence, holes.size(), counts_.size() + 1);
  if (!mistake.empty()) mistakes_.push_back(fmt::format("{} {}", name, mistake));
  if (!sentences_[row].empty()) mistakes_.push_back(fmt::format("{} stands twice", name));
  if (fallback_ != nullptr && is_of_agreements(row)) {
    mistakes_.push_back(fmt::format("{} is of the agreement language, not of a reader's", name));
  }
  sentences_[row] = std::move(sentence);
}

std::string Book::say(const Phrase& phrase) const {
  std::string out;
  write(out, phrase);
  return out;
}

void Book::write(std::string& out, const Phrase& phrase) const {
  const std::vector<Argument>& arguments = phrase.arguments_;
  switch (phrase.kind_) {
    case Phrase::Kind::Nothing: return;
    case Phrase::Kind::AsIs: return write(out, arguments.front());
    case Phrase::Kind::Sentence:
      if (is_of_agreements(phrase.row_)) return write_quoted(out, phrase.row_, arguments);
      return write_sentence(out, phrase.row_, arguments);
    case Phrase::Kind::List: break;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0) write_sentence(out, phrase.row_, {});
    write(out, arguments[i]);
  }
}

// A sentence of an agreement, as what was signed: parts of it are in it as they are.
void Book::write_quoted(std::string& out, std::uint16_t row,
                        const std::vector<Argument>& arguments) const {
  if (fallback_ == nullptr) return write_sentence(out, row, arguments);
  std::string quoted;
  write_sentence(quoted, row, arguments);
  write(out, Phrase("as_written", std::move(quoted)));
}

void Book::write_sentence(std::string& out, std::uint16_t row,
                          const std::vector<Argument>& arguments) const {
  const bool own = has(row) || fallback_ == nullptr;
  const Book& words = own ? *this : *fallback_;
  // A sentence of an agreement is quoted whole: lengths in it too.
  const Book& speaker = is_of_agreements(row) ? words : *this;
  for (const Piece& piece : words.sentences_[row]) {
    if (piece.hole < 0) {
      out += piece.text;
      continue;
    }
    const Argument& argument = arguments[static_cast<std::size_t>(piece.hole)];
    if (piece.forms.empty()) {
      speaker.write_hole(out, piece, argument);
    } else {
      words.write_form(out, piece, argument);
    }
  }
}

void Book::write(std::string& out, const Argument& argument) const {
  if (const auto* text = std::get_if<std::string>(&argument.value)) out += *text;
  if (const auto* number = std::get_if<std::int64_t>(&argument.value)) {
    out += std::to_string(*number);
  }
  if (const auto* count = std::get_if<Count>(&argument.value)) {
    out += grouped(count->number);
  }
  if (const auto* phrase = std::get_if<Phrase>(&argument.value)) write(out, *phrase);
}

void Book::write_hole(std::string& out, const Piece& piece, const Argument& argument) const {
  const std::size_t first = out.size();
  write(out, argument);
  if (!piece.capital || first == out.size()) return;
  char& letter = out[first];
  if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
}

void Book::write_form(std::string& out, const Piece& piece, const Argument& argument) const {
  std::int64_t number = -1;
  if (const auto* whole = std::get_if<std::int64_t>(&argument.value)) number = *whole;
  if (const auto* count = std::get_if<Count>(&argument.value)) {
    number = static_cast<std::int64_t>(count->number);
  }
  const auto form =
      static_cast<std::size_t>(std::find(counts_.begin(), counts_.end(), number) - counts_.begin());
  out += piece.forms[std::min(form, piece.forms.size() - 1)];
}

const Book& english() { return books().front(); }

const Book* find_book(std::string_view language) {
  for (const Book& book : books()) {
    if (book.language() == language) return &book;
  }
  return nullptr;
}

std::vector<std::string_view> languages() {
  std::vector<std::string_view> names;
  for (const Book& book : books()) names.push_back(book.language());
  return names;
}

}  // namespace akad::phrases

#include "tests/fuzz/mutate.h"

#include <algorithm>
#include <cctype>
#include <fstream>

namespace akad::fuzz {
namespace {

struct Stretch {
  std::size_t begin = 0;
  std::size_t size = 0;
};

bool is_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

Stretch word_at(const std::string& text, std::size_t at) {
  while (at < text.size() && !is_of_word(text[at])) ++at;
  std::size_t begin = at;
  while (begin > 0 && is_of_word(text[begin - 1])) --begin;
  while (at < text.size() && is_of_word(text[at])) ++at;
  return {begin, at - begin};
}

// With its newline.
Stretch line_at(const std::string& text, std::size_t at) {
  const std::size_t before = at == 0 ? text.npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == text.npos ? 0 : before + 1;
  return {begin, std::min(text.find('\n', begin), text.size() - 1) + 1 - begin};
}

int digit_of(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (std::isdigit(byte) != 0) return c - '0';
  return std::isxdigit(byte) != 0 ? std::tolower(byte) - 'a' + 10 : -1;
}

// What stands between the quotes of a line; false when the line is malformed.
bool unquote(const std::string& line, std::string& word) {
  const std::size_t begin = line.find('"');
  const std::size_t end = line.rfind('"');
  if (begin == line.npos || begin == end) return false;
  for (std::size_t at = begin + 1; at < end; ++at) {
    if (line[at] != '\\') {
      word += line[at];
      continue;
    }
    ++at;
    if (at >= end) return false;
    if (line[at] != 'x') {
      word += line[at];
      continue;
    }
    if (at + 2 >= end) return false;
    const int high = digit_of(line[at + 1]);
    const int low = digit_of(line[at + 2]);
    if (high < 0 || low < 0) return false;
    word += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return true;
}

}  // namespace

bool read_words(const std::string& path, std::vector<std::string>& words) {
  std::ifstream in(path, std::ios::binary);
  if (!in.good()) return false;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::string word;
    if (!unquote(line, word)) return false;
    words.push_back(std::move(word));
  }
  return true;
}

std::string Mutator::any_of(const std::vector<std::string>& texts) {
  return texts.empty() ? "" : texts[below(texts.size())];
}

std::string Mutator::any_line(const std::string& text) {
  if (text.empty()) return "\n";
  const Stretch line = line_at(text, below(text.size()));
  return text.substr(line.begin, line.size);
}

void Mutator::change_bytes(std::string& text) {
  const std::size_t at = below(text.size() + 1);
  const std::size_t size = 1 + below(below(64) + 1);
  switch (below(7)) {
    case 0: text.erase(at, size); break;
    case 1: text.insert(at, 1, static_cast<char>(random_())); break;
    case 2: text.insert(at, text.substr(below(text.size() + 1), size)); break;
    case 3: text.resize(at); break;
    case 4: text.insert(at, any_of(inputs_).substr(0, 4 * size)); break;
    case 5: text.insert(at, size, text.empty() ? '[' : text[at % text.size()]); break;
    default:
      if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
  }
}

void Mutator::change_words(std::string& text) {
  const Stretch word = word_at(text, below(text.size() + 1));
  switch (below(4)) {
    case 0: text.insert(word.begin, any_of(words_)); break;
    case 1: text.replace(word.begin, word.size, any_of(words_)); break;
    case 2: text.replace(word.begin, word.size, std::to_string(random_() >> below(64))); break;
    default: {
      const Stretch other = word_at(text, below(text.size() + 1));
      text.replace(word.begin, word.size, text.substr(other.begin, other.size));
    }
  }
}

void Mutator::change_lines(std::string& text) {
  if (text.empty()) return;
  const Stretch line = line_at(text, below(text.size()));
  switch (below(4)) {
    case 0: text.erase(line.begin, line.size); break;
    case 1: text.insert(line.begin, any_line(text)); break;
    case 2: text.insert(line.begin, any_line(any_of(inputs_))); break;
    default: text.insert(line.begin, any_of(words_) + "\n");
  }
}

void Mutator::change(std::string& text) {
  switch (below(3)) {
    case 0: change_bytes(text); break;
    case 1: change_words(text); break;
    default: change_lines(text);
  }
  if (text.size() > kMostBytes) text.resize(kMostBytes);
}

std::string Mutator::next() {
  std::string text = any_of(inputs_);
  for (std::size_t changes = 1 + below(8); changes > 0; --changes) change(text);
  return text;
}

}  // namespace akad::fuzz

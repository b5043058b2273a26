// What a reader sees is said by runtime/phrases, in a language: no sentence stands in the code that
// tells him something.
#include <cctype>

#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

bool is_for_readers(const std::string& path) {
  const bool folder = path.starts_with("runtime/report/") || path.starts_with("runtime/explain/") ||
                      path.starts_with("runtime/differences/");
  return folder && ends_with_any(path, {".cpp", ".h"});
}

// Two words of letters with a blank between them.
bool is_sentence(std::string_view text) {
  std::size_t words = 0;
  std::size_t letters = 0;
  for (const char c : text) {
    const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
    letters = letter ? letters + 1 : 0;
    words += letters == 2 ? 1 : 0;
  }
  return words > 1 && text.find(' ') != text.npos;
}

// What a literal of markup says outside of tags; one may begin or end within a tag.
std::string outside_tags(std::string_view literal) {
  const auto ends = literal.find('>');
  if (ends < literal.find('<')) literal.remove_prefix(ends + 1);
  if (ends == literal.npos && literal.find("=\\\"") != literal.npos) return "";
  std::string text;
  for (bool in_tag = false; const char c : literal) {
    in_tag = c == '<' || (in_tag && c != '>');
    if (!in_tag && c != '>') text += c;
  }
  return text;
}

// What of a literal a reader sees.
std::string said_by(const std::string& path, const std::string& literal) {
  return path.starts_with("runtime/report/statement/html/") ? outside_tags(literal) : literal;
}

// What stands in quotes on a line, outside comments.
std::vector<std::string> literals_of(std::string_view line) {
  std::vector<std::string> literals;
  std::size_t at = 0;
  while (at < line.size()) {
    if (line.substr(at).starts_with("//")) break;
    const char c = line[at];
    if (c != '"' && c != '\'') {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < line.size() && line[end] != c) end += line[end] == '\\' ? 2 : 1;
    if (c == '"') literals.emplace_back(line.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return literals;
}

}  // namespace

void check_readers(const Tree& tree, Breaches& breaches) {
  for (const auto& [path, text] : tree) {
    if (!is_for_readers(path)) continue;
    std::size_t number = 0;
    for (const auto& line : lines_of(text)) {
      ++number;
      for (const auto& literal : literals_of(line)) {
        if (!is_sentence(said_by(path, literal))) continue;
        breaches.push_back({"reader-words", path, number, "says \"" + literal + "\""});
      }
    }
  }
}

}  // namespace akad::tidy

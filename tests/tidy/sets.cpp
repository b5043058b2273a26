// Closed sets that must be complete elsewhere: every diagnostic code has a page and a golden, every
// word of the grammar stands in the reference, and so does every heading that a comment cites.
#include <cctype>
#include <set>

#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

const std::string& text_at(const Tree& tree, const std::string& path, Breaches& breaches) {
  static const std::string kNothing;
  const auto found = tree.find(path);
  if (found != tree.end()) return found->second;
  breaches.push_back({"missing-file", path, 0, "is missing"});
  return kNothing;
}

std::vector<std::string> codes_of(const std::string& table) {
  std::vector<std::string> codes;
  for (const auto& line : lines_of(table)) {
    const auto at = line.find("X(AK");
    if (at != line.npos) codes.push_back(line.substr(at + 2, 6));
  }
  return codes;
}

bool in_a_golden(const Tree& tree, const std::string& code) {
  for (const auto& [path, text] : tree) {
    if (path.ends_with(".golden") && text.find("[" + code + "]") != text.npos) return true;
  }
  return false;
}

void check_codes(const Tree& tree, Breaches& breaches) {
  const std::string table = "compiler/diagnostics/codes.h";
  const auto codes = codes_of(text_at(tree, table, breaches));
  if (codes.empty()) breaches.push_back({"code-table", table, 0, "has no codes"});
  for (const auto& code : codes) {
    if (!tree.contains("compiler/diagnostics/pages/" + code + ".md")) {
      breaches.push_back({"code-page", table, 0, code + " has no page of explanation"});
    }
    if (!in_a_golden(tree, code)) {
      breaches.push_back({"code-golden", table, 0, code + " occurs in no golden"});
    }
  }
}

// The words between quotes; a test of the grammar holds the others against the reference.
std::set<std::string> words_of(const std::string& lexer) {
  std::set<std::string> words;
  for (auto at = lexer.find('\''); at != lexer.npos; at = lexer.find('\'', at + 1)) {
    const auto end = lexer.find('\'', at + 1);
    if (end == lexer.npos) break;
    const auto word = lexer.substr(at + 1, end - at - 1);
    const bool letters = word.size() > 0 && std::isalpha(static_cast<unsigned char>(word[0]));
    if (letters && word.find('\n') == word.npos) words.insert(word);
    at = end;
  }
  return words;
}

void check_words(const Tree& tree, Breaches& breaches) {
  const std::string reference = "grammar/REFERENCE.md";
  const auto& text = text_at(tree, reference, breaches);
  for (const auto& word : words_of(text_at(tree, "grammar/AkadLexer.g4", breaches))) {
    if (!contains_word(text, word)) {
      breaches.push_back({"reference-word", reference, 0, "does not explain `" + word + "`"});
    }
  }
}

void check_headings(const Tree& tree, Breaches& breaches) {
  const std::string lead = "(REFERENCE, \"";
  const auto& reference = text_at(tree, "grammar/REFERENCE.md", breaches);
  for (const auto& [path, text] : tree) {
    if (!ends_with_any(path, {".cpp", ".h"}) || path.starts_with("tests/")) continue;
    for (auto at = text.find(lead); at != text.npos; at = text.find(lead, at + 1)) {
      const auto from = at + lead.size();
      const auto heading = text.substr(from, text.find('"', from) - from);
      const bool known = reference.find("## " + heading + "\n") != reference.npos ||
                         reference.find("**" + heading + "**") != reference.npos;
      if (!known) breaches.push_back({"citation", path, 0, "no heading " + heading});
    }
  }
}

}  // namespace

void check_sets(const Tree& tree, Breaches& breaches) {
  check_codes(tree, breaches);
  check_words(tree, breaches);
  check_headings(tree, breaches);
}

}  // namespace akad::tidy

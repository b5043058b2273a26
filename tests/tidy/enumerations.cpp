// A value of one closed set becomes one of another by a switch that names both, never by its
// position: a new enumerator in the middle of one would change the meaning of all behind it.
#include <cctype>
#include <set>

#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

constexpr std::string_view kDeclaration = "enum class ";
constexpr std::string_view kCast = "static_cast<";

bool is_ours(const std::string& path) {
  const bool folder = path.starts_with("runtime/") || path.starts_with("compiler/") ||
                      path.starts_with("cli/");
  return folder && ends_with_any(path, {".cpp", ".h"});
}

std::string word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() &&
         (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_')) {
    ++end;
  }
  return std::string(text.substr(at, end - at));
}

std::set<std::string> enumerations_of(const Tree& tree) {
  std::set<std::string> names;
  for (const auto& [path, text] : tree) {
    if (!is_ours(path)) continue;
    for (auto at = text.find(kDeclaration); at != text.npos; at = text.find(kDeclaration, at + 1)) {
      names.insert(word_at(text, at + kDeclaration.size()));
    }
  }
  return names;
}

// The last name of `a::b::Name` in the cast that begins at `at`.
std::string target_of(std::string_view line, std::size_t at) {
  const auto from = at + kCast.size();
  const auto type = line.substr(from, line.find('>', from) - from);
  const auto colon = type.rfind(':');
  return std::string(colon == type.npos ? type : type.substr(colon + 1));
}

}  // namespace

void check_enumerations(const Tree& tree, Breaches& breaches) {
  const auto names = enumerations_of(tree);
  for (const auto& [path, text] : tree) {
    if (!is_ours(path)) continue;
    std::size_t number = 0;
    for (const auto& line : lines_of(text)) {
      ++number;
      for (auto at = line.find(kCast); at != line.npos; at = line.find(kCast, at + 1)) {
        const auto name = target_of(line, at);
        if (!names.contains(name)) continue;
        breaches.push_back({"enumeration-cast", path, number, "makes a " + name + " by position"});
      }
    }
  }
}

}  // namespace akad::tidy

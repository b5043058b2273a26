// Closed sets. A value of one becomes one of another by a switch that names both, never by its
// position: a new enumerator in the middle of one would change the meaning of all behind it. And a
// switch over one names every enumerator: a `default` would take the new one in silence.
#include <algorithm>
#include <cctype>
#include <set>

#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

constexpr std::string_view kDeclaration = "enum class ";
constexpr std::string_view kCast = "static_cast<";

bool is_ours(const std::string& path) {
  const bool folder =
      path.starts_with("runtime/") || path.starts_with("compiler/") || path.starts_with("cli/");
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

void check_casts(const std::string& path, const std::string& text,
                 const std::set<std::string>& names, Breaches& breaches) {
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

struct Switch {
  int depth = 0;  // of the braces around its labels
  bool over_enumeration = false;
};

// `case a::b::Set::Name:` gives Set; a case of characters or numbers gives nothing.
std::string set_of(std::string_view label) {
  const auto last = label.rfind("::");
  if (last == label.npos) return {};
  const auto scope = label.substr(0, last);
  const auto colon = scope.rfind(':');
  return std::string(
      trimmed(colon == scope.npos ? scope.substr(scope.find(' ') + 1) : scope.substr(colon + 1)));
}

// `case Name:`, brought in by `using enum`; constants are kNames and tokens are CAPITALS.
bool is_bare_enumerator(std::string_view label) {
  const auto name = label.substr(label.find(' ') + 1);
  if (std::isupper(static_cast<unsigned char>(name.front())) == 0) return false;
  const auto is_lower = [](char c) { return std::islower(static_cast<unsigned char>(c)) != 0; };
  return name.find(':') >= name.size() - 1 && std::any_of(name.begin(), name.end(), is_lower);
}

void check_defaults(const std::string& path, const std::string& text,
                    const std::set<std::string>& names, Breaches& breaches) {
  std::vector<Switch> open;
  int depth = 0;
  std::size_t number = 0;
  for (const auto& line : lines_of(text)) {
    ++number;
    const auto here = trimmed(line);
    const bool inside = !open.empty() && open.back().depth == depth;
    if (inside && here.starts_with("case ")) {
      const auto label = here.substr(0, here.find(": "));
      const bool enumerator = names.contains(set_of(label)) || is_bare_enumerator(label);
      if (enumerator) open.back().over_enumeration = true;
    } else if (inside && here.starts_with("default:") && open.back().over_enumeration) {
      breaches.push_back({"default-label", path, number, "names no enumerator"});
    }
    if (here.starts_with("switch (")) open.push_back({depth + 1});
    for (const char sign : line) depth += sign == '{' ? 1 : sign == '}' ? -1 : 0;
    while (!open.empty() && open.back().depth > depth) open.pop_back();
  }
}

}  // namespace

void check_enumerations(const Tree& tree, Breaches& breaches) {
  const auto names = enumerations_of(tree);
  for (const auto& [path, text] : tree) {
    if (!is_ours(path)) continue;
    check_casts(path, text, names, breaches);
    check_defaults(path, blanked(text), names, breaches);
  }
}

}  // namespace akad::tidy

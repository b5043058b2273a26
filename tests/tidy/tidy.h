// The shape of the house, checked: layers, limits, names, and closed sets that must be complete.
// Each rule is a function from the tree of files to what breaks it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace akad::tidy {

// Text files of the repository by path from its root, without build/ and .git/.
using Tree = std::map<std::string, std::string>;

struct Breach {
  std::string rule;  // e.g. "line-width"
  std::string path;
  std::size_t line = 0;  // 0 = the whole file or folder
  std::string what;
};
using Breaches = std::vector<Breach>;

void check_layers(const Tree& tree, Breaches& breaches);
void check_limits(const Tree& tree, Breaches& breaches);
void check_functions(const Tree& tree, Breaches& breaches);  // length and nesting
void check_names(const Tree& tree, Breaches& breaches);
void check_sets(const Tree& tree, Breaches& breaches);
void check_readers(const Tree& tree, Breaches& breaches);  // sentences outside runtime/phrases
void check_enumerations(const Tree& tree, Breaches& breaches);
void check_diagnostics(const Tree& tree, Breaches& breaches);
void check_door(const Tree& tree, Breaches& breaches);     // who composes an evaluation
void check_periods(const Tree& tree, Breaches& breaches);  // who asks for months
void check_writers(const Tree& tree, Breaches& breaches);  // who makes bytes of JSON, and files

// Removes what `exemptions` allows; an exemption that removes nothing is a breach itself.
Breaches without_exempted(Breaches breaches, std::string_view exemptions);

std::vector<std::string> lines_of(std::string_view text);
std::string_view trimmed(std::string_view text);
// Comments, preprocessor lines and what stands in quotes, made blank; lines stay lines.
std::string blanked(std::string_view text);
bool ends_with_any(std::string_view path, const std::vector<std::string_view>& endings);
bool contains_word(std::string_view text, std::string_view word);

}  // namespace akad::tidy

// Words that say nothing, left-overs, traces of somebody's machine, names that are declared for use
// and not used, and citations of pages that a reader does not have: the rules are in
// grammar/REFERENCE.md and are cited by its headings.
#include <algorithm>
#include <array>
#include <cctype>
#include <functional>

#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

constexpr std::array<std::string_view, 8> kEmptyWords = {"util",    "utils",    "helper", "helpers",
                                                         "manager", "managers", "common", "misc"};
constexpr std::array<std::string_view, 4> kNoFolders = {"src/", "include/", "docs/", "lib/"};
// Written in two pieces so that this file does not break its own rule.
const std::array<std::string, 3> kLeftOvers = {"TO"
                                               "DO",
                                               "FIX"
                                               "ME",
                                               "XX"
                                               "X"};
const std::array<std::string, 6> kMachinePaths = {"/wo"
                                                  "rk/",
                                                  "/ho"
                                                  "me/",
                                                  "/fa"
                                                  "rm/",
                                                  "/tm"
                                                  "p/",
                                                  "/ro"
                                                  "ot/",
                                                  "/Us"
                                                  "ers/"};

void check_path(const std::string& path, Breaches& breaches) {
  for (const auto folder : kNoFolders) {
    if (path.starts_with(folder)) {
      breaches.push_back({"empty-name", path, 0, "no folder " + std::string(folder)});
    }
  }
  auto spaced = path;
  std::replace_if(
      spaced.begin(), spaced.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  for (const auto word : kEmptyWords) {
    if (contains_word(spaced, word)) {
      breaches.push_back({"empty-name", path, 0, "a name that says nothing: " + std::string(word)});
    }
  }
}

void check_text(const std::string& path, const std::string& text, Breaches& breaches) {
  std::size_t number = 0;
  for (const auto& line : lines_of(text)) {
    ++number;
    for (const auto& word : kLeftOvers) {
      if (contains_word(line, word)) breaches.push_back({"left-over", path, number, word});
    }
    for (const auto& place : kMachinePaths) {
      if (line.find(place) != line.npos) breaches.push_back({"machine-path", path, number, place});
    }
  }
}

// A letter and a number, as "F39": the name of a rule on some other page.
bool names_a_rule(std::string_view text) {
  return text.size() > 1 && std::isupper(static_cast<unsigned char>(text[0])) != 0 &&
         std::isdigit(static_cast<unsigned char>(text[1])) != 0;
}

void check_citations(const std::string& path, const std::string& text, Breaches& breaches) {
  constexpr std::array<std::string_view, 3> kLeads = {"semantics ", "(F", "// F"};
  std::size_t number = 0;
  for (const auto& line : lines_of(text)) {
    ++number;
    const auto comment = line.find("//");
    if (comment == line.npos) continue;
    const auto words = std::string_view(line).substr(comment);
    for (const auto lead : kLeads) {
      const auto at = words.find(lead);
      const auto from = lead.ends_with('F') ? at + lead.size() - 1 : at + lead.size();
      if (at == words.npos || !names_a_rule(words.substr(from))) continue;
      breaches.push_back({"citation", path, number, "cites a page that a clone does not have"});
    }
  }
}

// The last name of "using a::b::name;" outside of functions and structs; of other lines empty.
std::string_view name_used(std::string_view line) {
  constexpr std::string_view kLead = "using ";
  if (!line.starts_with(kLead) || !line.ends_with(';')) return {};
  const auto named = line.substr(kLead.size(), line.size() - kLead.size() - 1);
  const auto last = named.rfind("::");
  const bool is_declared = last != named.npos && named.find_first_of(" =<") == named.npos;
  return is_declared ? named.substr(last + 2) : std::string_view();
}

// Of sources alone: what a header declares is used by who includes it.
void check_uses(const std::string& path, const std::string& text, Breaches& breaches) {
  if (!path.ends_with(".cpp")) return;
  std::string rest;
  std::map<std::string, std::size_t, std::less<>> declared;
  std::size_t number = 0;
  for (const auto& line : lines_of(blanked(text))) {
    ++number;
    const auto name = name_used(line);
    if (name.empty()) {
      rest += line + '\n';
    } else {
      declared.emplace(name, number);
    }
  }
  for (const auto& [name, at] : declared) {
    if (contains_word(rest, name)) continue;
    breaches.push_back({"unused-using", path, at, name + " is declared for use, and not used"});
  }
}

}  // namespace

void check_names(const Tree& tree, Breaches& breaches) {
  for (const auto& [path, text] : tree) {
    check_path(path, breaches);
    check_text(path, text, breaches);
    check_uses(path, text, breaches);
    if (ends_with_any(path, {".cpp", ".h"})) check_citations(path, text, breaches);
  }
}

}  // namespace akad::tidy

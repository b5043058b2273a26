// Words that say nothing, left-overs, and traces of somebody's machine.
#include <algorithm>
#include <array>

#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

constexpr std::array<std::string_view, 8> kEmptyWords = {
    "util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"};
constexpr std::array<std::string_view, 4> kNoFolders = {"src/", "include/", "docs/", "lib/"};
// Written in two pieces so that this file does not break its own rule.
const std::array<std::string, 3> kLeftOvers = {"TO" "DO", "FIX" "ME", "XX" "X"};
const std::array<std::string, 6> kMachinePaths = {"/wo" "rk/", "/ho" "me/", "/fa" "rm/",
                                                  "/tm" "p/",  "/ro" "ot/", "/Us" "ers/"};

void check_path(const std::string& path, Breaches& breaches) {
  for (const auto folder : kNoFolders) {
    if (path.starts_with(folder)) {
      breaches.push_back({"empty-name", path, 0, "no folder " + std::string(folder)});
    }
  }
  auto spaced = path;
  std::replace_if(spaced.begin(), spaced.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
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

}  // namespace

void check_names(const Tree& tree, Breaches& breaches) {
  for (const auto& [path, text] : tree) {
    check_path(path, breaches);
    check_text(path, text, breaches);
  }
}

}  // namespace akad::tidy

// An input of several texts: an agreement and its logs, with a line of hyphens between them.
#pragma once

#include <string>
#include <vector>

namespace akad::fuzz {

constexpr std::string_view kBetween = "\n----\n";

inline std::vector<std::string> sections_of(std::string_view text) {
  std::vector<std::string> sections;
  for (;;) {
    const auto end = text.find(kBetween);
    sections.emplace_back(text.substr(0, end));
    if (end == text.npos) return sections;
    text.remove_prefix(end + kBetween.size());
  }
}

}  // namespace akad::fuzz

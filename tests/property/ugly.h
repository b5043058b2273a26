// The same agreement, written as badly as can be: other blanks and line ends, and remarks between
// any two words. And whether the formatter makes of it what it makes of it at once.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace akad::ugly {

using Random = std::mt19937_64;

// Only what stands between words changes. `text` must be without mistakes.
std::string made_ugly(const std::string& text, Random& random);

// The remarks of a text in their order, found by its signs alone.
std::vector<std::string> remarks_of(const std::string& text);

struct Formatted {
  std::string text;
  std::string wrong = {};  // what the formatter did not keep; empty = nothing
};
Formatted formatted(const std::string& text);

}  // namespace akad::ugly

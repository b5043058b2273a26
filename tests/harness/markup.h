// Reads HTML that is XML as well, by its own rules and not the program's: what is not well formed,
// runs, fetches or cannot be told by who hears it read is a problem.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace akad::harness {

struct Markup {
  std::string problem;                // the first; empty = all is well
  std::string text;                   // what a reader sees or hears, a blank between elements
  std::vector<std::string> elements;  // names, as they begin
};

Markup read_markup(std::string_view html);

// Text with one blank wherever some stand.
std::string words_of(std::string_view text);

}  // namespace akad::harness

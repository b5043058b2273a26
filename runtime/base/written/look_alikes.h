// What an author may have typed by a foreign keyboard or a word processor.
#pragma once

#include <string>
#include <string_view>

namespace akad {

struct LookAlike {
  char32_t code;
  char ascii;  // '"' for curly quotes, ' ' for spaces, 0 for what cannot be seen
};
const LookAlike* find_look_alike(char32_t code);  // null: it looks like nothing of ASCII

// As it reads: what only looks like a letter, a sign or a blank of ASCII is that one.
std::string as_it_looks(std::string_view text);

}  // namespace akad

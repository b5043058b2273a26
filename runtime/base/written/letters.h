// Letters without regard to capitals, in the scripts that have them.
#pragma once

#include <string>
#include <string_view>

namespace akad {

// The code points of a text, each letter as a small one: for asking whether two texts differ in
// capitals only. Never shown.
std::u32string in_small_letters(std::string_view text);

}  // namespace akad

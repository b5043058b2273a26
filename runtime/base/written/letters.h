// Letters without regard to capitals, in the scripts that have them.
#pragma once

#include <string>
#include <string_view>

namespace akad {

// The code points of a text, each letter as a small one: for asking whether two texts differ in
// capitals only. Never shown.
std::u32string in_small_letters(std::string_view text);

// Whether it begins with a letter of some script, and not with a digit, a sign or a blank, nor with
// what looks like one of these.
bool begins_with_letter(std::string_view text);

}  // namespace akad

// How the HTML of a statement looks: on a screen, light and dark, on a phone and on paper.
#pragma once

#include <string_view>

namespace akad::report::html {

std::string_view style();

}  // namespace akad::report::html

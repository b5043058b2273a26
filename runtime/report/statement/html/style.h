// How the HTML of a statement looks: on a screen, light and dark, on a phone and on paper.
#pragma once

#include <string>
#include <string_view>

namespace akad::report::html {

std::string_view style();
// What stands at the foot of each sheet of paper. `text`: as a style sheet writes it, quoted.
std::string foot_of_pages(std::string_view text);

}  // namespace akad::report::html

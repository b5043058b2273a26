// The texts of the language files; generated from them by embed.cmake.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace akad::phrases {

std::string_view english_text();  // and the sentences of agreements, which English shares
const std::vector<std::pair<std::string_view, std::string_view>>& other_languages();

}  // namespace akad::phrases

// What a name speaks of, by the words that the field has for it.
#pragma once

#include <span>
#include <string_view>

namespace akad::audit {

// Whether one of the stems, which are in small letters, stands in the names, however written.
bool speaks_of(std::string_view names, std::span<const std::string_view> stems);

}  // namespace akad::audit

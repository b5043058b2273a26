// The offset behind a time, as systems write it.
#pragma once

#include <optional>
#include <string_view>

#include "runtime/base/instant.h"

namespace akad {

// "Z", "z", "UTC", "GMT", "+07:00", "+0700" or "+07" at `place`, which moves behind it.
std::optional<Duration> read_offset(std::string_view text, std::size_t& place);

}  // namespace akad

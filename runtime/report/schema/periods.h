// Schemas that name periods: what the text says once, written for each cadence.
#pragma once

#include <string>
#include <string_view>

namespace akad::report {

// Lines with %noun% stand once for each cadence, with its noun, and the pattern of its labels for
// %pattern%. What stands between %[ and ]% is repeated inside its line, with commas.
std::string for_each_cadence(std::string_view schema);

}  // namespace akad::report

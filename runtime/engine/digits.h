// A result as a scenario writes it, against what was measured.
#pragma once

#include "runtime/base/measured.h"

namespace akad::engine {

// Decimals that are shown of a result: what does not end within them cannot be written exactly.
constexpr int kDecimalsShown = 10;

// The same number. One that does not end within the decimals shown is also said by its first
// digits, rounded or cut, one decimal or more: 98.3% and 98.33% of 98.333…%. A whole number says
// itself alone, so that 99.96…% is never 100%.
// A length is said by its milliseconds, rounded or cut.
bool says(const Measured& written, const Measured& found);

}  // namespace akad::engine

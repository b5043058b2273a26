// Numbers as statements and scenarios name them.
#pragma once

#include <string>

#include "runtime/base/rational.h"

namespace akad {

// Two numbers never look the same: what so many decimals cannot say exactly is a fraction.
std::string exact_text(const Rational& number, int most_digits = 40);

}  // namespace akad

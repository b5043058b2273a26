// Numbers as statements and scenarios name them.
#pragma once

#include <string>

#include "runtime/base/rational.h"

namespace akad {

// Two numbers never look the same: what 40 decimals cannot say exactly is written as a fraction.
std::string exact_text(const Rational& number);

}  // namespace akad

// Lengths and shares as one says them to a reader, who wants to know how much it is.
#pragma once

#include <string>

#include "runtime/base/instant.h"
#include "runtime/base/rational.h"

namespace akad::audit {

// "6 hours", "2 hours 30 minutes"; what is cut off is said: "about 45 minutes". From ten minutes on
// in minutes, else in seconds.
std::string length_text(const Rational& milliseconds);

// "99.9%", "about 99.09%".
std::string share_text(const Rational& share);

}  // namespace akad::audit

#include "runtime/base/rounding.h"

#include "runtime/base/assert.h"

namespace akad {

bool rounds_away(RoundingMode mode, std::strong_ordering half, bool odd) {
  switch (mode) {
    case RoundingMode::Down: return false;
    case RoundingMode::Up: return true;
    case RoundingMode::HalfUp: return half >= 0;
    case RoundingMode::HalfEven: return half > 0 || (half == 0 && odd);
  }
  AKAD_ASSERT(false);
}

std::int64_t round_whole(std::int64_t value, RoundingMode mode, std::int64_t unit) {
  AKAD_ASSERT(value >= 0 && unit > 0);
  const std::int64_t whole = value / unit, rest = value % unit;
  const bool up = rest > 0 && rounds_away(mode, rest <=> unit - rest, whole % 2 != 0);
  return (whole + (up ? 1 : 0)) * unit;
}

}  // namespace akad

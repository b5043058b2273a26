// How whole multiples are chosen, once for every kind of number.
#pragma once

#include "runtime/base/rational.h"

namespace akad {

// Whether a magnitude that lies between two multiples of a unit goes to the greater one. `half`:
// what is above the lesser one, compared with half a unit; `odd`: that one is an odd multiple.
bool rounds_away(RoundingMode mode, std::strong_ordering half, bool odd);

// round_to for whole numbers that are not negative; `unit` > 0.
std::int64_t round_whole(std::int64_t value, RoundingMode mode, std::int64_t unit);

}  // namespace akad

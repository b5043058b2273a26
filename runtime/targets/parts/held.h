// Time that counts, told apart by who held the item.
#pragma once

#include <map>
#include <vector>

#include "runtime/targets/judge.h"

namespace akad::targets {

// By holder: a value, or clocks::kAbsent. Nobody who held nothing of it. `parts` becomes more by
// the stretches that were looked at.
std::map<std::int64_t, Duration> held_by(const View& view,
                                         const std::vector<clocks::Holder>& holders,
                                         std::uint64_t& parts);

}  // namespace akad::targets

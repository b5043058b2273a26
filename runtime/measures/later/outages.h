// Outages that lie across the ends of periods, as they stood at those ends.
#pragma once

#include <vector>

#include "runtime/clocks/outages/outage.h"

namespace akad::measures {

// By place in the target's range of periods: outages of which another time counted at the end of
// the period than counts now.
std::vector<std::uint64_t> rewritten_outages(const plan::Plan& plan, Id<ir::Target> target,
                                             const clocks::OutageStory& story);

}  // namespace akad::measures

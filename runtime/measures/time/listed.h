// Outages as they are listed, beside what is counted of them.
#pragma once

#include "runtime/measures/time/tally.h"

namespace akad::measures {

// What was noted of the subject's outages, where they are listed: those of which something counts,
// or would, were it not excluded.
void list_outages(OutageTally& tally, Id<ir::Target> target, std::uint32_t subject);

}  // namespace akad::measures

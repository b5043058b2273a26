// What of a subject's time a target excludes, and what is not measured of it.
#pragma once

#include "runtime/measures/time/tally.h"

namespace akad::measures {

// Grants of each exclusion of the target, as `runs` are down; `evidence`: they are noted for who
// asks.
std::vector<Grants> grants_of(OutageTally& tally, Id<ir::Target> target,
                              const std::vector<clocks::OutageRun>& runs, bool evidence);

// What is taken from the time of the target; `known` as in excluded_by.
Taken taken_by(const OutageTally& tally, Id<ir::Target> target, const std::vector<Grants>& grants,
               bool known);

// What of each claim the target's result went without.
void list_claims(OutageTally& tally, Id<ir::Target> target, std::uint32_t subject,
                 const clocks::OutageStory& story);

}  // namespace akad::measures

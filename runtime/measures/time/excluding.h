// What of a subject's time a target excludes, and what is not measured of it.
#pragma once

#include "runtime/measures/time/tally.h"

namespace akad::measures {

// Grants of each exclusion of the target, as `runs` are down; `evidence`: they are noted for who
// asks.
std::vector<SharedGrants> grants_of(OutageTally& tally, Id<ir::Target> target,
                                    const std::vector<clocks::OutageRun>& runs, bool evidence);

// That what the exclusions of the target grant is gone through for this subject alone.
void note_held(OutageTally& tally);

// What is taken from the time of the target; `known` as in excluded_by.
Taken taken_by(const OutageTally& tally, Id<ir::Target> target,
               const std::vector<SharedGrants>& grants, bool known);
// The same of the tally's grants, of all; shared by all of whose time the same is taken.
std::shared_ptr<const Taken> taken(OutageTally& tally, Id<ir::Target> target);

// What of each claim the target's result went without.
void list_claims(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story);

}  // namespace akad::measures

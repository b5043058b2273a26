// What turns where time counts otherwise: outages, and what is excluded.
#pragma once

#include "runtime/differences/favour/promises.h"

namespace akad::differences {

// Each notice is granted or refused for itself: none takes a quota from another.
bool grants_each_alone(const ir::Exclusion& exclusion);
// What is owed where the exclusion grants more.
Turn more_granted(const Context& context, Id<ir::Exclusion> exclusion);
// Where a subject was down for longer.
Turn more_down(const Context& context, Id<ir::Outage> outage);

Turn of_outage(const Context& context, Id<ir::Outage> id, const Pair<ir::Outage>& outage,
               std::string_view field);
// How much a state weighs, likewise.
Turn of_weight(const Context& context, Id<ir::Outage> id, const ir::WeighedState* before,
               const ir::WeighedState* after);
Turn of_exclusion(const Context& context, Id<ir::Exclusion> id,
                  const Pair<ir::Exclusion>& exclusion, std::string_view field);
// A condition of notices that is added, removed or changed; null: it is not there.
Turn of_requirement(const Context& context, Id<ir::Exclusion> id, const ir::Requirement* before,
                    const ir::Requirement* after);
// What a target excludes, likewise.
Turn of_excluding(const Context& context, Id<ir::Target> id, const ir::Excluding* before,
                  const ir::Excluding* after);
Turn of_time_field(const Context& context, Id<ir::Target> id, const Pair<ir::OfTime>& time,
                   std::string_view field);

}  // namespace akad::differences

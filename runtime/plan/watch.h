// Which channels a clock or an outage looks at, laid out for one look-up an occurrence.
#pragma once

#include "runtime/plan/plan.h"

namespace akad::plan {

Watch empty_watch(const Plan& plan);
void give_role(Watch& watch, const Plan& plan, const std::vector<Id<ir::Event>>& events,
               Roles role);

// The signal's slot; a new one when it has none yet.
Id<Slot> remember(Watch& watch, const Plan& plan, Id<ir::Signal> signal);

}  // namespace akad::plan

// Items that count nowhere, since they were of a kind that the target leaves out.
#pragma once

#include "runtime/clocks/answers.h"
#include "runtime/clocks/story.h"

namespace akad::measures {

// Which LeavingOut of the target leaves the item out, the first of them; -1 = none. What is asked
// at the stop is not asked of an item that has none.
std::int32_t left_out_by(const plan::Plan& plan, Id<ir::Target> target, clocks::Answers& answers,
                         const clocks::Story& story, const clocks::Cycle& cycle);

}  // namespace akad::measures

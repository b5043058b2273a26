// Which targets rest on no record at all, whatever else their logs say.
#pragma once

#include <vector>

#include "runtime/plan/plan.h"

namespace akad::evaluation {

// By target: no record says anything that its clock or outage looks for. False of a target whose
// log was left out, and where no log was read.
std::vector<bool> unspoken_targets(const plan::Plan& plan, const events::EventStore& store);

}  // namespace akad::evaluation

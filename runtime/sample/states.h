// Which states of subjects the records of a store make.
#pragma once

#include "runtime/evaluation/evaluation.h"
#include "runtime/events/seen/sample.h"

namespace akad::sample {

// By condition, whether it held of some subject once all of an instant had happened; only of those
// that rules ask (events::states_of). The store is arranged.
std::vector<bool> states_held(const ir::Program& program, const events::EventStore& store);

}  // namespace akad::sample

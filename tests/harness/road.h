// The one road from a small story to results that the tests walk: through the door of
// runtime/evaluation, as the engine and explanations do.
#pragma once

#include <string>

#include "runtime/evaluation/evaluation.h"

namespace akad::harness {

// What was measured: cells, and every item in the order of --items. `store` is arranged afterwards
// and may be filled further.
measures::Partial measured(const ir::Program& program, events::EventStore& store, Instant as_of);

// The statement, as it is written for machines.
std::string statement(const ir::Program& program, events::EventStore store, Instant as_of);

}  // namespace akad::harness

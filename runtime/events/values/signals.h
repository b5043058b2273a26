// What one record says of signals.
#pragma once

#include "runtime/events/reading/reading.h"

namespace akad::events {

void take_signals(Reading& reading);

// The value before of each signal that the record speaks of and that tells it; for the occurrences
// that the record gave.
void take_befores(Reading& reading);

}  // namespace akad::events

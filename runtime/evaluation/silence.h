// Periods of which no record of a log tells.
#pragma once

#include "runtime/evaluation/evaluation.h"

namespace akad::evaluation {

// Marks the results of time in which time without an outage is time of which nobody told anything.
// Of a log without any used record each result says so already.
void note_silence(Evaluation& found);

}  // namespace akad::evaluation

// Events without which nothing starts or stops, and that no record is.
#pragma once

#include "runtime/evaluation/evaluation.h"

namespace akad::evaluation {

// A finding for each: of logs that were read and used, where what stands in the records shows that
// the event may be written otherwise in them.
void report_unhappened(Evaluation& found);

}  // namespace akad::evaluation

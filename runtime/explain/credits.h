// What is owed for the results that are explained.
#pragma once

#include "runtime/evaluation/evaluation.h"
#include "runtime/report/explain/view.h"

namespace akad::explain {

// Taken from the settlement of the whole term, beside which nothing is worked out here.
void add_credits(report::Explanation& told, const evaluation::Evaluation& found,
                 Id<ir::Target> target);

}  // namespace akad::explain

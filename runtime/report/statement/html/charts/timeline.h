// When whom was down in a period, a line for each subject.
#pragma once

#include "runtime/report/statement/html/view.h"

namespace akad::report::html {

// `outages`: those of one subject stand together.
void add_timeline(View& view, const PeriodStatement& period, Id<ir::Target> target,
                  const std::vector<Index::Outage>& outages);

}  // namespace akad::report::html

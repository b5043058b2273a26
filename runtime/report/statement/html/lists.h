// What happened one by one: items that were missed, outages with their time lines.
#pragma once

#include "runtime/report/statement/html/view.h"

namespace akad::report::html {

// Of a target in a period; nothing where there is none, or nobody asked for the lists.
void add_missed(View& view, const PeriodStatement& period, Id<ir::Target> target);
void add_outages(View& view, const PeriodStatement& period, const ResultsOfTarget& part);

}  // namespace akad::report::html

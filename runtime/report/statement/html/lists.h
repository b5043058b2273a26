// What happened one by one: items that were missed, outages with their time lines.
#pragma once

#include "runtime/report/statement/html/view.h"

namespace akad::report::html {

std::string moment(const View& view, Instant at);
// Of a log that is always about one subject, nothing is told by naming it.
bool is_named(const View& view, Id<ir::Target> target);
void add_subject_column(const View& view, Table& table, Id<ir::Target> target);

// What the promise calls in time: each case with its limit, as the agreement writes them. Nothing
// where there are no limits.
void add_limits(View& view, Id<ir::Target> target);

// Of a target in a period; nothing where there is none, or nobody asked for the lists.
void add_missed(View& view, const PeriodStatement& period, Id<ir::Target> target);
void add_outages(View& view, const PeriodStatement& period, const ResultsOfTarget& part);

}  // namespace akad::report::html

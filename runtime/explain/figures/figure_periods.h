// Periods of a figure: what a subject's records add to each, and what came of it.
#pragma once

#include <optional>
#include <vector>

#include "runtime/evaluation/evaluation.h"
#include "runtime/report/explain/view.h"

namespace akad::explain {

// Those in which something of the subject counts, or the one asked for; of a subject that is in
// several groups, one of each.
std::vector<report::PeriodStory> figure_periods(const evaluation::Evaluation& found,
                                                const std::optional<ir::CalendarPeriod>& asked);

// What a subject adds to a result. Where others tell of it too that is no slot: each is of all that
// was told of it.
measures::Cell own_part(const measures::Cell& cell, const ir::Target& target);

}  // namespace akad::explain

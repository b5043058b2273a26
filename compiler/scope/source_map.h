// Where each row of the IR was written. Beside the tables, never part of the IR.
#pragma once

#include <vector>

#include "compiler/diagnostics/source.h"

namespace akad::scope {

// One span a row, of its name where it has one.
struct SourceMap {
  std::vector<Span> fees, holiday_sets, calendars, logs, conditions, events, signals, windows,
      clocks, outages, targets, credits, caps, scenarios;
  std::vector<std::vector<Span>> limit_rows;    // by target
  std::vector<std::vector<Span>> slab_rows;     // by credit
  std::vector<std::vector<Span>> expectations;  // by scenario
  Span term;
};

}  // namespace akad::scope

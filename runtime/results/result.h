// What a target's measure came to in one period and group, and the verdict. No names and no words:
// whoever writes looks them up in the program.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/base/measured.h"
#include "runtime/ir/program.h"

namespace akad::results {

using Period = Month;

// Values of groups by position: of Target::groups, then the subject where each one has a result.
using Group = std::vector<std::string>;

struct ItemCounts {
  std::uint64_t met = 0;
  std::uint64_t missed = 0;       // stopped (or due) ones
  std::uint64_t open_missed = 0;  // open and overdue at the end of the period
  std::uint64_t pending = 0;
  std::uint64_t not_applicable = 0;
  std::uint64_t undetermined = 0;
};

struct TimeCounts {
  Duration service = 0;
  Duration down = 0;
  std::uint64_t outages = 0;
};

struct Result {
  Id<ir::Target> target;
  Period period;
  Group group;
  ir::Verdict verdict = ir::Verdict::NotApplicable;
  std::optional<Measured> measured;  // none when nothing was to be measured
  std::variant<ItemCounts, TimeCounts> counts;
  bool small_sample = false;         // met by the small-number rule, although the measure is not
};

struct PeriodResults {
  Period period;
  Interval span;                // the part of the period inside the term, UTC
  bool closed = true;           // false: as-of lies before its end
  std::vector<Result> results;  // by target, then group
};

// Shown, but outside the denominator: undetermined, pending and not applicable ones.
std::uint64_t judged_items(const ItemCounts& counts);
std::uint64_t missed_items(const ItemCounts& counts);

// The row that an id points to.
template <class Row>
const Row& row_of(const ir::Program& program, Id<Row> id) {
  return ir::table_of<Row>(program)[id.index()];
}

}  // namespace akad::results

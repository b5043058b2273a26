// What a target's measure came to in one period and group, and the verdict. No names and no words:
// whoever writes looks them up in the program.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/base/measured.h"
#include "runtime/base/rarely.h"
#include "runtime/ir/program.h"
#include "runtime/measures/partial.h"

namespace akad::results {

// Values of groups by position: of Target::groups, then the subject where each one has a result.
using Group = std::vector<measures::GroupValue>;

struct Result {
  Id<ir::Target> target;
  Id<plan::Period> period;
  Group group;
  ir::Verdict verdict = ir::Verdict::NotApplicable;
  std::optional<Measured> measured;  // none when nothing was to be measured
  measures::Cell counts;
  bool small_sample = false;  // met by the small-number rule, although the measure is not
  std::uint64_t lost = 0;     // records that cannot be used and may have changed it, and their logs
  Rarely<std::vector<Id<ir::Log>>> lost_in = {};
  bool silent = false;  // of time: no record of its log stands in the period
  // With time as down of which nobody knows whether it was: what would be measured then, and the
  // verdict. None where there is no such time.
  Rarely<Measured> if_down = {};
  ir::Verdict verdict_if_down = ir::Verdict::NotApplicable;
  // As if no time and no item were excluded; none where none is.
  Rarely<Measured> without_exclusions = {};
  ir::Verdict verdict_without = ir::Verdict::NotApplicable;
  ir::Verdict by_known = ir::Verdict::NotApplicable;  // Undetermined only: by what is known
  std::uint64_t changed = 0;  // things of which something else stood at its end
  // Of a target that looks back: what its last period counted alone; null where that is nothing.
  std::shared_ptr<const measures::Cell> of_last = {};
  bool too_short = false;  // likewise, of periods that the term has not all: not applicable
};

struct PeriodResults {
  plan::Period period;          // not closed: as-of lies before its end
  std::vector<Result> results;  // by target, then group
};

}  // namespace akad::results

// What a judgement rests on, noted while it is made, for who wants to tell of it. The terms look at
// the stretches of the story that was judged, which must outlive them.
#pragma once

#include <vector>

#include "runtime/targets/conclude.h"

namespace akad::targets {

// What was allowed from an instant on: at the start, a reset, or a change of what the limit reads.
struct Phase {
  Instant from = 0;
  std::vector<ir::Retarget> policies = {};  // of the signals that changed, each once; the strongest
                                            // applied; none at a start and a reset
  Judgement before = {};                    // just before, by what was allowed up to then
  bool found_missed = false;                // the change found that limit missed, the first one
  Terms terms = {};
  Judgement judged = {};  // as it looked right after
};

// From where elapsed time is zero to where it is again, or to the end.
struct Count {
  Instant from = 0;
  Instant until = 0;
  Terms terms = {};  // the last ones of it
  std::vector<CountedPart> parts = {};
};

// Of one item under one target. Nothing but the judgement of an item without a start.
struct Evidence {
  std::vector<Phase> phases;  // ascending
  std::vector<Count> counts;  // ascending; the last one holds the final terms
  Decision decision;
  Judgement judged;
};

// Each notes nothing when `evidence` is null.
// From `at` on the terms hold, with elapsed time at zero.
void note_start(Evidence* evidence, const Terms& terms, const LimitContext& context, Instant at);
// They held up to `until`, where it ends or elapsed time is zero again.
void note_end(Evidence* evidence, const Terms& terms, Instant until);
// Around a change: before it is applied, and after.
void note_before(Evidence* evidence, const Terms& terms, const LimitContext& context, Instant at);
void note_after(Evidence* evidence, const Terms& terms, const LimitContext& context,
                std::vector<ir::Retarget> policies);

}  // namespace akad::targets

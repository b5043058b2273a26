// When a subject was down: runs from states, events or windows, shaped as the outage says. Runs are
// classified whole; cutting them at months comes after (REFERENCE, "Outages").
#pragma once

#include "runtime/clocks/outages/weights.h"
#include "runtime/clocks/walk.h"

namespace akad::clocks {

struct OutageRun {
  Interval whole;    // after merging; an unfinished run ends at as-of
  Interval counted;  // the whole of it, or what exceeds the length; never empty
};

// What counts of outages; ascending, as they are.
inline time::IntervalSet counted_of(const std::vector<OutageRun>& runs) {
  time::IntervalSet counted;
  for (const OutageRun& run : runs) counted.push_back(run.counted);
  return counted;
}

// When what is claimed lasted.
struct StretchStory {
  bool known = false;         // the subject has happenings in the log that tells of it
  std::vector<Interval> raw;  // as recorded; may overlap
  // Windows of which nobody knows the end: up to where the subject's next record in the log stands,
  // or as-of. They count as up.
  std::vector<Interval> unknown;
  // Beside both: the place of the happening that began it. Of what is told by slots nothing.
  std::vector<std::size_t> raw_began, unknown_began;
  std::vector<Interval> late_rows;              // told by slots: SlotRows::late
  std::vector<Change> changes;                  // of remembered signals, from all absent
  Weights weights;                              // of what is down
  std::optional<Weights> weights_if_down = {};  // if unknown members were; none: the same
};
struct OutageStory : StretchStory {
  std::vector<OutageRun> runs;  // ascending; those that pass the length test, as far as any counts
  std::vector<Interval> uncounted;      // ascending; the other runs
  std::vector<OutageRun> runs_if_down;  // the same if the unknown stretches were down; none without
};

// What claims stretches of time, and what tells of them.
struct Claim {
  Id<ir::Log> log;
  const ir::Stretches& stretches;
  const plan::BoundStretches& bound;
};
template <ir::Claims Row>
Claim claim_of(const plan::Plan& plan, Id<Row> id) {
  const Row& row = (*plan.program)[id];
  return {row.log, stretches_of(row), plan::stretches_of(plan, id)};
}

// `evidence`: filled as well; null = not asked for.
// A state that holds while its signals are absent begins with the subject's first happening.
void tell_stretches(const plan::Plan& plan, const Claim& claim, const Happenings& happenings,
                    Answers& answers, Findings& findings, StretchStory& story,
                    OutageEvidence* evidence = nullptr);
void tell_outages(const plan::Plan& plan, Id<ir::Outage> outage, const Happenings& happenings,
                  Answers& answers, Findings& findings, OutageStory& story,
                  OutageEvidence* evidence = nullptr);

// The runs of what the story says was down, and of what nobody knows; `evidence`: gets those that
// are one; null = not asked for.
void shape_outages(const ir::Outage& outage, OutageStory& story, OutageEvidence* evidence);

// What of `raw` lies within, as outages: as it would have been told at the end of it.
void shape_until(const ir::Outage& outage, const std::vector<Interval>& raw, const Interval& within,
                 std::vector<OutageRun>& runs);

}  // namespace akad::clocks

// When a subject was down: runs from states, events or windows, shaped as the outage says. Runs are
// classified whole; cutting them at months comes after (REFERENCE, "Outages").
#pragma once

#include "runtime/clocks/walk.h"

namespace akad::clocks {

struct OutageRun {
  Interval whole;    // after merging; an unfinished run ends at as-of
  Interval counted;  // the whole of it, or what exceeds the length
};

struct OutageStory {
  bool known = false;           // the subject has happenings in the outage's log
  std::vector<Interval> raw;    // as recorded; may overlap
  std::vector<OutageRun> runs;  // ascending; only those that pass the length test
  std::vector<Change> changes;  // of remembered signals, from all absent
};

// `evidence`: filled as well; null = not asked for.
// A state that holds while its signals are absent begins with the subject's first happening.
void tell_outages(const plan::Plan& plan, Id<ir::Outage> outage, const Happenings& happenings,
                  Answers& answers, Findings& findings, OutageStory& story,
                  OutageEvidence* evidence = nullptr);

}  // namespace akad::clocks

// What is not known of a subject's time, and what a target of time makes of it
// (REFERENCE, "Time without records").
#pragma once

#include "runtime/clocks/outages/outage.h"
#include "runtime/time/interval_set.h"

namespace akad::measures {

struct Coverage {
  time::IntervalSet not_in_service;  // in the term
  time::IntervalSet not_covered;     // it, and the time before the first record, where that is none
  time::IntervalSet silent;          // without a record for too long
  time::IntervalSet left_out;        // of it, what counts nowhere
  time::IntervalSet unknown;  // of it, and of a state of which nobody knows, what may be down

  void clear() { *this = {}; }
};

// Whether the target says anything of such time; of others there is none.
inline bool has_coverage(const ir::OfTime& target) {
  return target.from_first_record || target.silence > 0 || target.unknown_while.valid();
}

// `in_service`: null = always. `story` as the records tell it.
Coverage coverage_of(const plan::Plan& plan, const ir::OfTime& target,
                     const time::IntervalSet* in_service, const clocks::Happenings& happenings,
                     const clocks::OutageStory& story, clocks::Answers& answers);

// What was down, and what nobody knows of, once that is taken from what the records say. `told`:
// as in tell_outages.
void apply_coverage(const plan::Plan& plan, const ir::OfTime& target, const Coverage& coverage,
                    clocks::OutageStory& story, clocks::OutageEvidence* told);

}  // namespace akad::measures

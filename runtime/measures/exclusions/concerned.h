// Whom a subject concerns as time goes on, where a signal of it says so: whose exclusions are its
// own.
#pragma once

#include "runtime/clocks/walk.h"
#include "runtime/measures/exclusions/grants.h"

namespace akad::measures {

// The time in which the signal held one value; clocks::kAbsent: nobody in particular.
struct ConcernedTime {
  std::int64_t value = clocks::kAbsent;
  time::IntervalSet time = {};
};

// All of time, by value. `signal` is a text of the log that tells of the subject.
std::vector<ConcernedTime> concerned_by(const plan::Plan& plan, const clocks::Answers& answers,
                                        Id<ir::Signal> signal,
                                        const clocks::Happenings& happenings);

// Of what is granted to somebody, what lies in the time in which a subject concerns them: claims
// that do not touch it are none of the subject's.
void keep_while(const time::IntervalSet& time, Grants& grants);

}  // namespace akad::measures

// Comparisons with signals that a subject never had: they are false, which somebody must know. The
// groups of targets show such subjects as a group of their own, who asks whether a signal is
// present or absent has thought of it, and a value of one record only is mostly not there.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/clocks/walk.h"
#include "runtime/measures/partial.h"

namespace akad::measures {

class NeverGiven {
 public:
  NeverGiven(const plan::Plan& plan, const clocks::Answers& answers);

  // All that happened to one subject. It is asked for what its logs have.
  void note(const clocks::Happenings& happenings);

  // Whether the subject that was noted last counts as one that never had it.
  bool counts(Id<ir::Signal> signal) const;

  std::vector<std::uint64_t> take() { return std::move(counts_); }  // by signal

 private:
  struct Watched {
    std::size_t log = 0;
    std::int64_t none = 0;  // what a value that was written as none says here
    std::uint32_t had = 0;  // the last subject that had it
  };
  struct Asked {
    Id<ir::Signal> signal;
    std::size_t channel = 0;
  };

  Instant as_of_ = 0;
  std::vector<Asked> asked_;
  std::vector<Watched> channels_;
  std::vector<std::uint32_t> logs_;  // the last subject that each has a record of
  std::uint32_t subject_ = 0;
  std::vector<std::uint64_t> counts_;
};

// To call once, after the last merge: a finding for each signal, with the number of subjects.
void report_never_given(const plan::Plan& plan, Partial& partial);

}  // namespace akad::measures

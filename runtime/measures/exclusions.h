// Time of exclusions, subject by subject: which there is, and what a target makes of it.
#pragma once

#include <vector>

#include "runtime/clocks/outage.h"
#include "runtime/time/interval_set.h"

namespace akad::measures {

// What one exclusion said of one subject, noted for who wants to tell of it.
struct ExclusionEvidence {
  Id<ir::Exclusion> exclusion;
  clocks::OutageEvidence told = {};  // what was recorded; nothing is joined
  time::IntervalSet unknown = {};    // excluded too, since nobody knows its end
};

// What a target excludes of one subject's time.
struct ExcludedTime {
  time::IntervalSet not_promised;  // it leaves the time of the period, down or not
  time::IntervalSet not_down;      // of the rest: it counts as up

  bool empty() const { return not_promised.empty() && not_down.empty(); }
};

class Exclusions {
 public:
  Exclusions(const plan::Plan& plan, clocks::Answers& answers, clocks::Findings& findings);

  // Tells of one subject what its records exclude.
  void tell(const clocks::Happenings& happenings);

  // Of that subject. Time of which two exclusions tell is excluded once, and what leaves the time
  // of the period is in no need of counting as up. `known`: without what an end that cannot be read
  // leaves open; it is excluded otherwise, as such time is up.
  void of(const ir::OfTime& target, bool known, ExcludedTime& excluded) const;
  bool has_unknown(const ir::OfTime& target) const;

  // The same in detail: each exclusion of the target in turn.
  std::vector<ExclusionEvidence> evidence(const ir::OfTime& target,
                                          const clocks::Happenings& happenings);

 private:
  struct Told {
    time::IntervalSet known;
    time::IntervalSet unknown;  // up to where nobody knows
  };
  void tell(Id<ir::Exclusion> id, const clocks::Happenings& happenings, Told& told,
            clocks::OutageEvidence* evidence);

  const plan::Plan& plan_;
  clocks::Answers& answers_;
  clocks::Findings& findings_;
  std::vector<bool> used_;  // by ir::Exclusion: some target excludes it
  std::vector<Told> told_;  // likewise, of the last subject
  clocks::StretchStory story_;
};

}  // namespace akad::measures

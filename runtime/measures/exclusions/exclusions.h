// Time of exclusions, subject by subject: what is granted, and what a target or clock makes of it.
#pragma once

#include <vector>

#include "runtime/measures/exclusions/concerned.h"
#include "runtime/measures/exclusions/notices.h"
#include "runtime/measures/partial.h"
#include "runtime/time/lengths.h"

namespace akad::measures {

// What one exclusion said of one subject, noted for who wants to tell of it.
struct ExclusionEvidence {
  Id<ir::Exclusion> exclusion;
  clocks::OutageEvidence told = {};  // the stretches recorded, the first of `claims`; nothing of
                                     // notices that concern others than their subject
  std::vector<Granted> claims = {};
};

// What a target excludes of one subject's time.
struct ExcludedTime {
  time::Lengths not_promised;  // it leaves the time of the period, down or not
  time::Lengths not_down;      // of the rest: it counts as up

  bool empty() const { return not_promised.empty() && not_down.empty(); }
};

class Exclusions {
 public:
  Exclusions(const plan::Plan& plan, const events::EventStore& store, clocks::Answers& answers,
             clocks::Findings& findings, const Notices& others);

  // Claims that were held against single subjects, where what everybody is granted was not enough,
  // and what others note: a log can make more of them than it has records (limits::Exclusions).
  std::uint64_t held() const { return held_; }
  void note_held(std::uint64_t claims) { held_ += claims; }

  // Of which subject it is asked from here on.
  void next_subject(std::uint32_t subject, const clocks::Happenings& happenings);

  // What is granted of that subject's time, or of whom the signal `concerns` names, while it does;
  // `evidence`: gets what was told; null = not asked for.
  SharedGrants grants(Id<ir::Exclusion> exclusion, Id<ir::Signal> concerns, const DownTime& down,
                      ExclusionEvidence* evidence = nullptr);
  // Whether they are what everybody is granted: then many subjects have the same.
  bool are_everybodys(Id<ir::Exclusion> exclusion, const SharedGrants& grants) const {
    return others_.has(exclusion) && grants == others_.of_everybody(exclusion);
  }
  // What a target's statement tells of that subject's claims. What came of everybody's is told of
  // all at once (list_everybodys), where nothing of it was down and it came to the same.
  void list(Id<ir::Target> target, Id<ir::Exclusion> exclusion, const Grants& grants,
            const time::IntervalSet& down, std::vector<ClaimRow>& to) const;

 private:
  bool is_as_everybody(Id<ir::Exclusion> exclusion, std::int64_t whom, const DownTime& down) const;
  SharedGrants granted_to_it(Id<ir::Exclusion> exclusion, const DownTime& down,
                             ExclusionEvidence* evidence);
  SharedGrants granted_to(const std::vector<ConcernedTime>& concerned, Id<ir::Signal> signal,
                          Id<ir::Exclusion> exclusion, const DownTime& down);

  const plan::Plan& plan_;
  const events::EventStore& store_;
  const clocks::Answers& answers_;
  const Notices& others_;
  ClaimReader reader_;
  std::uint32_t subject_ = 0;
  clocks::Happenings happenings_ = {};
  std::vector<std::vector<Claimed>> told_;  // by ir::Exclusion, of that subject
  std::vector<bool> is_told_;               // likewise
  std::uint64_t held_ = 0;
};

// Of a target: each exclusion of its time in turn, and what becomes of it. Time of which two
// exclusions tell is excluded once, and what leaves the time of the period is in no need of
// counting as up. `known`: without what an end that cannot be read leaves open; it is excluded
// otherwise, as such time is up.
ExcludedTime excluded_by(const ir::OfTime& target, const std::vector<SharedGrants>& grants,
                         bool known);

// In how many periods the statement lists it.
std::uint64_t times_listed(const plan::Plan& plan, const ClaimRow& claim);

// Of each target: what its exclusions claim of everybody's time, and what came of it for whoever
// has no row of its own.
void list_everybodys(const plan::Plan& plan, const events::EventStore& store,
                     const Notices& notices, std::vector<ClaimRow>& to);

}  // namespace akad::measures

// Outages to periods: service time and counted outage time for each subject, period and group.
#pragma once

#include <memory>

#include "runtime/clocks/outages/outage.h"
#include "runtime/measures/cells.h"
#include "runtime/measures/exclusions/exclusions.h"
#include "runtime/measures/time/coverage.h"

namespace akad::measures {

struct CountedOutage {
  Interval whole;        // as in clocks::OutageRun
  bool outside = false;  // of the term
  std::vector<OutagePart> parts = {};
};

// What one target of time made of one subject, noted while it is counted.
struct TimeEvidence {
  clocks::OutageStory outages = {};
  clocks::OutageEvidence outage = {};
  std::vector<CountedOutage> counted = {};         // beside outages.runs
  std::vector<ExclusionEvidence> exclusions = {};  // beside OfTime::excluding
  Coverage coverage = {};
  time::IntervalSet openings = {};  // of the hours that are promised, in the term up to as-of
};

// For who wants to tell of it; of other targets nothing is noted.
struct AskedOfTime {
  Id<ir::Target> target = {};
  TimeEvidence* evidence = nullptr;  // null: not asked for
};

struct OutageTally;  // what is at hand while counting

class OutageCounter {
 public:
  OutageCounter(const plan::Plan& plan, const events::EventStore& store, clocks::Answers& answers,
                clocks::Findings& findings, Cells& cells, Exclusions& exclusions,
                std::vector<ClaimRow>* claims, std::vector<OutageRow>* outages);
  ~OutageCounter();

  // Tells the outages from the subject's happenings, and counts them.
  // A subject is in service for the whole of every period, whenever its first record came. Its
  // group in a period is the one it has at the period's end (or at as-of). `named`: in service also
  // where nothing happens.
  void count(Id<ir::Outage> outage, std::uint32_t subject, const clocks::Happenings& happenings,
             bool named, AskedOfTime asked);
  // Those of a group, which are told already. It is in service all the time.
  void count_group(Id<ir::Outage> outage, std::uint32_t group, const clocks::OutageStory& told,
                   AskedOfTime asked);

 private:
  void count_told(Id<ir::Outage> outage, std::uint32_t subject,
                  const clocks::Happenings& happenings, const clocks::OutageStory& told);

  std::unique_ptr<OutageTally> tally_;  // reused from subject to subject
};

}  // namespace akad::measures

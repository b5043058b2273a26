// What is at hand while one subject's outages are counted under one target.
#pragma once

#include <algorithm>
#include <map>
#include <memory>

#include "runtime/measures/availability.h"
#include "runtime/measures/time/covers.h"
#include "runtime/targets/hours.h"

namespace akad::measures {

// What counts of an outage in a period, by its place in the range of periods; as it weighs.
struct CountedPart {
  std::size_t at;
  Rational counted;
};

// By place in the range of periods.
struct PeriodSums {
  std::vector<Rational> down;  // as it weighs
  std::vector<std::uint64_t> outages;
  std::vector<Rational> excluded;  // what would be down but for exclusions
  std::vector<Rational> silent;    // of `down`, without a record
  // Of outages that count in several periods: the places of those.
  std::vector<std::vector<std::size_t>> in_several;
  std::vector<OutagesOwed> owed;  // empty where no rate is of each outage

  void begin(std::size_t periods) {
    down.assign(periods, 0);
    outages.assign(periods, 0);
    excluded.assign(periods, 0);
    silent.assign(periods, 0);
    in_several.clear();
    owed.clear();
  }
};

// Of the time that is left when exclusions and what is not measured are taken from it.
struct Taken {
  ExcludedTime excluded = {};   // of covered time
  time::IntervalSet away = {};  // not covered, or left out and not excluded: it leaves the period
  time::IntervalSet away_without = {};  // likewise, were nothing excluded
};

struct OutageTally {
  const plan::Plan& plan;
  const events::EventStore& store;
  clocks::Answers& answers;
  clocks::Findings& findings;
  Cells& cells;
  Exclusions& exclusions;
  std::vector<ClaimRow>* claims = nullptr;    // null: nobody lists them
  std::vector<OutageRow>* outages = nullptr;  // likewise
  std::vector<CountedOutage> counted = {};    // of the target that is counted, to be listed
  targets::SubjectCalendars calendars = {plan, store, findings};
  Covers covers = {plan, store};
  AskedOfTime asked = {};
  clocks::OutageStory story = {};
  clocks::OutageStory covered = {};  // as a target sees it that says what is not known
  GroupRow group = {};
  std::optional<time::IntervalSet> in_service = {};  // of the subject; none = always

  // Of the target that is counted.
  Coverage coverage = {};
  PeriodSums sums = {};
  PeriodSums if_down = {};                    // with the unknown stretches; empty without
  std::vector<Duration> base_if_down = {};    // likewise: the time that is promised then
  std::vector<Instant> reach = {};            // by place in the range: the end of the last outage
  std::vector<std::uint64_t> rewritten = {};  // likewise
  std::vector<targets::Hours> hours = {};     // likewise: that are promised; empty: every hour
  std::vector<SharedGrants> grants = {};      // by exclusion of the target
  std::shared_ptr<const Taken> taken = {};    // never null
  time::IntervalSet unknown = {};  // what is neither excluded nor away, nor counts as down anyway
  // Without a record, and neither excluded nor away; of it, what counts as up since it is so.
  time::IntervalSet silent = {}, silent_up = {};

  // By target: what is taken from the time of whoever is granted what everybody is, and of whose
  // time nothing is away. Worked out once.
  std::map<Id<ir::Target>, std::shared_ptr<const Taken>> everybodys = {};
  // By log of members: from when on each of its lost records may have changed something; ascending.
  std::map<Id<ir::Log>, std::vector<Instant>> lost = {};

  bool is_asked_of(Id<ir::Target> target) const {
    return asked.evidence != nullptr && asked.target == target;
  }
};

// Whether a record of any subject of the log was lost that may have changed something within: of
// those that belong together each may be one.
bool is_lost_in(OutageTally& tally, Id<ir::Log> log, const Interval& span);

// A period up to as-of.
inline Interval so_far(const plan::Plan& plan, Id<plan::Period> period) {
  const Interval& span = plan::period(plan, period).span;
  return {span.from, std::min(span.to, plan.as_of)};
}

// What is added up: everything, or what lies in the hours that are promised in the period.
inline Duration promised(const OutageTally& tally, std::size_t at, const Interval& span) {
  if (span.empty()) return 0;
  return tally.hours.empty() ? span.length()
                             : targets::open_time(tally.hours[at], span.from, span.to);
}
inline Duration promised(const OutageTally& tally, std::size_t at, const time::IntervalSet& set,
                         const Interval& span) {
  if (set.empty()) return 0;
  Duration sum = 0;
  for (const Interval& part : time::clipped(set, span)) sum += promised(tally, at, part);
  return sum;
}
inline Duration promised(const OutageTally& tally, std::size_t at, const time::Lengths& time,
                         const Interval& span) {
  return tally.hours.empty() ? time.within(span) : promised(tally, at, time.set(), span);
}

}  // namespace akad::measures

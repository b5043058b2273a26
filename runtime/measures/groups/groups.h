// When so many of those that belong together were down (REFERENCE, "Outages of several").
// Told once of all subjects, before each is evaluated by itself.
#pragma once

#include <map>
#include <vector>

#include "runtime/clocks/outages/outage.h"
#include "runtime/time/interval_set.h"

namespace akad::measures {

// What one that belongs to a group told of itself.
struct Member {
  std::uint32_t subject = 0;
  time::IntervalSet belongs = {};  // while it did, and was in service; up to as-of
  clocks::OutageStory told = {};   // as its own outage has it
  clocks::OutageEvidence evidence = {};
};

class Groups {
 public:
  Groups() = default;  // of an agreement without any
  // `store` is arranged; the groups are added to its subjects.
  Groups(const plan::Plan& plan, events::EventStore& store);

  // Null where nobody belongs to it.
  const clocks::OutageStory* story(Id<ir::Outage> outage, std::uint32_t group) const;

  // What is found and lost where members are told whose own outage no target looks at.
  events::FindingList take_findings() { return std::move(findings_); }
  std::vector<events::Loss> take_losses() { return std::move(losses_); }

 private:
  std::map<std::pair<Id<ir::Outage>, std::uint32_t>, clocks::OutageStory> stories_;
  events::FindingList findings_;
  std::vector<events::Loss> losses_;
};

// What the groups of a log are called by what its records say; ascending. Values that follow from
// others are not among them before the store is arranged.
std::vector<std::string> groups_told(const ir::Program& program, const events::EventStore& store,
                                     Id<ir::Log> log);

// How much happens to any of those that may belong to the subjects of the log; 0 where none do.
std::uint64_t told_of_members(const ir::Program& program, const events::EventStore& store,
                              Id<ir::Log> log);

// Those of the group, by their names; for who tells its story.
std::vector<Member> members_of(const plan::Plan& plan, const events::EventStore& store,
                               Id<ir::Outage> outage, std::uint32_t group);

}  // namespace akad::measures

// Notices that concern others than the subject of their log, and those that are asked for by whom a
// signal names: read once, for all subjects.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "runtime/measures/exclusions/grants.h"

namespace akad::measures {

class Notices {
 public:
  Notices() = default;  // of nothing
  // `store` must be arranged.
  Notices(const plan::Plan& plan, const events::EventStore& store);

  // Whether an exclusion concerns others than the subject of its log, or is asked for by a signal.
  bool has(Id<ir::Exclusion> exclusion) const {
    return exclusion.index() < all_.size() && all_[exclusion.index()].everybody != nullptr;
  }
  // What such an exclusion claims of everybody's time, and grants whoever it does not name and was
  // not down.
  const SharedGrants& of_everybody(Id<ir::Exclusion> exclusion) const {
    return all_[exclusion.index()].everybody;
  }
  // A subject by name; kNever: nobody in particular, who is named by no notice.
  std::int64_t whom(const std::string& name) const;
  bool names(Id<ir::Exclusion> exclusion, std::int64_t whom) const {
    return all_[exclusion.index()].named.contains(whom);
  }
  // Whether any claim on everybody ends within the outage, or may be granted some of this time.
  bool ends_in(Id<ir::Exclusion> exclusion, const Interval& outage) const;
  bool is_any_in(Id<ir::Exclusion> exclusion, const time::IntervalSet& time) const;
  // What it claims of a subject's time: of everybody's, and then what names it.
  std::vector<Claimed> claims_about(Id<ir::Exclusion> exclusion, std::int64_t whom) const;
  // Of exclusions that concern others, by nobody's subjects: what reading found of them.
  events::FindingList take_findings() { return std::move(findings_); }

 private:
  struct OfExclusion {
    SharedGrants everybody;
    std::vector<Instant> ends = {};  // of claims on everybody that nothing refuses; ascending
    time::IntervalSet claimed = {};  // by them
    std::unordered_map<std::int64_t, std::vector<Claimed>> named;  // by subject
  };
  std::vector<OfExclusion> all_;                          // by ir::Exclusion
  std::map<std::string, std::int64_t, std::less<>> ids_;  // by name: whom they concern
  events::FindingList findings_;
};

}  // namespace akad::measures

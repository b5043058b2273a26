// Notices that concern others than the subject of their log: read once, for all subjects.
#pragma once

#include <unordered_map>
#include <vector>

#include "runtime/measures/exclusions/grants.h"

namespace akad::measures {

class Notices {
 public:
  Notices() = default;  // of nothing
  // `store` must be arranged.
  Notices(const plan::Plan& plan, const events::EventStore& store);

  // Whether an exclusion concerns others than the subject of its log.
  bool has(Id<ir::Exclusion> exclusion) const {
    return exclusion.index() < all_.size() && all_[exclusion.index()].everybody != nullptr;
  }
  // What such an exclusion claims of everybody's time, and grants whoever it does not name and was
  // not down.
  const SharedGrants& of_everybody(Id<ir::Exclusion> exclusion) const {
    return all_[exclusion.index()].everybody;
  }
  bool names(Id<ir::Exclusion> exclusion, std::uint32_t subject) const {
    return all_[exclusion.index()].named.contains(subject);
  }
  // What it claims of a subject's time: of everybody's, and then what names it.
  std::vector<Claimed> claims_about(Id<ir::Exclusion> exclusion, std::uint32_t subject) const;
  // Of exclusions that concern others, by nobody's subjects: what reading found of them.
  events::FindingList take_findings() { return std::move(findings_); }

 private:
  struct OfExclusion {
    SharedGrants everybody;
    std::unordered_map<std::int64_t, std::vector<Claimed>> named;  // by subject
  };
  std::vector<OfExclusion> all_;  // by ir::Exclusion
  events::FindingList findings_;
};

}  // namespace akad::measures

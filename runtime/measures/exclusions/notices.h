// Notices that concern others than the subject of their log: read once, for all subjects.
#pragma once

#include <unordered_map>
#include <vector>

#include "runtime/measures/exclusions/claims.h"

namespace akad::measures {

class Notices {
 public:
  Notices() = default;  // of nothing
  // `store` must be arranged.
  Notices(const plan::Plan& plan, const events::EventStore& store);

  // What such an exclusion claims of a subject's time: that names it, and that names nobody.
  std::vector<Claimed> claims_about(Id<ir::Exclusion> exclusion, std::uint32_t subject) const;
  // Of exclusions that concern others, by nobody's subjects: what reading found of them.
  events::FindingList take_findings() { return std::move(findings_); }

 private:
  struct OfExclusion {
    std::vector<Claimed> everybody;
    std::unordered_map<std::int64_t, std::vector<Claimed>> named;  // by subject
  };
  std::vector<OfExclusion> all_;  // by ir::Exclusion
  events::FindingList findings_;
};

}  // namespace akad::measures

// Notices that concern others than the subject of their log, and those that are asked for by whom a
// signal names: read once, for all subjects.
#pragma once

#include <map>
#include <string>
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
  // The same of somebody by name, perhaps of nobody that any log tells of.
  std::vector<Claimed> claims_about(Id<ir::Exclusion> exclusion, const std::string& name) const;
  const std::vector<Claimed>& claims_about_everybody(Id<ir::Exclusion> exclusion) const {
    return all_[exclusion.index()].everybody;
  }
  // Of exclusions that concern others, by nobody's subjects: what reading found of them.
  events::FindingList take_findings() { return std::move(findings_); }

 private:
  struct OfExclusion {
    std::vector<Claimed> everybody;
    std::unordered_map<std::int64_t, std::vector<Claimed>> named;  // by subject
  };
  std::vector<OfExclusion> all_;                          // by ir::Exclusion
  std::map<std::string, std::int64_t, std::less<>> ids_;  // by name: whom they concern
  events::FindingList findings_;
};

}  // namespace akad::measures

// What of the claims is granted, each rule on what the one before it left: in the order that
// REFERENCE gives them ("Exclusions").
#pragma once

#include <memory>

#include "runtime/measures/exclusions/claims.h"
#include "runtime/time/interval_set.h"

namespace akad::measures {

struct Granted {
  Claimed claim;
  ir::Grant grant = ir::Grant::Granted;
  ir::GrantReason reason = ir::GrantReason::None;
  time::IntervalSet time = {};
  GrantFigures figures = {};
};
// Of one claim, perhaps cut.
inline bool is_same_grant(const Granted& a, const Granted& b) {
  return a.claim.span == b.claim.span && a.grant == b.grant && a.reason == b.reason &&
         a.time == b.time && a.figures == b.figures;
}

struct Grants {
  std::vector<Granted> claims;  // as they were claimed
  time::IntervalSet known;      // what is granted, of claims whose end is known
  time::IntervalSet unknown;    // of the others
};

// Many subjects may share them.
using SharedGrants = std::shared_ptr<const Grants>;

// Of whom it is asked what of it was down; nothing of a clock.
struct DownTime {
  const std::vector<clocks::OutageRun>* runs = nullptr;
  time::IntervalSet counted = {};  // of them, in the hours that count
};

Grants grant(const plan::Plan& plan, Id<ir::Exclusion> exclusion, std::vector<Claimed> claims,
             const DownTime& down, ExclusionCalendars& calendars);

}  // namespace akad::measures

#include "runtime/measures/exclusions/notices.h"

#include <algorithm>
#include <utility>

namespace akad::measures {

Notices::Notices(const plan::Plan& plan, const events::EventStore& store) {
  const ir::Program& program = *plan.program;
  all_.resize(program.exclusions.size());
  const bool any =
      std::any_of(program.exclusions.begin(), program.exclusions.end(),
                  [](const ir::Exclusion& row) { return row.concerns != ir::Concerns::Subject; });
  if (!any) return;
  clocks::Answers answers(plan, store);
  clocks::Findings findings(plan, store);
  ClaimReader reader(plan, store, answers, findings);
  std::vector<std::vector<Claimed>> everybody(all_.size());
  for (std::uint32_t subject = 0; subject < store.subjects.size(); ++subject) {
    const clocks::Happenings happenings = clocks::happenings_of(store, subject);
    if (happenings.count == 0) continue;
    findings.next_subject(subject, happenings.count);
    for (const Id<ir::Exclusion> id : ids_of(program.exclusions)) {
      if (program[id].concerns == ir::Concerns::Subject) continue;
      for (Claimed& claim : reader.claims(id, subject, happenings)) {
        const bool named = program[id].concerns == ir::Concerns::Named && claim.concerned != kNever;
        (named ? all_[id.index()].named[claim.concerned] : everybody[id.index()]).push_back(claim);
      }
    }
  }
  for (const Id<ir::Exclusion> id : ids_of(program.exclusions)) {
    if (program[id].concerns == ir::Concerns::Subject) continue;
    all_[id.index()].everybody = std::make_shared<const Grants>(
        grant(plan, id, std::move(everybody[id.index()]), {}, reader.calendars()));
  }
  findings_ = findings.take();
}

std::vector<Claimed> Notices::claims_about(Id<ir::Exclusion> exclusion,
                                           std::uint32_t subject) const {
  const OfExclusion& of = all_[exclusion.index()];
  std::vector<Claimed> claims;
  for (const Granted& row : of.everybody->claims) claims.push_back(row.claim);
  if (const auto own = of.named.find(subject); own != of.named.end()) {
    claims.insert(claims.end(), own->second.begin(), own->second.end());
  }
  return claims;
}

}  // namespace akad::measures

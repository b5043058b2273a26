#include "runtime/phrases/claims.h"

#include <array>

#include "runtime/base/assert.h"
#include "runtime/phrases/dates.h"

namespace akad::phrases {
namespace {

// By ir::GrantReason, but the first.
constexpr std::array<Key<0>, words(ir::GrantReason{}).size() - 1> kReasons = {
    "claim.reason.not_announced", "claim.reason.too_late",      "claim.reason.replaced",
    "claim.reason.withdrawn",     "claim.reason.not_agreed",    "claim.reason.set_aside",
    "claim.reason.outside_hours", "claim.reason.quota_used_up", "claim.reason.overran"};

struct AskedBefore {
  const ir::Program& program;

  Phrase of(Phrase asked, Id<ir::Calendar> calendar) const {
    return Phrase("claim.asked_of", std::move(asked), program[calendar].name);
  }
  Phrase operator()(const ir::AnnouncedHours& asked) const {
    return asked.calendar.valid() ? of(brief(asked.length), asked.calendar) : brief(asked.length);
  }
  Phrase operator()(const ir::AnnouncedDays& asked) const {
    return of(Phrase("claim.working_days", asked.days), asked.calendar);
  }
  Phrase operator()(const ir::Agreed&) const { return {}; }
  Phrase operator()(const ir::NotRefused&) const { return {}; }
};

Phrase too_late(const ir::Program& program, const ir::Exclusion& exclusion,
                const ClaimFigures& figures) {
  const auto at = static_cast<std::size_t>(figures.condition);
  if (figures.condition < 0 || at >= exclusion.conditions.size()) {
    return Phrase("claim.reason.too_late");
  }
  Phrase asked = asked_before(program, exclusion.conditions[at]);
  if (figures.ahead <= 0) return Phrase("claim.reason.too_late_asked", std::move(asked));
  return Phrase("claim.reason.too_late_ahead", brief(figures.ahead), std::move(asked));
}

Phrase used_up(const ir::Exclusion& exclusion, const ClaimFigures& figures) {
  if (!figures.period) return Phrase("claim.reason.quota_used_up");
  Phrase used("claim.reason.quota_used", brief(figures.used), brief(exclusion.quota),
              period_label(*figures.period));
  if (figures.whose.empty()) return used;
  return Phrase("claim.reason.quota_whose", std::move(used), figures.whose);
}

Phrase reason_said(const ir::Program& program, const ir::Exclusion& exclusion,
                   ir::GrantReason reason, const ClaimFigures& figures) {
  switch (reason) {
    case ir::GrantReason::AnnouncedTooLate: return too_late(program, exclusion, figures);
    case ir::GrantReason::UsedUp: return used_up(exclusion, figures);
    case ir::GrantReason::None: return {};
    case ir::GrantReason::NotAnnounced:
    case ir::GrantReason::Replaced:
    case ir::GrantReason::Withdrawn:
    case ir::GrantReason::NotAgreed:
    case ir::GrantReason::WasRefused:
    case ir::GrantReason::OutsideHours:
    case ir::GrantReason::Overran: return Phrase(kReasons[static_cast<std::size_t>(reason) - 1]);
  }
  AKAD_ASSERT(false);
}

}  // namespace

Phrase asked_before(const ir::Program& program, const ir::Requirement& requirement) {
  return std::visit(AskedBefore{program}, requirement.is);
}

Phrase grant(const ir::Program& program, const ir::Exclusion& exclusion, ir::Grant grant,
             ir::GrantReason reason, const ClaimFigures& figures) {
  const bool said = reason != ir::GrantReason::None;
  const Phrase why = reason_said(program, exclusion, reason, figures);
  switch (grant) {
    case ir::Grant::Granted: return Phrase("claim.granted");
    case ir::Grant::InPart:
      return said ? Phrase("claim.in_part_since", why) : Phrase("claim.in_part");
    case ir::Grant::Refused:
      return said ? Phrase("claim.refused_since", why) : Phrase("claim.refused");
  }
  AKAD_ASSERT(false);
}

}  // namespace akad::phrases

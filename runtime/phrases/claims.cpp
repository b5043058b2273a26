#include "runtime/phrases/claims.h"

#include <array>

#include "runtime/base/assert.h"

namespace akad::phrases {
namespace {

// By ir::GrantReason, but the first.
constexpr std::array<Key<0>, words(ir::GrantReason{}).size() - 1> kReasons = {
    "claim.reason.not_announced", "claim.reason.too_late",      "claim.reason.replaced",
    "claim.reason.withdrawn",     "claim.reason.not_agreed",    "claim.reason.set_aside",
    "claim.reason.outside_hours", "claim.reason.quota_used_up", "claim.reason.overran"};

}  // namespace

Phrase grant(const ir::Exclusion&, ir::Grant grant, ir::GrantReason reason) {
  const bool said = reason != ir::GrantReason::None;
  const Phrase why = said ? Phrase(kReasons[static_cast<std::size_t>(reason) - 1]) : Phrase();
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

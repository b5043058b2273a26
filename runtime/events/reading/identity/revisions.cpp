// What was told of a thing at one time, and what stands of it in the end.
#include <algorithm>

#include "runtime/events/reading/identity/settling.h"

namespace akad::events {

// Of each instant at which something was told the claim that counted then, beside the one that
// counts now. Before the first nothing is known to have stood.
void Settling::note_revisions(std::size_t count, const ClaimAt& claim_at, const Claim& kept) {
  std::vector<Claim> told;
  for (std::size_t i = 0; i < count; ++i) {
    const Claim claim = claim_at(i);
    if (claim.late != nullptr || is_out(claim) || claim.is_refused()) continue;
    if (claim.latest >= kFirstInstant && claim.latest < kept.latest) told.push_back(claim);
  }
  std::sort(told.begin(), told.end(), [&](const Claim& a, const Claim& b) {
    return a.latest != b.latest ? a.latest < b.latest : order_.counts_before(a, b);
  });
  for (auto claim = told.begin(); claim != told.end();) {
    const auto next = std::find_if(
        claim, told.end(), [&](const Claim& other) { return other.latest != claim->latest; });
    note_revision(*claim, kept, next == told.end() ? kept.latest : next->latest);
    claim = next;
  }
}

void Settling::note_revision(const Claim& then, const Claim& kept, Instant until) {
  const Instant from = std::max(then.latest, order_.first_difference(then, kept));
  if (from >= until) return;
  const Id<ir::Log> log{kept.log};
  const auto of = [&](const Claim& claim, bool again) {
    const std::uint32_t subject = subject_of(claim);
    store_.revisions.push_back({log, subject, from, until, again});
    if (has_rows_of_subjects(program_, log)) name(store_, log, subject);
  };
  if (kept.count > 0) of(kept, false);
  const bool other = kept.count == 0 || (then.count > 0 && subject_of(then) != subject_of(kept));
  if (other) of(then, kept.count > 0);
}

}  // namespace akad::events

#include "runtime/measures/exclusions/exclusions.h"

#include <algorithm>
#include <tuple>

namespace akad::measures {

Exclusions::Exclusions(const plan::Plan& plan, const events::EventStore& store,
                       clocks::Answers& answers, clocks::Findings& findings, const Notices& others)
    : plan_(plan),
      answers_(answers),
      others_(others),
      reader_(plan, store, answers, findings),
      told_(plan.program->exclusions.size()),
      is_told_(plan.program->exclusions.size()) {}

void Exclusions::next_subject(std::uint32_t subject, const clocks::Happenings& happenings) {
  subject_ = subject;
  happenings_ = happenings;
  is_told_.assign(is_told_.size(), false);
}

Grants Exclusions::granted_to_it(Id<ir::Exclusion> exclusion, const DownTime& down,
                                 ExclusionEvidence* evidence) {
  const std::size_t at = exclusion.index();
  const bool own = (*plan_.program)[exclusion].concerns == ir::Concerns::Subject;
  if (!is_told_[at] || (own && evidence != nullptr)) {
    told_[at] = own ? reader_.claims(exclusion, subject_, happenings_,
                                     evidence == nullptr ? nullptr : &evidence->told)
                    : others_.claims_about(exclusion, subject_);
    is_told_[at] = true;
  }
  return grant(plan_, exclusion, told_[at], down, reader_.calendars());
}

Grants Exclusions::granted_to(const std::vector<ConcernedTime>& concerned, Id<ir::Signal> signal,
                              Id<ir::Exclusion> exclusion, const DownTime& down) {
  Grants all;
  for (const ConcernedTime& one : concerned) {
    auto claims = one.value == clocks::kAbsent
                      ? others_.claims_about_everybody(exclusion)
                      : others_.claims_about(exclusion, answers_.constant(signal, one.value).text);
    if (claims.empty()) continue;
    Grants grants = grant(plan_, exclusion, std::move(claims), down, reader_.calendars());
    keep_while(one.time, grants);
    all.claims.insert(all.claims.end(), grants.claims.begin(), grants.claims.end());
    all.known = time::united(all.known, grants.known);
    all.unknown = time::united(all.unknown, grants.unknown);
  }
  // By time: the numbers of values are of this run alone.
  std::stable_sort(all.claims.begin(), all.claims.end(), [](const Granted& a, const Granted& b) {
    return std::tie(a.claim.span.from, a.claim.span.to) <
           std::tie(b.claim.span.from, b.claim.span.to);
  });
  return all;
}

Grants Exclusions::grants(Id<ir::Exclusion> exclusion, Id<ir::Signal> concerns,
                          const DownTime& down, ExclusionEvidence* evidence) {
  Grants grants = concerns.valid()
                      ? granted_to(concerned_by(plan_, answers_, concerns, happenings_), concerns,
                                   exclusion, down)
                      : granted_to_it(exclusion, down, evidence);
  if (evidence != nullptr) {
    evidence->exclusion = exclusion;
    evidence->claims = grants.claims;
  }
  return grants;
}

ExcludedTime excluded_by(const ir::OfTime& target, const std::vector<Grants>& grants, bool known) {
  ExcludedTime excluded;
  for (std::size_t i = 0; i < target.excluding.size(); ++i) {
    time::IntervalSet& to = target.excluding[i].time == ir::ExcludedTime::NeitherDownNorPromised
                                ? excluded.not_promised
                                : excluded.not_down;
    to = time::united(to, grants[i].known);
    if (!known) to = time::united(to, grants[i].unknown);
  }
  excluded.not_down = time::without(excluded.not_down, excluded.not_promised);
  return excluded;
}

ClaimRow claim_row(Id<ir::Target> target, Id<ir::Exclusion> exclusion, std::uint32_t subject,
                   const Granted& granted, const events::EventStore& store) {
  ClaimRow row;
  row.target = target;
  row.exclusion = exclusion;
  row.subject = store.subjects.text(subject);
  const Claimed& claim = granted.claim;
  if (claim.teller != subject) row.told_of = store.subjects.text(claim.teller);
  row.span = claim.span;
  row.end_unknown = claim.end_unknown;
  row.announced = claim.announced;
  row.grant = granted.grant;
  row.reason = granted.reason;
  row.granted = granted.time;
  return row;
}

}  // namespace akad::measures

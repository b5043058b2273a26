#include "runtime/measures/exclusions/exclusions.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace akad::measures {

Exclusions::Exclusions(const plan::Plan& plan, const events::EventStore& store,
                       clocks::Answers& answers, clocks::Findings& findings, const Notices& others)
    : plan_(plan),
      store_(store),
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

// Without an outage at their ends no claims go beyond, and without one in them no quota of downtime
// has anything to grant.
bool Exclusions::is_as_everybody(Id<ir::Exclusion> exclusion, std::int64_t whom,
                                 const DownTime& down) const {
  const ir::Exclusion& rules = (*plan_.program)[exclusion];
  if (others_.names(exclusion, whom)) return false;
  if (rules.quota_of == ir::QuotaOf::Downtime && others_.is_any_in(exclusion, down.counted)) {
    return false;
  }
  if (rules.beyond == ir::Beyond::CountsAsDown || down.runs == nullptr) return true;
  return std::none_of(down.runs->begin(), down.runs->end(), [&](const clocks::OutageRun& run) {
    return others_.ends_in(exclusion, run.whole);
  });
}

SharedGrants Exclusions::granted_to_it(Id<ir::Exclusion> exclusion, const DownTime& down,
                                       ExclusionEvidence* evidence) {
  const std::size_t at = exclusion.index();
  const bool own = (*plan_.program)[exclusion].concerns == ir::Concerns::Subject;
  if (!own && is_as_everybody(exclusion, subject_, down)) return others_.of_everybody(exclusion);
  if (!is_told_[at] || (own && evidence != nullptr)) {
    told_[at] = own ? reader_.claims(exclusion, subject_, happenings_,
                                     evidence == nullptr ? nullptr : &evidence->told)
                    : others_.claims_about(exclusion, subject_);
    is_told_[at] = true;
  }
  if (!own) held_ += told_[at].size();  // its own are as many as records
  return std::make_shared<const Grants>(
      grant(plan_, exclusion, told_[at], down, reader_.calendars()));
}

SharedGrants Exclusions::granted_to(const std::vector<ConcernedTime>& concerned,
                                    Id<ir::Signal> signal, Id<ir::Exclusion> exclusion,
                                    const DownTime& down) {
  std::vector<std::int64_t> whom;
  for (const ConcernedTime& one : concerned) {
    whom.push_back(one.value == clocks::kAbsent
                       ? kNever
                       : others_.whom(answers_.constant(signal, one.value).text));
  }
  if (std::all_of(whom.begin(), whom.end(),
                  [&](std::int64_t one) { return is_as_everybody(exclusion, one, down); })) {
    return others_.of_everybody(exclusion);
  }
  Grants all;
  for (std::size_t i = 0; i < concerned.size(); ++i) {
    if (held_ > plan_.limits[limits::Limit::Exclusions]) break;  // whoever evaluates says so
    auto claims = others_.claims_about(exclusion, whom[i]);
    if (claims.empty()) continue;
    held_ += claims.size();
    Grants grants = grant(plan_, exclusion, std::move(claims), down, reader_.calendars());
    keep_while(concerned[i].time, grants);
    all.claims.insert(all.claims.end(), grants.claims.begin(), grants.claims.end());
    all.known = time::united(all.known, grants.known);
    all.unknown = time::united(all.unknown, grants.unknown);
  }
  // By time: the numbers of values are of this run alone.
  std::stable_sort(all.claims.begin(), all.claims.end(), [](const Granted& a, const Granted& b) {
    return std::tie(a.claim.span.from, a.claim.span.to) <
           std::tie(b.claim.span.from, b.claim.span.to);
  });
  return std::make_shared<const Grants>(std::move(all));
}

SharedGrants Exclusions::grants(Id<ir::Exclusion> exclusion, Id<ir::Signal> concerns,
                                const DownTime& down, ExclusionEvidence* evidence) {
  SharedGrants granted = concerns.valid()
                             ? granted_to(concerned_by(plan_, answers_, concerns, happenings_),
                                          concerns, exclusion, down)
                             : granted_to_it(exclusion, down, evidence);
  if (evidence != nullptr) {
    evidence->exclusion = exclusion;
    evidence->claims = granted->claims;
  }
  return granted;
}

ExcludedTime excluded_by(const ir::OfTime& target, const std::vector<SharedGrants>& grants,
                         bool known) {
  time::IntervalSet not_promised, not_down;
  for (std::size_t i = 0; i < target.excluding.size(); ++i) {
    time::IntervalSet& to = target.excluding[i].time == ir::ExcludedTime::NeitherDownNorPromised
                                ? not_promised
                                : not_down;
    to = time::united(to, grants[i]->known);
    if (!known) to = time::united(to, grants[i]->unknown);
  }
  not_down = time::without(not_down, not_promised);
  return {time::Lengths(std::move(not_promised)), time::Lengths(std::move(not_down))};
}

namespace {

// Of everybody; `down`: of what is granted.
ClaimRow claim_row(Id<ir::Target> target, Id<ir::Exclusion> exclusion, const Granted& granted,
                   time::IntervalSet down) {
  ClaimRow row;
  row.target = target;
  row.exclusion = exclusion;
  row.span = granted.claim.span;
  row.end_unknown = granted.claim.end_unknown;
  row.announced = granted.claim.announced;
  row.grant = granted.grant;
  row.reason = granted.reason;
  row.figures = granted.figures;
  row.granted = granted.time;
  row.down = std::move(down);
  return row;
}

bool overlap(const time::IntervalSet& granted, const time::IntervalSet& down) {
  return std::any_of(down.begin(), down.end(),
                     [&](const Interval& run) { return !time::clipped(granted, run).empty(); });
}

}  // namespace

void Exclusions::list(Id<ir::Target> target, Id<ir::Exclusion> exclusion, const Grants& grants,
                      const time::IntervalSet& down, std::vector<ClaimRow>& to) const {
  static const Grants kNothing;
  const Grants& all = others_.has(exclusion) ? *others_.of_everybody(exclusion) : kNothing;
  if (&grants == &all && !overlap(grants.known, down) && !overlap(grants.unknown, down)) return;
  for (const Granted& granted : grants.claims) {
    time::IntervalSet here = time::intersected(granted.time, down);
    const std::int64_t place = granted.claim.everybodys;
    const bool told =
        place >= 0 && is_same_grant(granted, all.claims[static_cast<std::size_t>(place)]);
    if (told && here.empty()) continue;
    ClaimRow row = claim_row(target, exclusion, granted, std::move(here));
    row.subject = store_.subjects.text(subject_);
    const std::uint32_t teller = granted.claim.teller;
    if (teller != subject_) row.told_of = store_.subjects.text(teller);
    to.push_back(std::move(row));
  }
}

std::uint64_t times_listed(const plan::Plan& plan, const ClaimRow& claim) {
  const plan::PeriodRange range = plan::periods_of(plan, claim.target);
  const Interval reach = reach_of(claim);
  const auto from = plan.periods.begin() + plan::period_from(plan, range, reach.from).at;
  const auto to =
      std::partition_point(from, plan.periods.begin() + range.last.at,
                           [&](const plan::Period& row) { return row.span.from < reach.to; });
  return static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(to - from, 1));
}

void list_everybodys(const plan::Plan& plan, const events::EventStore& store,
                     const Notices& notices, std::vector<ClaimRow>& to) {
  const ir::Program& program = *plan.program;
  for (const Id<ir::Target> target : ids_of(program.targets)) {
    if (plan.targets[target.index()].left_out) continue;
    for (const Id<ir::Exclusion> exclusion : ir::exclusions_of(program, program[target])) {
      if (!notices.has(exclusion)) continue;
      for (const Granted& granted : notices.of_everybody(exclusion)->claims) {
        ClaimRow row = claim_row(target, exclusion, granted, {});
        row.told_of = store.subjects.text(granted.claim.teller);
        to.push_back(std::move(row));
      }
    }
  }
}

}  // namespace akad::measures

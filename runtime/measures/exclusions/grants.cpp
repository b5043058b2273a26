#include "runtime/measures/exclusions/grants.h"

#include <algorithm>
#include <utility>

#include "runtime/time/lengths.h"

namespace akad::measures {
namespace {

using ir::Grant;
using ir::GrantReason;

void refuse(Granted& row, GrantReason why) {
  row.grant = Grant::Refused;
  row.reason = why;
  row.time.clear();
}

// The outage that goes on where the time that was claimed ends; null = there is none.
const clocks::OutageRun* overrunning(const DownTime& down, const Interval& span) {
  if (down.runs == nullptr) return nullptr;
  const auto run =
      std::partition_point(down.runs->begin(), down.runs->end(),
                           [&](const clocks::OutageRun& one) { return one.whole.to <= span.to; });
  return run != down.runs->end() && run->whole.from < span.to ? &*run : nullptr;
}

void look_beyond(ir::Beyond rule, const DownTime& down, Granted& row) {
  if (rule == ir::Beyond::CountsAsDown || row.claim.end_unknown) return;
  const clocks::OutageRun* run = overrunning(down, row.claim.span);
  if (run == nullptr) return;
  if (rule == ir::Beyond::ExclusionLost) return refuse(row, GrantReason::Overran);
  row.time.front().to = run->whole.to;
}

void keep_within(const time::BoundCalendar& calendar, Granted& row) {
  const Duration before = time::total_length(row.time);
  row.time = time::open_within(calendar, row.time.front());
  if (row.time.empty()) return refuse(row, GrantReason::OutsideHours);
  if (time::total_length(row.time) == before) return;
  row.grant = Grant::InPart;
  row.reason = GrantReason::OutsideHours;
}

// A period whose quota is used up from then on.
struct UsedUp {
  const plan::Period* period = nullptr;
  Instant from = kNever;
};
struct Quota {
  time::IntervalSet kept;
  std::vector<UsedUp> used_up;  // ascending
};

// So much of the time in each period, the earliest first.
Quota up_to_quota(const plan::Plan& plan, const ir::Exclusion& rules,
                  const time::IntervalSet& time) {
  Quota quota;
  auto next = time.begin();
  for (const plan::Period& row : plan.quotas[static_cast<std::size_t>(rules.quota_cadence)]) {
    const Interval& period = row.span;
    Duration left = rules.quota;
    Instant until = period.from;
    while (next != time.end() && next->to <= period.from) ++next;
    for (auto part = next; part != time.end() && part->from < period.to && left > 0; ++part) {
      Interval here = cut(*part, period);
      here.to = std::min(here.to, here.from + left);
      left -= here.length();
      until = here.to;
      quota.kept.push_back(here);
    }
    if (left == 0) quota.used_up.push_back({&row, until});
  }
  quota.kept = time::normalized(std::move(quota.kept));
  return quota;
}

// Of what was claimed, in which period the quota was the first to be used up, and how far it was
// when the claim began there. `claimed`, `kept`: of all claims.
GrantFigures figures_of(const Quota& quota, const time::Lengths& claimed, const time::Lengths& kept,
                        const time::IntervalSet& time) {
  GrantFigures figures;
  auto row = std::partition_point(
      quota.used_up.begin(), quota.used_up.end(),
      [&](const UsedUp& one) { return one.period->span.to <= time.front().from; });
  for (; row != quota.used_up.end() && row->period->span.from < time.back().to; ++row) {
    const Interval& period = row->period->span;
    const time::IntervalSet beyond = time::clipped(time, {row->from, period.to});
    const bool any = std::any_of(beyond.begin(), beyond.end(),
                                 [&](const Interval& part) { return claimed.within(part) > 0; });
    if (!any) continue;
    const Instant began = time::clipped(time, period).front().from;
    figures.period = row->period->calendar;
    figures.used = kept.within({period.from, std::max(began, period.from)});
    return figures;
  }
  return figures;
}

// What of `set` lies within `span`; both are short where they are asked about.
void add_within(const time::IntervalSet& set, const Interval& span, time::IntervalSet& to) {
  auto part = std::partition_point(set.begin(), set.end(),
                                   [&](const Interval& one) { return one.to <= span.from; });
  for (; part != set.end() && part->from < span.to; ++part) {
    to.push_back(cut(*part, span));
  }
}

// `claimed`: of all rows, what may be granted.
void cut_to(const Quota& quota, const time::Lengths& claimed, const time::Lengths& kept,
            Granted& row) {
  Duration before = 0;
  time::IntervalSet left;
  for (const Interval& part : row.time) {
    before += claimed.within(part);
    add_within(quota.kept, part, left);
  }
  std::swap(row.time, left);
  if (before == 0 || time::total_length(row.time) == before) return;
  row.figures = figures_of(quota, claimed, kept, left);
  if (row.time.empty()) return refuse(row, GrantReason::UsedUp);
  row.grant = Grant::InPart;
  row.reason = GrantReason::UsedUp;
}

time::IntervalSet all_granted(const std::vector<Granted>& rows) {
  std::vector<Interval> parts;
  for (const Granted& row : rows) parts.insert(parts.end(), row.time.begin(), row.time.end());
  return time::normalized(std::move(parts));
}

// Of what has a quota of downtime, only downtime is granted.
void keep_quota(const plan::Plan& plan, const ir::Exclusion& rules, const DownTime& down,
                std::vector<Granted>& rows) {
  if (rules.quota_of == ir::QuotaOf::Nothing) return;
  time::IntervalSet claimed = all_granted(rows);
  if (rules.quota_of == ir::QuotaOf::Downtime) {
    claimed = time::intersected(claimed, down.counted);
  }
  const Quota quota = up_to_quota(plan, rules, claimed);
  const time::Lengths lengths(std::move(claimed));
  const time::Lengths kept(quota.kept);
  for (Granted& row : rows) cut_to(quota, lengths, kept, row);
}

}  // namespace

Grants grant(const plan::Plan& plan, Id<ir::Exclusion> exclusion, std::vector<Claimed> claims,
             const DownTime& down, ExclusionCalendars& calendars) {
  const ir::Exclusion& rules = (*plan.program)[exclusion];
  Grants grants;
  for (Claimed& claim : claims) {
    Granted row{claim};
    if (claim.refused != GrantReason::None) {
      refuse(row, claim.refused);
      if (claim.refused == GrantReason::AnnouncedTooLate) row.figures = claim.late;
    } else if (!claim.span.empty()) {
      row.time = {claim.span};
      look_beyond(rules.beyond, down, row);
      if (rules.only_within.valid() && row.grant != Grant::Refused) {
        keep_within(calendars.of(rules.only_within), row);
      }
    }
    grants.claims.push_back(std::move(row));
  }
  keep_quota(plan, rules, down, grants.claims);
  std::vector<Interval> known, unknown;
  for (const Granted& row : grants.claims) {
    std::vector<Interval>& to = row.claim.end_unknown ? unknown : known;
    to.insert(to.end(), row.time.begin(), row.time.end());
  }
  grants.known = time::normalized(std::move(known));
  grants.unknown = time::normalized(std::move(unknown));
  return grants;
}

}  // namespace akad::measures

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

// So much of the time in each period, the earliest first.
time::IntervalSet up_to_quota(const plan::Plan& plan, const ir::Exclusion& rules,
                              const time::IntervalSet& time) {
  time::IntervalSet kept;
  auto next = time.begin();
  for (const plan::Period& row : plan.quotas[static_cast<std::size_t>(rules.quota_cadence)]) {
    const Interval& period = row.span;
    Duration left = rules.quota;
    while (next != time.end() && next->to <= period.from) ++next;
    for (auto part = next; part != time.end() && part->from < period.to && left > 0; ++part) {
      Interval here = cut(*part, period);
      here.to = std::min(here.to, here.from + left);
      left -= here.length();
      kept.push_back(here);
    }
  }
  return time::normalized(std::move(kept));
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
void cut_to(const time::IntervalSet& kept, const time::Lengths& claimed, Granted& row) {
  Duration before = 0;
  time::IntervalSet left;
  for (const Interval& part : row.time) {
    before += claimed.within(part);
    add_within(kept, part, left);
  }
  row.time = std::move(left);
  if (before == 0 || time::total_length(row.time) == before) return;
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
  const time::IntervalSet kept = up_to_quota(plan, rules, claimed);
  const time::Lengths lengths(std::move(claimed));
  for (Granted& row : rows) cut_to(kept, lengths, row);
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

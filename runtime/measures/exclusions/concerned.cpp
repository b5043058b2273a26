#include "runtime/measures/exclusions/concerned.h"

#include <algorithm>
#include <map>

namespace akad::measures {
namespace {

// Whether something of the claim is left; what is, is claimed of the subject.
bool cut(const time::IntervalSet& time, Granted& row) {
  const time::IntervalSet here = time::clipped(time, row.claim.span);
  if (here.empty()) return false;
  row.claim.span = {here.front().from, here.back().to};
  row.time = time::intersected(row.time, time);
  return true;
}

}  // namespace

std::vector<ConcernedTime> concerned_by(const plan::Plan& plan, const clocks::Answers& answers,
                                        Id<ir::Signal> signal,
                                        const clocks::Happenings& happenings) {
  const events::Channel channel = plan.channels.channel_of(signal);
  const Instant end = std::min(happenings.before, plan.as_of);
  std::map<std::int64_t, std::vector<Interval>> spans;
  std::int64_t held = clocks::kAbsent;
  Instant since = kFirstInstant;
  for (std::size_t i = 0; i < happenings.count; ++i) {
    const events::Occurrence& here = happenings.first[i];
    if (here.channel != channel || here.at >= end) continue;
    const std::int64_t value = answers.said(here.value, false);
    if (value == held) continue;
    spans[held].push_back({since, here.at});  // empty where another value of the instant follows
    held = value;
    since = here.at;
  }
  spans[held].push_back({since, kEndOfTime});
  std::vector<ConcernedTime> all;
  for (auto& [value, parts] : spans) {
    all.push_back({value, time::normalized(std::move(parts))});
  }
  return all;
}

void keep_while(const time::IntervalSet& time, Grants& grants) {
  std::erase_if(grants.claims, [&](Granted& row) { return !cut(time, row); });
  grants.known = time::intersected(grants.known, time);
  grants.unknown = time::intersected(grants.unknown, time);
}

}  // namespace akad::measures

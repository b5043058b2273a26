#include "runtime/explain/time/runs.h"

#include <algorithm>

namespace akad::explain {
namespace {

void add_places(Run& run, const std::vector<report::Place>& places) {
  run.places.insert(run.places.end(), places.begin(), places.end());
}

// Whether it is told where the member comes to belong to the group, or leaves it.
bool tells_move(const TimeTeller& teller, const MemberTold& one, const clocks::Saying& said) {
  const Id<ir::Signal> by = (*teller.plan().program)[teller.outage.log].members_by;
  if (by.valid()) {
    const plan::Watch& watch = plan::stretches_of(teller.plan(), teller.rules.outage).watch;
    return said.slot == watch.signal_slot[by.index()];
  }
  const time::IntervalSet& belongs = one.member.belongs;
  return !belongs.empty() && said.at == belongs.front().from;
}

// An outage begins or ends, too, where one comes to belong to the group, or leaves it; and while it
// lasts the share of those that are down is another one then.
void add_moves(const TimeTeller& teller, const MemberTold& one, std::vector<Run>& runs) {
  const auto* members = std::get_if<ir::ByMembers>(&teller.outage.down);
  const bool by_share = members != nullptr && members->by_share;
  for (const clocks::Saying& said : one.member.evidence.sayings) {
    if (!tells_move(teller, one, said)) continue;
    auto run = std::partition_point(runs.begin(), runs.end(),
                                    [&](const Run& row) { return row.joined.whole.to < said.at; });
    for (; run != runs.end() && run->joined.whole.from <= said.at; ++run) {
      const bool bounds = run->joined.whole.from == said.at || run->joined.whole.to == said.at;
      if (!bounds && !by_share) continue;
      add_places(*run, places_in(one.records, {said.place, said.place + 1}));
    }
  }
}

// Where some of the time weighs less, also what told of another state while it lasted.
void add_turns(const TimeTeller& teller, std::vector<Run>& runs) {
  if (ir::weights_of(teller.outage).empty()) return;
  for (const clocks::Saying& said : teller.evidence().time.outage.sayings) {
    const auto run = std::partition_point(
        runs.begin(), runs.end(), [&](const Run& row) { return row.joined.whole.to <= said.at; });
    if (run == runs.end() || run->joined.whole.from >= said.at) continue;
    add_places(*run, places_in(teller.records, {said.place, said.place + 1}));
  }
}

// Each recorded stretch lies in one of them, but for those of no length, which are part of none,
// and those that are not down for want of records, which may lie in several or in none.
void find_places(const TimeTeller& teller, std::vector<Run>& runs) {
  const auto add = [&](const clocks::RecordedOutage& recorded, const Interval& span,
                       const Records& records) {
    if (span.empty()) return;
    auto run = std::partition_point(
        runs.begin(), runs.end(), [&](const Run& row) { return row.joined.whole.to <= span.from; });
    for (; run != runs.end() && run->joined.whole.from < span.to; ++run) {
      add_places(*run, places_in(records, recorded.began));
      add_places(*run, places_in(records, recorded.ended));
    }
  };
  for (const clocks::RecordedOutage& recorded : teller.evidence().time.outage.recorded) {
    add(recorded, recorded.span, teller.records);
  }
  add_turns(teller, runs);
  for (const MemberTold& one : teller.members.all) {
    for (const clocks::RecordedOutage& recorded : one.member.evidence.recorded) {
      for (const Interval& span : time::clipped(one.member.belongs, recorded.span)) {
        add(recorded, span, one.records);
      }
    }
    add_moves(teller, one, runs);
  }
  for (Run& run : runs) {
    std::sort(run.places.begin(), run.places.end());
    run.places.erase(std::unique(run.places.begin(), run.places.end()), run.places.end());
  }
}

}  // namespace

std::vector<Run> runs_of(const TimeTeller& teller) {
  std::vector<Run> runs;
  auto counted = teller.evidence().time.counted.begin();
  for (const clocks::JoinedOutage& joined : teller.evidence().time.outage.joined) {
    runs.push_back({joined});
    if (!joined.counted.empty()) runs.back().counted = &*counted++;
  }
  find_places(teller, runs);
  return runs;
}

}  // namespace akad::explain

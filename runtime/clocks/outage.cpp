#include "runtime/clocks/outage.h"

#include <algorithm>

namespace akad::clocks {
namespace {

using events::FindingKind;

struct Watcher {
  const plan::Plan& plan;
  const ir::Outage& outage;
  const plan::BoundOutage& bound;
  const Happenings& happenings;
  Answers& answers;
  Findings& findings;
  OutageStory& story;

  std::vector<std::int64_t> values;
  Instant down_since = kNever;
};

void turn(Watcher& w, Instant at, bool down) {
  if (down == (w.down_since != kNever)) return;
  if (down) {
    w.down_since = at;
    return;
  }
  w.story.raw.push_back({w.down_since, at});
  w.down_since = kNever;
}

void take_values(Watcher& w, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const events::Occurrence& happening = w.happenings.first[i];
    const std::int32_t slot = w.bound.watch.slot_of[happening.channel];
    if (slot < 0) continue;
    const auto at = static_cast<std::size_t>(slot);
    std::int64_t& held = w.values[at];
    const std::int64_t value = w.answers.said(happening.value, w.bound.watch.times[at]);
    if (held == value) continue;
    w.story.changes.push_back({happening.at, slot, held, value});
    held = value;
  }
}

void take_events(Watcher& w, std::size_t first, std::size_t last, plan::Roles role) {
  for (std::size_t i = first; i < last; ++i) {
    const events::Occurrence& happening = w.happenings.first[i];
    if ((w.bound.watch.roles[happening.channel] & role) == 0) continue;
    const bool begins = role == plan::kStarts;
    if (begins == (w.down_since != kNever)) {
      w.findings.about(i, happening,
                       begins ? FindingKind::RedundantStart : FindingKind::StopWithoutStart);
    }
    turn(w, happening.at, begins);
  }
}

void take_windows(Watcher& w, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const events::Occurrence& happening = w.happenings.first[i];
    if (!w.bound.windows[happening.channel]) continue;
    w.story.raw.push_back({happening.at, std::min(happening.value, w.plan.as_of)});
  }
}

void take_instant(Watcher& w, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last && !w.story.known; ++i) {
    w.story.known = w.plan.log_of[w.happenings.first[i].channel] == w.outage.log.at;
  }
  take_values(w, first, last);
  if (w.outage.kind == ir::OutageKind::WhileState) {
    if (!w.story.known) return;
    const bool down = w.answers.holds(w.outage.state, w.bound.watch, w.values.data());
    turn(w, w.happenings.first[first].at, down);
    return;
  }
  take_windows(w, first, last);
  const std::int64_t* sequences = w.happenings.sequences;
  while (first < last) {
    std::size_t next = first + 1;
    while (next < last && (sequences == nullptr || sequences[next] == sequences[first])) ++next;
    take_events(w, first, next, plan::kStarts);
    take_events(w, first, next, plan::kStops);
    first = next;
  }
}

bool passes(const ir::Outage& outage, Duration length) {
  switch (outage.test) {
    case ir::LengthTest::None: return true;
    case ir::LengthTest::AtLeast: return length >= outage.length;
    case ir::LengthTest::MoreThan: return length > outage.length;
  }
  return true;
}

void shape(Watcher& w) {
  if (w.story.raw.empty()) return;
  const ir::Outage& outage = w.outage;
  const time::IntervalSet runs =
      time::coalesced(time::normalized(w.story.raw), outage.merge_gap);
  for (const Interval& run : runs) {
    if (!passes(outage, run.length())) continue;
    Interval counted = run;
    if (outage.counted == ir::Counted::Excess) counted.from += outage.length;
    w.story.runs.push_back({run, counted});
  }
}

}  // namespace

void tell_outages(const plan::Plan& plan, Id<ir::Outage> outage, const Happenings& happenings,
                  Answers& answers, Findings& findings, OutageStory& story) {
  story.known = false;
  story.raw.clear();
  story.runs.clear();
  story.changes.clear();
  const plan::BoundOutage& bound = plan.outages[outage.index()];
  const ir::Outage& rules = plan.program->outages[outage.index()];
  Watcher w{plan, rules, bound, happenings, answers, findings, story, {}, kNever};
  w.values.assign(bound.watch.slots.size(), kAbsent);
  for (std::size_t at = 0; at < happenings.count;) {
    if (happenings.first[at].at >= plan.as_of) break;
    const std::size_t next = end_of_instant(happenings, at);
    take_instant(w, at, next);
    at = next;
  }
  turn(w, plan.as_of, false);
  shape(w);
}

}  // namespace akad::clocks

#include "runtime/measures/later/hindsight.h"

#include <algorithm>

#include "runtime/measures/exclusions/left_out.h"

namespace akad::measures {

using clocks::Cycle;
using clocks::Story;

struct Hindsight::Asked {
  Id<ir::Target> target;
  const ir::OfItems& rules;
  Id<plan::Period> period;
  const plan::Period& row;
  const plan::BoundClock& clock;
  std::uint32_t subject = 0;

  Instant end() const { return row.span.to; }
};

Hindsight::Hindsight(const plan::Plan& plan, const events::EventStore& store,
                     clocks::Answers& answers, targets::Judge& judge, Cells& cells)
    : plan_(plan), answers_(answers), silent_(plan, store), judge_(judge), cells_(cells) {}

GroupRow Hindsight::group_of(const Asked& asked, const std::int64_t* values) const {
  GroupRow group;
  group_by(plan_, asked.target, values, asked.subject, group);
  return group;
}

// Between a stop and the reopening that left the gap out, nothing was open.
Hindsight::Standing Hindsight::open_at_end(const Asked& asked, const Story& story,
                                           const Cycle& cycle) {
  if (asked.rules.open_items == ir::OpenItems::LeftOut) return {};
  if (clocks::is_in_gap(story, cycle, asked.end())) return {};
  targets::Course course(judge_, asked.target, story, cycle);
  const targets::Judgement then = course.judge_open(asked.end());
  const bool so_far = asked.rules.open_items == ir::OpenItems::TimeSoFar;
  if (!so_far && then.verdict != ir::Verdict::Missed) return {};
  clocks::Values values(story, cycle, asked.clock.watch.slots.size());
  const GroupRow group = group_of(asked, values.at(asked.end()));
  return so_far ? Standing{Kind::SoFar, group, then.elapsed} : Standing{Kind::OpenMissed, group};
}

Hindsight::Standing Hindsight::standing(const Asked& asked, const Story& story, const Cycle& cycle,
                                        Instant until) {
  if (left_out_by(plan_, asked.target, answers_, story, cycle) >= 0) return {};
  const bool stopped = cycle.stopped != kNever;
  const bool by_stop =
      asked.rules.attribution == ir::Attribution::ByStop || cycle.started == kNever;
  if (by_stop && (!stopped || cycle.stopped >= asked.end())) {
    return cycle.started == kNever ? Standing{} : open_at_end(asked, story, cycle);
  }
  const targets::Judgement judged =
      judge_.judge(asked.target, story, cycle, stopped ? cycle.stopped : until, stopped);
  const Instant at = by_stop                                               ? cycle.stopped
                     : asked.rules.attribution == ir::Attribution::ByStart ? cycle.started
                                                                           : judged.due;
  if (at < asked.row.span.from || at >= asked.end()) return {};
  const GroupRow group = group_of(asked, story.rows.data() + cycle.end_row);
  const Duration took = ir::is_of_lengths(asked.rules) ? judged.elapsed : 0;
  switch (judged.verdict) {
    case ir::Verdict::Met: return {Kind::Met, group, took};
    case ir::Verdict::Missed: return {Kind::Missed, group, took};
    case ir::Verdict::NotApplicable: return {Kind::NoLimit, group};
    case ir::Verdict::Pending:
    case ir::Verdict::Undetermined: break;
  }
  return {};
}

namespace {

const Cycle* same_item(const Story& story, const Cycle& item) {
  const auto found = std::lower_bound(
      story.cycles.begin(), story.cycles.end(), item.number,
      [](const Cycle& cycle, std::int32_t number) { return cycle.number < number; });
  const bool there = found != story.cycles.end() && found->number == item.number;
  return there && found->started == item.started ? &*found : nullptr;
}

// It was counted by itself.
bool is_undone(const Story& now, const Cycle& then, Instant end) {
  return then.stopped != kNever &&
         std::any_of(now.undone.begin(), now.undone.end(), [&](const clocks::UndoneStop& undone) {
           return undone.stopped == then.stopped && undone.reopened >= end;
         });
}

}  // namespace

// What had stopped before the period, and was reopened behind it: where the gap counts, it is open
// at the end of a period that knew nothing of it.
void Hindsight::look_at_gap(const Asked& asked, const Story& now, const Cycle& then,
                            const Cycle* same) {
  if (same == nullptr || then.stopped >= asked.row.span.from) return;
  const Standing stands = standing(asked, now, *same, plan_.as_of);
  const bool is_open = stands.kind == Kind::OpenMissed || stands.kind == Kind::SoFar;
  if (is_open) add_rewritten(cells_.find(asked.target, asked.period, stands.group));
}

void Hindsight::look_at(const Asked& asked, const Story& now) {
  for (const Cycle& then : then_.cycles) {
    const Cycle* same = same_item(now, then);
    // What happens behind its stop changes nothing in an item.
    if (same != nullptr && then.stopped != kNever && same->stopped == then.stopped) continue;
    if (is_undone(now, then, asked.end())) {
      look_at_gap(asked, now, then, same);
      continue;
    }
    const Standing stood = standing(asked, then_, then, asked.end());
    if (stood.kind == Kind::Nothing) continue;
    const Standing stands = same == nullptr ? Standing{} : standing(asked, now, *same, plan_.as_of);
    if (stands == stood) continue;
    add_rewritten(cells_.find(asked.target, asked.period, stood.group));
    if (stands.kind != Kind::Nothing && stands.group != stood.group) {
      add_rewritten(cells_.find(asked.target, asked.period, stands.group));
    }
  }
}

// Only what was open at the end, or was cancelled since, may be judged otherwise.
bool Hindsight::may_differ(Id<ir::Clock> clock, const Story& now, Instant end) const {
  const ir::Clock& rules = (*plan_.program)[clock];
  if (!rules.cancels.empty() || rules.cancel_when.valid() || !now.undone.empty()) return true;
  return std::any_of(now.cycles.begin(), now.cycles.end(), [&](const Cycle& cycle) {
    return cycle.started < end && (cycle.stopped == kNever || cycle.stopped >= end);
  });
}

std::uint64_t Hindsight::look_back(Id<ir::Clock> clock, std::uint32_t subject,
                                   const clocks::Happenings& happenings, const Story& now,
                                   const time::IntervalSet& excluded) {
  std::uint64_t pauses = 0;
  if (happenings.count == 0) return pauses;
  const plan::BoundClock& bound = plan_.clocks[clock.index()];
  const Instant first = happenings.first[0].at;
  const Instant last = std::min(happenings.first[happenings.count - 1].at, plan_.as_of - 1);
  Instant told = kNever;  // what then_ is the story of
  for (const Id<ir::Target> target : bound.targets) {
    const plan::PeriodRange range = plan::periods_of(plan_, target);
    near_ = plan::period_from(plan_, range, first, near_);
    for (auto period = near_; period < range.last; ++period.at) {
      const plan::Period& row = plan::period(plan_, period);
      if (!row.closed || row.span.to > last) break;
      if (!may_differ(clock, now, row.span.to)) continue;
      if (told != row.span.to) {
        clocks::Happenings until = happenings;
        until.before = row.span.to;
        silent_.next_subject(subject, happenings.count);
        clocks::walk(plan_, clock, until, answers_, silent_, then_);
        pauses += clocks::pause_during(then_, excluded);
        silent_.forget();
        told = row.span.to;
      }
      const ir::OfItems& rules = ir::of_items((*plan_.program)[target]);
      look_at({target, rules, period, row, bound, subject}, now);
    }
  }
  return pauses;
}

}  // namespace akad::measures

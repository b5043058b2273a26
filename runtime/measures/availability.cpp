#include "runtime/measures/availability.h"

#include <algorithm>

#include "runtime/measures/evaluate.h"

namespace akad::measures {

struct OutageTally {
  const plan::Plan& plan;
  const events::EventStore& store;
  clocks::Answers& answers;
  clocks::Findings& findings;
  Cells& cells;
  AskedOfTime asked = {};
  clocks::OutageStory story = {};
  std::vector<Duration> down = {};            // by place in the range of periods
  std::vector<std::uint64_t> outages = {};    // likewise
  std::vector<Instant> reach = {};            // likewise: the end of the last outage
  std::vector<std::uint64_t> rewritten = {};  // likewise
  std::vector<Duration> down_if = {};         // likewise, with the unknown stretches; empty without
  std::vector<Duration> excluded = {};        // likewise: what would be down but for exclusions
  std::vector<std::int64_t> values = {};
  GroupRow group = {};
  Exclusions exclusions = {plan, answers, findings};
  ExcludedTime excluded_time = {};  // by the target that is counted
  ExcludedTime surely = {};         // of it, what no unknown end leaves open
};

namespace {

using clocks::OutageRun;

Interval cut(const Interval& run, const Interval& to) {
  return {std::max(run.from, to.from), std::min(run.to, to.to)};
}

Duration length_in(const time::IntervalSet& set, const Interval& span) {
  return set.empty() ? 0 : time::total_length(time::clipped(set, span));
}
Duration excluded_in(const ExcludedTime& excluded, const Interval& span) {
  return length_in(excluded.not_promised, span) + length_in(excluded.not_down, span);
}

// `told`: of the run; null = nobody asks.
void add(OutageTally& tally, plan::PeriodRange range, std::size_t at, const Interval& part,
         CountedOutage* told) {
  const Duration excluded = excluded_in(tally.excluded_time, part);
  const Duration counted = part.length() - excluded;
  tally.down[at] += counted;
  tally.excluded[at] += excluded;
  if (counted > 0) ++tally.outages[at];
  if (told == nullptr) return;
  told->parts.push_back({Id<plan::Period>::of(range.first.index() + at), counted, excluded});
}

// What comes after the period decides how long its outages are in all, and when they begin.
void note_reach(OutageTally& tally, std::size_t at, Instant until) {
  if (tally.reach.empty()) return;
  tally.reach[at] = std::max(tally.reach[at], until);
}

void split(OutageTally& tally, plan::PeriodRange range, const OutageRun& run, CountedOutage* told) {
  const auto first = tally.plan.periods.begin() + range.first.at;
  const auto last = tally.plan.periods.begin() + range.last.at;
  auto row = std::partition_point(
      first, last, [&](const plan::Period& p) { return p.span.to <= run.counted.from; });
  for (; row != last && row->span.from < run.counted.to; ++row) {
    const auto at = static_cast<std::size_t>(row - first);
    add(tally, range, at, cut(run.counted, row->span), told);
    note_reach(tally, at, run.whole.to);
  }
}

void to_beginning(OutageTally& tally, plan::PeriodRange range, const OutageRun& run,
                  CountedOutage* told) {
  const Id<plan::Period> period = plan::period_at(tally.plan, range, run.whole.from);
  const Interval counted = cut(run.counted, tally.plan.term);
  if (!period.valid() || counted.empty()) return;
  const std::size_t at = period.index() - range.first.index();
  add(tally, range, at, counted, told);
  note_reach(tally, at, run.whole.to);
}

// A run that does not count would, were it joined to one that is lost.
void note_reach(OutageTally& tally, plan::PeriodRange range, const Interval& uncounted,
                ir::CrossingOutages crossing) {
  const bool by_begin = crossing == ir::CrossingOutages::ByBegin;
  Id<plan::Period> period = plan::period_at(tally.plan, range, uncounted.from);
  if (!period.valid() && !by_begin) period = range.first;  // it began before them
  for (; period.valid() && period < range.last; ++period.at) {
    if (plan::period(tally.plan, period).span.from >= uncounted.to) return;
    note_reach(tally, period.index() - range.first.index(), uncounted.to);
    if (by_begin) return;
  }
}

bool outside(const plan::Plan& plan, const OutageRun& run, ir::CrossingOutages crossing) {
  if (crossing == ir::CrossingOutages::Split) return cut(run.whole, plan.term).empty();
  return run.whole.from < plan.term.from || run.whole.from >= plan.term.to;
}

// Follows the changes before `until` from where the last period left off.
void follow(OutageTally& tally, const clocks::OutageStory& story, std::size_t& next,
            Instant until) {
  for (; next < story.changes.size() && story.changes[next].at < until; ++next) {
    const clocks::Change& change = story.changes[next];
    tally.values[change.slot.index()] = change.value;
  }
}

void reach_of_outages(OutageTally& tally, Id<ir::Target> target, std::uint32_t subject,
                      Id<plan::Period> period, std::size_t at, Cell& cell) {
  if (tally.reach.empty()) return;
  const ir::Program& program = *tally.plan.program;
  const ir::Outage& outage = program[ir::of_time(program[target]).outage];
  // A stretch before the end that was too short alone may be joined to one behind it.
  const Instant end = plan::period(tally.plan, period).span.to;
  const Interval later{end, std::max(tally.reach[at], end) + outage.merge_gap + 1};
  if (later.empty()) return;
  const bool lost = ir::any_log_of(program, program[target], [&](Id<ir::Log> log) {
    return events::is_lost_in(tally.store, log, subject, later);
  });
  if (lost) reach_to(cell, later.to);
}

// Whether a later record can change what is down before it.
bool reaches_back(const ir::Outage& outage, ir::CrossingOutages crossing) {
  return crossing == ir::CrossingOutages::ByBegin || outage.test != ir::LengthTest::None ||
         outage.merge_gap > 0;
}

void add_excluded(const OutageTally& tally, const Interval& period, TimeCounts& time) {
  if (tally.excluded_time.empty()) return;
  const Interval so_far{period.from, std::min(period.to, tally.plan.as_of)};
  const Duration not_promised = length_in(tally.excluded_time.not_promised, so_far);
  time.service -= not_promised;
  time.excluded = excluded_in(tally.excluded_time, so_far);
  if (tally.down_if.empty()) return;
  // The least that can come of it: where it was up it was excluded, where it was down it was not.
  const Duration unknown = not_promised - length_in(tally.surely.not_promised, so_far);
  time.more_service = std::min(unknown, time.more_down);
}

void fill(OutageTally& tally, Id<ir::Target> target, std::uint32_t subject,
          const clocks::OutageStory& story, std::size_t slots) {
  const plan::Plan& plan = tally.plan;
  const plan::PeriodRange range = plan::periods_of(plan, target);
  tally.values.assign(slots, clocks::kAbsent);
  std::size_t next = 0;
  for (const Id<plan::Period> period : range) {
    follow(tally, story, next, std::min(plan::period(plan, period).span.to, plan.as_of));
    tally.group.clear();
    for (const Id<plan::Slot> slot : plan.targets[target.index()].group_slots) {
      tally.group.push_back(tally.values[slot.index()]);
    }
    if ((*plan.program)[target].by_subject) tally.group.push_back(subject);
    const std::size_t at = period.index() - range.first.index();
    Cell& cell = tally.cells.find(target, period, tally.group);
    reach_of_outages(tally, target, subject, period, at, cell);
    TimeCounts time{service_in(plan, period), tally.down[at], tally.outages[at],
                    tally.down_if.empty() ? 0 : tally.down_if[at] - tally.down[at]};
    add_excluded(tally, plan::period(plan, period).span, time);
    time.excluded_down = tally.excluded[at];
    time.rewritten = tally.rewritten[at];
    add_time(cell, time);
  }
}

// What of it counts in a period.
Duration counted_in(const OutageRun& run, const Interval& period, const Interval& term,
                    ir::CrossingOutages crossing) {
  switch (crossing) {
    case ir::CrossingOutages::Split: return cut(run.counted, period).length();
    case ir::CrossingOutages::ByBegin:
      return run.whole.from >= period.from && run.whole.from < period.to
                 ? cut(run.counted, term).length()
                 : 0;
  }
  return 0;
}

Duration counted_in(const std::vector<OutageRun>& runs, const Interval& whole,
                    const plan::Period& period, const Interval& term,
                    ir::CrossingOutages crossing) {
  Duration counted = 0;
  for (const OutageRun& run : runs) {
    if (run.whole.from < whole.to && run.whole.to > whole.from) {
      counted += counted_in(run, period.span, term, crossing);
    }
  }
  return counted;
}

// An outage that lies across the end of a period counted at that end by what had lasted till then.
void look_back(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story) {
  const plan::Plan& plan = tally.plan;
  const ir::OfTime& rules = ir::of_time((*plan.program)[target]);
  const ir::Outage& outage = (*plan.program)[rules.outage];
  const plan::PeriodRange range = plan::periods_of(plan, target);
  std::vector<OutageRun> then;
  for (const OutageRun& run : story.runs) {
    Id<plan::Period> period = plan::period_at(plan, range, run.whole.from);
    for (; period.valid() && period < range.last; ++period.at) {
      const plan::Period& row = plan::period(plan, period);
      if (!row.closed || row.span.to >= run.whole.to) break;
      clocks::shape_until(outage, story.raw, {run.whole.from, row.span.to}, then);
      const Duration stood = counted_in(then, run.whole, row, plan.term, rules.crossing);
      const Duration stands = counted_in(run, row.span, plan.term, rules.crossing);
      if (stood != stands) ++tally.rewritten[period.index() - range.first.index()];
    }
  }
}

CountedOutage* told_of(OutageTally& tally, Id<ir::Target> target, const OutageRun& run,
                       bool is_outside) {
  if (tally.asked.evidence == nullptr || tally.asked.target != target) return nullptr;
  tally.asked.evidence->counted.push_back({run.whole, is_outside});
  return &tally.asked.evidence->counted.back();
}

void distribute(OutageTally& tally, plan::PeriodRange range, const OutageRun& run,
                ir::CrossingOutages crossing, CountedOutage* told) {
  switch (crossing) {
    case ir::CrossingOutages::Split: return split(tally, range, run, told);
    case ir::CrossingOutages::ByBegin: return to_beginning(tally, range, run, told);
  }
}

// What would have been down if the unknown stretches were, and were not excluded. Only the time is
// asked for.
void count_if_down(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story) {
  tally.down_if.clear();
  const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
  const bool excluded_unknown = tally.exclusions.has_unknown(rules);
  if (story.unknown.empty() && !excluded_unknown) return;
  const plan::PeriodRange range = plan::periods_of(tally.plan, target);
  std::vector<Duration> down(range.size(), 0);
  std::vector<std::uint64_t> outages(range.size(), 0);
  std::vector<Duration> excluded(range.size(), 0);
  tally.exclusions.of(rules, true, tally.surely);
  tally.down.swap(down);
  tally.outages.swap(outages);
  tally.excluded.swap(excluded);
  std::swap(tally.excluded_time, tally.surely);
  std::vector<Instant> reach;
  tally.reach.swap(reach);
  for (const OutageRun& run : story.unknown.empty() ? story.runs : story.runs_if_down) {
    distribute(tally, range, run, rules.crossing, nullptr);
  }
  tally.down_if = std::move(tally.down);
  tally.down = std::move(down);
  tally.outages = std::move(outages);
  tally.excluded = std::move(excluded);
  tally.reach = std::move(reach);
  std::swap(tally.excluded_time, tally.surely);
}

}  // namespace

OutageCounter::OutageCounter(const plan::Plan& plan, const events::EventStore& store,
                             clocks::Answers& answers, clocks::Findings& findings, Cells& cells)
    : tally_(new OutageTally{plan, store, answers, findings, cells}) {}

OutageCounter::~OutageCounter() = default;

void OutageCounter::next_subject(const clocks::Happenings& happenings) {
  tally_->exclusions.tell(happenings);
}

void OutageCounter::count(Id<ir::Outage> outage, std::uint32_t subject,
                          const clocks::Happenings& happenings, bool named, AskedOfTime asked) {
  OutageTally& tally = *tally_;
  tally.asked = asked;
  TimeEvidence* evidence = asked.evidence;
  clocks::OutageStory& story = evidence == nullptr ? tally.story : evidence->outages;
  clocks::tell_outages(tally.plan, outage, happenings, tally.answers, tally.findings, story,
                       evidence == nullptr ? nullptr : &evidence->outage);
  if (!story.known && !named) return;
  if (evidence != nullptr) {
    const ir::Target& of = (*tally.plan.program)[asked.target];
    evidence->exclusions = tally.exclusions.evidence(ir::of_time(of), happenings);
  }
  const plan::BoundOutage& bound = tally.plan.outages[outage.index()];
  const ir::Program& program = *tally.plan.program;
  std::vector<bool> left_out(story.runs.size());
  for (const Id<ir::Target> target : bound.targets) {
    const auto crossing = ir::of_time(program[target]).crossing;
    const plan::PeriodRange range = plan::periods_of(tally.plan, target);
    tally.down.assign(range.size(), 0);
    tally.outages.assign(range.size(), 0);
    tally.excluded.assign(range.size(), 0);
    tally.rewritten.assign(range.size(), 0);
    tally.exclusions.of(ir::of_time(program[target]), false, tally.excluded_time);
    const bool may_be_lost = !tally.store.losses.empty() && reaches_back(program[outage], crossing);
    tally.reach.assign(may_be_lost ? range.size() : 0, 0);
    for (std::size_t i = 0; i < story.runs.size(); ++i) {
      const OutageRun& run = story.runs[i];
      const bool is_outside = outside(tally.plan, run, crossing);
      if (is_outside) left_out[i] = true;
      CountedOutage* told = told_of(tally, target, run, is_outside);
      distribute(tally, range, run, crossing, told);
    }
    if (may_be_lost) {
      for (const Interval& run : story.uncounted) note_reach(tally, range, run, crossing);
    }
    if (reaches_back(program[outage], crossing)) look_back(tally, target, story);
    count_if_down(tally, target, story);
    fill(tally, target, subject, story, plan::stretches_of(tally.plan, outage).watch.slots.size());
  }
  for (std::size_t i = 0; i < story.runs.size(); ++i) {
    if (!left_out[i]) continue;
    tally.findings.about_stretch(program[outage].log, events::FindingKind::OutsideTerm,
                                 story.runs[i].whole.from);
  }
}

}  // namespace akad::measures

#include "runtime/measures/availability.h"

#include <algorithm>
#include <map>

#include "runtime/measures/evaluate.h"
#include "runtime/measures/later/outages.h"
#include "runtime/targets/hours.h"

namespace akad::measures {

// By place in the range of periods.
struct PeriodSums {
  std::vector<Duration> down;
  std::vector<std::uint64_t> outages;
  std::vector<Duration> excluded;  // what would be down but for exclusions

  void begin(std::size_t periods) {
    down.assign(periods, 0);
    outages.assign(periods, 0);
    excluded.assign(periods, 0);
  }
};

struct OutageTally {
  const plan::Plan& plan;
  const events::EventStore& store;
  clocks::Answers& answers;
  clocks::Findings& findings;
  Cells& cells;
  Exclusions& exclusions;
  std::vector<ClaimRow>* claims = nullptr;  // null: nobody lists them
  targets::SubjectCalendars calendars = {plan, store, findings};
  AskedOfTime asked = {};
  clocks::OutageStory story = {};
  GroupRow group = {};

  // Of the target that is counted.
  PeriodSums sums = {};
  PeriodSums if_down = {};                    // with the unknown stretches; empty without
  std::vector<Instant> reach = {};            // by place in the range: the end of the last outage
  std::vector<std::uint64_t> rewritten = {};  // likewise
  std::vector<targets::Hours> hours = {};     // likewise: that are promised; empty: every hour
  std::vector<SharedGrants> grants = {};      // by exclusion of the target
  using Excluded = std::shared_ptr<const ExcludedTime>;
  Excluded excluded = {};    // never null while a target is counted
  ExcludedTime surely = {};  // of it, what no unknown end leaves open

  // By target: what leaves the time of whoever is granted what everybody is. Worked out once.
  std::map<Id<ir::Target>, Excluded> everybodys = {};
};

namespace {

using clocks::OutageRun;

Interval cut(const Interval& run, const Interval& to) {
  return {std::max(run.from, to.from), std::min(run.to, to.to)};
}

// What is added up: everything, or what lies in the hours that are promised in the period.
Duration promised(const OutageTally& tally, std::size_t at, const Interval& span) {
  if (span.empty()) return 0;
  return tally.hours.empty() ? span.length()
                             : targets::open_time(tally.hours[at], span.from, span.to);
}
Duration promised(const OutageTally& tally, std::size_t at, const time::Lengths& time,
                  const Interval& span) {
  if (tally.hours.empty() || time.empty()) return time.within(span);
  Duration sum = 0;
  for (const Interval& part : time::clipped(time.set(), span)) sum += promised(tally, at, part);
  return sum;
}
Duration excluded_in(const OutageTally& tally, std::size_t at, const ExcludedTime& excluded,
                     const Interval& span) {
  return promised(tally, at, excluded.not_promised, span) +
         promised(tally, at, excluded.not_down, span);
}

// A way to count: what is excluded, and where the sums go.
struct Counting {
  OutageTally& tally;
  plan::PeriodRange range;
  const ExcludedTime& excluded;
  PeriodSums& sums;
  bool notes_reach = true;
};

// `told`: of the run; null = nobody asks.
void add(const Counting& counting, std::size_t at, const Interval& part, CountedOutage* told) {
  const Duration excluded = excluded_in(counting.tally, at, counting.excluded, part);
  const Duration counted = promised(counting.tally, at, part) - excluded;
  counting.sums.down[at] += counted;
  counting.sums.excluded[at] += excluded;
  if (counted > 0) ++counting.sums.outages[at];
  if (told == nullptr) return;
  told->parts.push_back(
      {Id<plan::Period>::of(counting.range.first.index() + at), counted, excluded});
}

// What comes after the period decides how long its outages are in all, and when they begin.
void note_reach(OutageTally& tally, std::size_t at, Instant until) {
  if (tally.reach.empty()) return;
  tally.reach[at] = std::max(tally.reach[at], until);
}
void note_reach(const Counting& counting, std::size_t at, Instant until) {
  if (counting.notes_reach) note_reach(counting.tally, at, until);
}

void split(const Counting& counting, const OutageRun& run, CountedOutage* told) {
  const std::vector<plan::Period>& periods = counting.tally.plan.periods;
  const auto first = periods.begin() + counting.range.first.at;
  const auto last = periods.begin() + counting.range.last.at;
  auto row = std::partition_point(
      first, last, [&](const plan::Period& p) { return p.span.to <= run.counted.from; });
  for (; row != last && row->span.from < run.counted.to; ++row) {
    const auto at = static_cast<std::size_t>(row - first);
    add(counting, at, cut(run.counted, row->span), told);
    note_reach(counting, at, run.whole.to);
  }
}

void to_beginning(const Counting& counting, const OutageRun& run, CountedOutage* told) {
  const plan::Plan& plan = counting.tally.plan;
  const Id<plan::Period> period = plan::period_at(plan, counting.range, run.whole.from);
  const Interval counted = cut(run.counted, plan.term);
  if (!period.valid() || counted.empty()) return;
  const std::size_t at = period.index() - counting.range.first.index();
  add(counting, at, counted, told);
  note_reach(counting, at, run.whole.to);
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
void follow(std::vector<std::int64_t>& values, const clocks::OutageStory& story, std::size_t& next,
            Instant until) {
  for (; next < story.changes.size() && story.changes[next].at < until; ++next) {
    const clocks::Change& change = story.changes[next];
    values[change.slot.index()] = change.value;
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

void add_excluded(const OutageTally& tally, std::size_t at, const Interval& so_far,
                  TimeCounts& time) {
  const ExcludedTime& excluded = *tally.excluded;
  if (excluded.empty()) return;
  const Duration not_promised = promised(tally, at, excluded.not_promised, so_far);
  time.service -= not_promised;
  time.not_promised = not_promised;
  time.excluded = excluded_in(tally, at, excluded, so_far);
  if (tally.if_down.down.empty()) return;
  // The least that can come of it: where it was up it was excluded, where it was down it was not.
  const Duration unknown = not_promised - promised(tally, at, tally.surely.not_promised, so_far);
  time.more_service = std::min(unknown, time.more_down);
}

// The remembered values of a subject at the end of each period of a target, or at as-of.
class ValuesAtEnds {
 public:
  ValuesAtEnds(const plan::Plan& plan, const clocks::OutageStory& story, std::size_t slots)
      : plan_(plan), story_(story), values_(slots, clocks::kAbsent) {}

  // Periods in order.
  const std::vector<std::int64_t>& of(Id<plan::Period> period) {
    follow(values_, story_, next_, std::min(plan::period(plan_, period).span.to, plan_.as_of));
    return values_;
  }

 private:
  const plan::Plan& plan_;
  const clocks::OutageStory& story_;
  std::vector<std::int64_t> values_;
  std::size_t next_ = 0;
};

// The hours that are promised, in the zone that the subject has at the end of each period.
void bind_hours(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story) {
  tally.hours.clear();
  const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
  if (!rules.hours.valid()) return;
  const plan::Watch& watch = plan::stretches_of(tally.plan, rules.outage).watch;
  ValuesAtEnds values(tally.plan, story, watch.slots.size());
  for (const Id<plan::Period> period : plan::periods_of(tally.plan, target)) {
    const Instant from = plan::period(tally.plan, period).span.from;
    tally.hours.push_back(tally.calendars.of(rules.hours, watch, values.of(period).data(), from));
    if (tally.asked.evidence == nullptr || tally.asked.target != target) continue;
    const Interval& span = plan::period(tally.plan, period).span;
    const time::IntervalSet open = time::open_within(
        *tally.hours.back().calendar, {span.from, std::min(span.to, tally.plan.as_of)});
    time::IntervalSet& openings = tally.asked.evidence->openings;
    openings.insert(openings.end(), open.begin(), open.end());
  }
}

void fill(OutageTally& tally, Id<ir::Target> target, std::uint32_t subject,
          const clocks::OutageStory& story, std::size_t slots) {
  const plan::Plan& plan = tally.plan;
  const plan::PeriodRange range = plan::periods_of(plan, target);
  ValuesAtEnds values(plan, story, slots);
  for (const Id<plan::Period> period : range) {
    group_by(plan, target, values.of(period).data(), subject, tally.group);
    const std::size_t at = period.index() - range.first.index();
    Cell& cell = tally.cells.find(target, period, tally.group);
    reach_of_outages(tally, target, subject, period, at, cell);
    const Interval& span = plan::period(plan, period).span;
    const Interval so_far{span.from, std::min(span.to, plan.as_of)};
    const std::vector<Duration>& if_down = tally.if_down.down;
    TimeCounts time{promised(tally, at, so_far), tally.sums.down[at], tally.sums.outages[at],
                    if_down.empty() ? 0 : if_down[at] - tally.sums.down[at]};
    add_excluded(tally, at, so_far, time);
    time.excluded_down = tally.sums.excluded[at];
    time.rewritten = tally.rewritten[at];
    add_time(cell, time);
  }
}

CountedOutage* told_of(OutageTally& tally, Id<ir::Target> target, const OutageRun& run,
                       bool is_outside) {
  if (tally.asked.evidence == nullptr || tally.asked.target != target) return nullptr;
  tally.asked.evidence->counted.push_back({run.whole, is_outside});
  return &tally.asked.evidence->counted.back();
}

void distribute(const Counting& counting, const OutageRun& run, ir::CrossingOutages crossing,
                CountedOutage* told) {
  switch (crossing) {
    case ir::CrossingOutages::Split: return split(counting, run, told);
    case ir::CrossingOutages::ByBegin: return to_beginning(counting, run, told);
  }
}

// What would have been down if the unknown stretches were, and were not excluded. Only the time is
// asked for.
void count_if_down(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story) {
  const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
  const bool excluded_unknown = std::any_of(tally.grants.begin(), tally.grants.end(),
                                            [](const auto& row) { return !row->unknown.empty(); });
  tally.if_down.begin(0);
  if (story.unknown.empty() && !excluded_unknown) return;
  const plan::PeriodRange range = plan::periods_of(tally.plan, target);
  tally.if_down.begin(range.size());
  tally.surely = excluded_by(rules, tally.grants, true);
  const Counting counting{tally, range, tally.surely, tally.if_down, false};
  for (const OutageRun& run : story.unknown.empty() ? story.runs : story.runs_if_down) {
    distribute(counting, run, rules.crossing, nullptr);
  }
}

// Of a quota of downtime it matters what was down in the hours that count.
DownTime down_time(const OutageTally& tally, Id<ir::Target> target,
                   const clocks::OutageStory& story) {
  DownTime down{&story.runs};
  for (const OutageRun& run : story.runs) down.counted.push_back(run.counted);
  if (tally.hours.empty()) return down;
  time::IntervalSet open;
  const plan::PeriodRange range = plan::periods_of(tally.plan, target);
  for (const Id<plan::Period> period : range) {
    const targets::Hours& hours = tally.hours[period.index() - range.first.index()];
    for (const Interval& part :
         time::clipped(down.counted, plan::period(tally.plan, period).span)) {
      const time::IntervalSet here = time::open_within(*hours.calendar, part);
      open.insert(open.end(), here.begin(), here.end());
    }
  }
  down.counted = time::normalized(std::move(open));
  return down;
}

bool are_everybodys(const OutageTally& tally, const ir::OfTime& rules) {
  for (std::size_t i = 0; i < rules.excluding.size(); ++i) {
    const Id<ir::Exclusion> exclusion = rules.excluding[i].exclusion;
    if (!tally.exclusions.are_everybodys(exclusion, tally.grants[i])) return false;
  }
  return true;
}

// What of the subject's time the target excludes.
void exclude(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story) {
  const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
  tally.grants.clear();
  if (!rules.excluding.empty()) {
    const DownTime down = down_time(tally, target, story);
    const bool is_asked = tally.asked.evidence != nullptr && tally.asked.target == target;
    for (const ir::Excluding& row : rules.excluding) {
      ExclusionEvidence* evidence = nullptr;
      if (is_asked) evidence = &tally.asked.evidence->exclusions.emplace_back();
      tally.grants.push_back(tally.exclusions.grants(row.exclusion, down, evidence));
    }
  }
  const auto excluded = [&] {
    return std::make_shared<const ExcludedTime>(excluded_by(rules, tally.grants, false));
  };
  if (are_everybodys(tally, rules)) {
    auto& known = tally.everybodys[target];
    if (known == nullptr) known = excluded();
    tally.excluded = known;
  } else {
    tally.excluded = excluded();
  }
}

// What of each claim the target's result went without.
void list_claims(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story) {
  if (tally.claims == nullptr) return;
  const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
  time::IntervalSet down;
  for (const OutageRun& run : story.runs) down.push_back(run.counted);
  for (std::size_t i = 0; i < rules.excluding.size(); ++i) {
    tally.exclusions.list(target, rules.excluding[i].exclusion, *tally.grants[i], down,
                          *tally.claims);
  }
}

}  // namespace

OutageCounter::OutageCounter(const plan::Plan& plan, const events::EventStore& store,
                             clocks::Answers& answers, clocks::Findings& findings, Cells& cells,
                             Exclusions& exclusions, std::vector<ClaimRow>* claims)
    : tally_(new OutageTally{plan, store, answers, findings, cells, exclusions, claims}) {}

OutageCounter::~OutageCounter() = default;

void OutageCounter::count(Id<ir::Outage> outage, std::uint32_t subject,
                          const clocks::Happenings& happenings, bool named, AskedOfTime asked) {
  OutageTally& tally = *tally_;
  tally.asked = asked;
  TimeEvidence* evidence = asked.evidence;
  clocks::OutageStory& story = evidence == nullptr ? tally.story : evidence->outages;
  clocks::tell_outages(tally.plan, outage, happenings, tally.answers, tally.findings, story,
                       evidence == nullptr ? nullptr : &evidence->outage);
  if (!story.known && !named) return;
  const plan::BoundOutage& bound = tally.plan.outages[outage.index()];
  const ir::Program& program = *tally.plan.program;
  std::vector<bool> left_out(story.runs.size());
  for (const Id<ir::Target> target : bound.targets) {
    const auto crossing = ir::of_time(program[target]).crossing;
    const plan::PeriodRange range = plan::periods_of(tally.plan, target);
    tally.sums.begin(range.size());
    tally.rewritten.assign(range.size(), 0);
    bind_hours(tally, target, story);
    exclude(tally, target, story);
    const bool may_be_lost = !tally.store.losses.empty() && reaches_back(program[outage], crossing);
    tally.reach.assign(may_be_lost ? range.size() : 0, 0);
    const Counting counting{tally, range, *tally.excluded, tally.sums};
    for (std::size_t i = 0; i < story.runs.size(); ++i) {
      const OutageRun& run = story.runs[i];
      const bool is_outside = outside(tally.plan, run, crossing);
      if (is_outside) left_out[i] = true;
      distribute(counting, run, crossing, told_of(tally, target, run, is_outside));
    }
    if (may_be_lost) {
      for (const Interval& run : story.uncounted) note_reach(tally, range, run, crossing);
    }
    if (reaches_back(program[outage], crossing)) {
      tally.rewritten = rewritten_outages(tally.plan, target, story);
    }
    count_if_down(tally, target, story);
    fill(tally, target, subject, story, plan::stretches_of(tally.plan, outage).watch.slots.size());
    list_claims(tally, target, story);
  }
  for (std::size_t i = 0; i < story.runs.size(); ++i) {
    if (!left_out[i]) continue;
    tally.findings.about_stretch(program[outage].log, events::FindingKind::OutsideTerm,
                                 story.runs[i].whole.from);
  }
}

}  // namespace akad::measures

#include "runtime/measures/availability.h"

#include <algorithm>
#include <set>

#include "runtime/measures/amounts/outage_units.h"
#include "runtime/measures/evaluate.h"
#include "runtime/measures/later/outages.h"
#include "runtime/measures/time/excluding.h"
#include "runtime/measures/time/listed.h"
#include "runtime/measures/values_at_ends.h"

namespace akad::measures {

namespace {

using clocks::OutageRun;

// A run that does not count would, were it joined to one that is lost.
void note_reach(OutageTally& tally, plan::PeriodRange range, const Interval& uncounted,
                ir::CrossingOutages crossing) {
  const bool by_begin = crossing == ir::CrossingOutages::ByBegin;
  Id<plan::Period> period = plan::period_at(tally.plan, range, uncounted.from);
  // It began before the first, or in time that belongs to none.
  if (!period.valid() && !by_begin) {
    period = plan::period_from(tally.plan, range, uncounted.from);
  }
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

bool has_rows(const ir::Outage& outage) {
  const auto* slots = std::get_if<ir::BySlots>(&outage.down);
  return slots != nullptr && ir::has_rows(*slots);
}

// Up to where a row of slots may go that counts before `end`; one that passes slots over goes on
// as long as there are such.
Instant end_of_rows(const OutageTally& tally, const ir::Outage& outage, Instant end) {
  if (!has_rows(outage)) return end;
  const auto& slots = std::get<ir::BySlots>(outage.down);
  if (slots.few && slots.few->counts == ir::SlotCounts::PassedOver) {
    return std::max(end, tally.plan.as_of);
  }
  return end + slots.slot * std::max(slots.down_after.count, slots.up_after.count);
}

void reach_of_outages(OutageTally& tally, Id<ir::Target> target, std::uint32_t subject,
                      Id<plan::Period> period, std::size_t at, Cell& cell) {
  if (tally.reach.empty()) return;
  const ir::Program& program = *tally.plan.program;
  const ir::Outage& outage = program[ir::of_time(program[target]).outage];
  // A stretch before the end that was too short alone may be joined to one behind it.
  const Instant end = plan::period(tally.plan, period).span.to;
  const Instant rows = end_of_rows(tally, outage, end);
  const Interval later{end, std::max(tally.reach[at], rows) + outage.merge_gap + 1};
  if (later.empty()) return;
  const Id<ir::Log> members = program[outage.log].members;
  const bool lost = ir::any_log_of(program, program[target], [&](Id<ir::Log> log) {
    return log == members ? is_lost_in(tally, log, later)
                          : events::is_lost_in(tally.store, log, subject, later);
  });
  if (lost) reach_to(cell, later.to);
}

// Whether a later record can change what is down before it.
bool reaches_back(const ir::Outage& outage, ir::CrossingOutages crossing) {
  return crossing == ir::CrossingOutages::ByBegin || outage.test != ir::LengthTest::None ||
         outage.merge_gap > 0 || has_rows(outage);
}

// What is promised of a period so far. `away`: what is not measured; `excluded`: how much else
// leaves the period up to now. Where a month is taken as so many days, what is not measured leaves
// it in proportion, as what the term cuts off does; and of one that is shorter than it is more may
// be excluded than there is.
Duration promised_in(const OutageTally& tally, Id<ir::Target> target, Id<plan::Period> id,
                     const time::IntervalSet& away, Duration excluded) {
  const plan::Plan& plan = tally.plan;
  const Interval now = so_far(plan, id);
  const std::size_t at = id.index() - plan::periods_of(plan, target).first.index();
  const auto measured = [&](const Interval& span) {
    const Interval here = cut(span, now);
    if (here.empty()) return Duration{0};
    return promised(tally, at, here) - promised(tally, at, away, here);
  };
  const std::int32_t days = ir::of_time((*plan.program)[target]).month_days;
  if (days == 0) return measured(now) - excluded;
  const Duration taken =
      plan::taken_as(plan::period(plan, id), plan.zone, ir::term_of(*plan.program), days, measured);
  return std::max<Duration>(taken - excluded, 0);
}

// What is taken from the time of the period, and what nobody knows of the rest.
void add_taken(const OutageTally& tally, Id<ir::Target> target, Id<plan::Period> id,
               TimeCounts& time) {
  const Interval now = so_far(tally.plan, id);
  const std::size_t at = id.index() - plan::periods_of(tally.plan, target).first.index();
  const ExcludedTime& excluded = tally.taken->excluded;
  const Duration not_promised = promised(tally, at, excluded.not_promised, now);
  time.service = promised_in(tally, target, id, tally.taken->away, not_promised);
  time.service_without = time.service;
  if (!excluded.empty()) {
    time.service_without = promised_in(tally, target, id, tally.taken->away_without, 0);
  }
  time.excluded = excluded_in(tally, at, excluded, now);
  time.not_covered = promised(tally, at, tally.coverage.not_covered, now);
  time.left_out = promised(tally, at, tally.taken->away, now) - time.not_covered;
  time.unknown = promised(tally, at, tally.unknown, now);
  time.silent_up = promised(tally, at, tally.silent_up, now);
  if (!tally.if_down.down.empty()) time.more_service = tally.base_if_down[at] - time.service;
}

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
    if (!tally.is_asked_of(target)) continue;
    const time::IntervalSet open =
        time::open_within(*tally.hours.back().calendar, so_far(tally.plan, period));
    time::IntervalSet& openings = tally.asked.evidence->openings;
    openings.insert(openings.end(), open.begin(), open.end());
  }
}

// By place: how many periods ago the outages counted that count there again, in the same group.
// Empty where none does.
using AgainByPlace = std::vector<std::vector<std::int32_t>>;

AgainByPlace again_by_place(const OutageTally& tally, Id<ir::Target> target, std::uint32_t subject,
                            const clocks::OutageStory& story, std::size_t slots) {
  const plan::Plan& plan = tally.plan;
  if (tally.sums.in_several.empty() || !ir::looks_back((*plan.program)[target])) return {};
  std::vector<GroupRow> groups;
  ValuesAtEnds values(plan, story, slots);
  for (const Id<plan::Period> period : plan::periods_of(plan, target)) {
    group_by(plan, target, values.of(period).data(), subject, groups.emplace_back());
  }
  AgainByPlace again(groups.size());
  for (const std::vector<std::size_t>& places : tally.sums.in_several) {
    std::map<GroupRow, std::size_t> last;
    for (const std::size_t at : places) {
      const auto [found, is_first] = last.try_emplace(groups[at], at);
      if (is_first) continue;
      again[at].push_back(static_cast<std::int32_t>(at - found->second));
      found->second = at;
    }
  }
  return again;
}

void fill(OutageTally& tally, Id<ir::Target> target, std::uint32_t subject,
          const clocks::OutageStory& story, std::size_t slots) {
  const plan::Plan& plan = tally.plan;
  const plan::PeriodRange range = plan::periods_of(plan, target);
  ValuesAtEnds values(plan, story, slots);
  AgainByPlace again = again_by_place(tally, target, subject, story, slots);
  for (const Id<plan::Period> period : range) {
    group_by(plan, target, values.of(period).data(), subject, tally.group);
    const std::size_t at = period.index() - range.first.index();
    Cell& cell = tally.cells.find(target, period, tally.group);
    reach_of_outages(tally, target, subject, period, at, cell);
    const std::vector<Rational>& if_down = tally.if_down.down;
    TimeCounts time{0, tally.sums.down[at], tally.sums.outages[at],
                    if_down.empty() ? Rational(0) : if_down[at] - tally.sums.down[at]};
    add_taken(tally, target, period, time);
    time.excluded_down = tally.sums.excluded[at];
    time.silent_down = tally.sums.silent[at];
    time.rewritten = tally.rewritten[at];
    if (!again.empty() && !again[at].empty()) time.again = {std::move(again[at])};
    if (!tally.sums.owed.empty() && !tally.sums.owed[at].empty()) {
      time.outages_owed = {std::move(tally.sums.owed[at])};
    }
    add_time(cell, time);
  }
}

CountedOutage* told_of(OutageTally& tally, Id<ir::Target> target, const OutageRun& run,
                       bool is_outside) {
  const bool asked = tally.is_asked_of(target);
  if (!asked && tally.outages == nullptr) return nullptr;
  auto& counted = asked ? tally.asked.evidence->counted : tally.counted;
  return &counted.emplace_back(CountedOutage{run.whole, is_outside});
}

// `left_out`: gets when those began that lie outside the term.
void count_runs(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story,
                const OutageUnits& units, std::set<Instant>& left_out) {
  const auto crossing = ir::of_time((*tally.plan.program)[target]).crossing;
  std::vector<CountedPart> parts;
  const Counting counting{
      tally, plan::periods_of(tally.plan, target), *tally.taken, tally.sums, story.weights,
      true,  units.any() ? &parts : nullptr};
  for (const OutageRun& run : story.runs) {
    const bool is_outside = outside(tally.plan, run, crossing);
    if (is_outside) left_out.insert(run.whole.from);
    CountedOutage* told = told_of(tally, target, run, is_outside);
    parts.clear();
    distribute(counting, run, crossing, told);
    if (units.any()) units.add(counting, parts, told);
  }
}

// The time that is promised in each period if the unknown stretches were down: what may be excluded
// is where it was up, and is not where it was down.
void promise_if_down(OutageTally& tally, Id<ir::Target> target, const Taken& surely,
                     const Taken& perhaps, const std::vector<OutageRun>& runs) {
  time::IntervalSet gone = perhaps.excluded.not_promised.set();
  const time::IntervalSet open = time::without(gone, surely.excluded.not_promised.set());
  if (!open.empty()) gone = time::without(gone, time::intersected(open, counted_of(runs)));
  gone = time::without(gone, surely.away);
  tally.base_if_down.clear();
  const plan::PeriodRange range = plan::periods_of(tally.plan, target);
  for (const Id<plan::Period> period : range) {
    const std::size_t at = period.index() - range.first.index();
    const Interval now = so_far(tally.plan, period);
    const Duration excluded = promised(tally, at, gone, now);
    tally.base_if_down.push_back(promised_in(tally, target, period, surely.away, excluded));
  }
}

// What each outage is paid for then.
void add_units_if_down(OutageTally& tally, const OutageUnits& units,
                       const clocks::OutageStory& story, const Counting& if_down,
                       const std::vector<OutageRun>& runs) {
  PeriodSums again;  // what is added up a second time
  again.begin(if_down.range.size());
  const Counting known{tally, if_down.range, *tally.taken, again, story.weights, false};
  const Counting then{tally, if_down.range, if_down.taken, again, if_down.weights, false};
  units.add_if_down(tally.sums, known, story.runs, then, runs);
}

// What would have been down if the unknown stretches were, and were not excluded. Only the time is
// asked for.
void count_if_down(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story,
                   const OutageUnits& units) {
  const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
  const bool excluded_unknown = std::any_of(tally.grants.begin(), tally.grants.end(),
                                            [](const auto& row) { return !row->unknown.empty(); });
  tally.if_down.begin(0);
  if (story.unknown.empty() && !excluded_unknown && !story.weights_if_down) return;
  const plan::PeriodRange range = plan::periods_of(tally.plan, target);
  tally.if_down.begin(range.size());
  note_held(tally);
  const std::vector<OutageRun>& runs = story.unknown.empty() ? story.runs : story.runs_if_down;
  // A quota of downtime is used by what may have been down.
  const std::vector<SharedGrants> grants =
      story.unknown.empty() ? tally.grants : grants_of(tally, target, runs, false);
  const Taken surely = taken_by(tally, target, grants, true);
  const clocks::Weights& weights = story.weights_if_down ? *story.weights_if_down : story.weights;
  const Counting counting{tally, range, surely, tally.if_down, weights, false};
  for (const OutageRun& run : runs) distribute(counting, run, rules.crossing, nullptr);
  if (units.any()) add_units_if_down(tally, units, story, counting, runs);
  promise_if_down(tally, target, surely, taken_by(tally, target, grants, false), runs);
}

// What the target excludes of the subject's time, and what is not measured of it.
void take_away(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story) {
  tally.grants = grants_of(tally, target, story.runs, true);
  tally.taken = taken(tally, target);
  // In hours of the subject the sums of everybody are of no use.
  if (!tally.hours.empty()) note_held(tally);
  tally.unknown.clear();
  tally.silent.clear();
  tally.silent_up.clear();
  if (story.unknown.empty() && tally.coverage.silent.empty()) return;
  const ExcludedTime& excluded = tally.taken->excluded;
  time::IntervalSet known = time::united(excluded.not_promised.set(), excluded.not_down.set());
  known = time::united(known, tally.taken->away);
  const time::IntervalSet down = time::normalized(counted_of(story.runs));
  tally.unknown = time::without(time::normalized(story.unknown), time::united(known, down));
  tally.silent = time::without(tally.coverage.silent, known);
  const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
  if (rules.unrecorded == ir::Unrecorded::Up) tally.silent_up = time::without(tally.silent, down);
}

// The story as the target sees it.
const clocks::OutageStory& covered_story(OutageTally& tally, Id<ir::Target> target,
                                         const clocks::Happenings& happenings,
                                         const clocks::OutageStory& told) {
  const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
  tally.coverage.clear();
  if (!has_coverage(rules) && !tally.in_service) return told;
  const time::IntervalSet* in_service = tally.in_service ? &*tally.in_service : nullptr;
  tally.coverage = coverage_of(tally.plan, rules, in_service, happenings, told, tally.answers);
  tally.covered = told;
  TimeEvidence* evidence = tally.is_asked_of(target) ? tally.asked.evidence : nullptr;
  apply_coverage(tally.plan, rules, tally.coverage, tally.covered,
                 evidence == nullptr ? nullptr : &evidence->outage);
  if (evidence != nullptr) evidence->coverage = tally.coverage;
  return tally.covered;
}

// Whether later records, were they not lost, could change what stands before the end of a period.
void note_reaches(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story) {
  const ir::Program& program = *tally.plan.program;
  const ir::OfTime& rules = ir::of_time(program[target]);
  const bool by_silence = rules.silence > 0;
  const bool by_outages = reaches_back(program[rules.outage], rules.crossing);
  const bool may_be_lost = !tally.store.losses.empty() && (by_outages || by_silence);
  const plan::PeriodRange range = plan::periods_of(tally.plan, target);
  tally.reach.assign(may_be_lost ? range.size() : 0, 0);
  if (!may_be_lost) return;
  for (const Interval& run : story.uncounted) note_reach(tally, range, run, rules.crossing);
  for (const Interval& span : tally.coverage.silent) {
    note_reach(tally, range, span, ir::CrossingOutages::Split);
  }
}

}  // namespace

OutageCounter::OutageCounter(const plan::Plan& plan, const events::EventStore& store,
                             clocks::Answers& answers, clocks::Findings& findings, Cells& cells,
                             Exclusions& exclusions, std::vector<ClaimRow>* claims,
                             std::vector<OutageRow>* outages)
    : tally_(new OutageTally{plan, store, answers, findings, cells, exclusions, claims, outages}) {}

OutageCounter::~OutageCounter() = default;

void OutageCounter::count(Id<ir::Outage> outage, std::uint32_t subject,
                          const clocks::Happenings& happenings, bool named, AskedOfTime asked) {
  OutageTally& tally = *tally_;
  tally.asked = asked;
  TimeEvidence* evidence = asked.evidence;
  clocks::OutageStory& told = evidence == nullptr ? tally.story : evidence->outages;
  clocks::tell_outages(tally.plan, outage, happenings, tally.answers, tally.findings, told,
                       evidence == nullptr ? nullptr : &evidence->outage);
  tally.in_service = tally.covers.of((*tally.plan.program)[outage].log, subject, happenings);
  const bool serves = tally.in_service && !tally.in_service->empty();
  if (told.known || named || serves) count_told(outage, subject, happenings, told);
}

void OutageCounter::count_group(Id<ir::Outage> outage, std::uint32_t group,
                                const clocks::OutageStory& told, AskedOfTime asked) {
  OutageTally& tally = *tally_;
  tally.asked = asked;
  tally.in_service.reset();
  if (asked.evidence != nullptr) {
    asked.evidence->outages = told;
    clocks::shape_outages((*tally.plan.program)[outage], asked.evidence->outages,
                          &asked.evidence->outage);
  }
  count_told(outage, group, {}, told);
}

void OutageCounter::count_told(Id<ir::Outage> outage, std::uint32_t subject,
                               const clocks::Happenings& happenings,
                               const clocks::OutageStory& told) {
  OutageTally& tally = *tally_;
  const ir::Program& program = *tally.plan.program;
  std::set<Instant> left_out;  // when they began
  for (const Id<ir::Target> target : tally.plan.outages[outage.index()].targets) {
    const clocks::OutageStory& story = covered_story(tally, target, happenings, told);
    const auto crossing = ir::of_time(program[target]).crossing;
    const plan::PeriodRange range = plan::periods_of(tally.plan, target);
    tally.sums.begin(range.size());
    tally.rewritten.assign(range.size(), 0);
    bind_hours(tally, target, story);
    take_away(tally, target, story);
    note_reaches(tally, target, story);
    const OutageUnits units(tally.plan, target, range);
    count_runs(tally, target, story, units, left_out);
    if (reaches_back(program[outage], crossing)) {
      tally.rewritten = rewritten_outages(tally.plan, target, story);
    }
    count_if_down(tally, target, story, units);
    fill(tally, target, subject, story, plan::stretches_of(tally.plan, outage).watch.slots.size());
    list_claims(tally, target, story);
    list_outages(tally, target, subject);
  }
  for (const Instant began : left_out) {
    tally.findings.about_stretch(program[outage].log, events::FindingKind::OutsideTerm, began);
  }
}

}  // namespace akad::measures

#include "runtime/measures/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "runtime/events/compare.h"
#include "runtime/events/order.h"
#include "runtime/measures/availability.h"
#include "runtime/measures/figures/figure_counter.h"
#include "runtime/measures/items.h"
#include "runtime/measures/later/hindsight.h"
#include "runtime/measures/never_given.h"
#include "runtime/measures/time/covers.h"

namespace akad::measures {
namespace {

// Whether which of several values is last needs no telling: arranging told of changes that say the
// value before, and that a record lacks a value of that record only contradicts none.
bool is_settled(const plan::Plan& plan, const events::ContentOrder& order,
                const events::Occurrence& before) {
  const ir::Signal& signal = (*plan.program)[plan.channels.signal_at(before.channel)];
  if (signal.before.valid() && !order.store.befores.empty()) return true;
  return signal.that_record_only && order.says_none(before);
}

// One signal with two values at one instant; arranging put the one that is kept last.
void note_conflicts(const plan::Plan& plan, const events::EventStore& store,
                    const clocks::Happenings& happenings, clocks::Findings& findings) {
  const events::ContentOrder order{store, plan.channels};
  for (std::size_t i = 1; i < happenings.count; ++i) {
    const events::Occurrence& before = happenings.first[i - 1];
    const events::Occurrence& here = happenings.first[i];
    if (here.at != before.at || here.channel != before.channel || here.value == before.value) {
      continue;
    }
    const bool ordered =
        happenings.sequences != nullptr && happenings.sequences[i] != happenings.sequences[i - 1];
    const bool is_signal = plan.channels.kind_of(here.channel) == events::ChannelKind::Signal;
    if (ordered || !is_signal || here.at >= plan.as_of) continue;
    if (plan.only_added[here.channel.index()]) continue;
    if (is_settled(plan, order, before)) continue;
    findings.about(i - 1, before, events::FindingKind::ConflictingValues, i);
  }
}

// Where a signal that was never given is said to be, nothing more is.
void report_undecided(const plan::Plan& plan, const events::EventStore& store,
                      std::uint32_t subject, clocks::Answers& answers, const NeverGiven& missing,
                      events::FindingList& findings) {
  const ir::Program& program = *plan.program;
  for (const Id<ir::Condition> row : answers.take_undecided()) {
    const ir::Condition& condition = program[row];
    if (missing.counts(condition.signal)) continue;
    const ir::Signal& signal = program[condition.signal];
    events::Finding finding;
    finding.kind = events::FindingKind::NothingToCompare;
    finding.log = signal.log.at;
    finding.subject = store.subjects.text(subject);
    finding.detail = fmt::format(
        "{}; {}", signal.name, events::advice_on_nothing(signal.name, condition.constants.front()));
    findings.count_of_name(finding.log, finding.kind, signal.name);
    findings.add(std::move(finding));
  }
}

// Who writes records and is in service at no time: once of each log that says who is.
void note_not_in_service(const plan::Plan& plan, const events::EventStore& store,
                         const Covers& covers, std::uint32_t subject,
                         const clocks::Happenings& happenings, events::FindingList& list) {
  for (const ir::Cover& cover : plan.program->covers) {
    bool told = events::is_named(store, cover.log, subject);
    for (std::size_t i = 0; i < happenings.count && !told; ++i) {
      const events::Occurrence& row = happenings.first[i];
      if (row.at >= plan.as_of) break;
      told = plan.channels.log_of(row.channel) == cover.log;
    }
    if (!told || !covers.of(cover.log, subject, happenings)->empty()) continue;
    events::Finding finding;
    finding.kind = events::FindingKind::NotInService;
    finding.log = cover.log.at;
    finding.subject = store.subjects.text(subject);
    list.add(std::move(finding));
  }
}

// From where each item counts up to its end.
time::IntervalSet time_of_items(const clocks::Story& story, Instant as_of) {
  std::vector<Interval> spans;
  for (const clocks::Cycle& cycle : story.cycles) {
    if (cycle.started == kNever) continue;
    const Instant from = std::min(cycle.started, story.origins[cycle.first_origin].at);
    spans.push_back({from, std::min(cycle.stopped, as_of)});
  }
  return time::normalized(std::move(spans));
}

SharedGrants touching(const time::IntervalSet& open, Grants grants) {
  std::erase_if(grants.claims,
                [&](const Granted& row) { return time::clipped(open, row.claim.span).empty(); });
  return std::make_shared<const Grants>(std::move(grants));
}

// Many subjects may share it.
using SharedTime = std::shared_ptr<const time::IntervalSet>;

SharedTime united(const SharedTime& time, const SharedGrants& grants) {
  if (time->empty() && grants->unknown.empty()) return SharedTime(grants, &grants->known);
  const time::IntervalSet granted = time::united(grants->known, grants->unknown);
  return std::make_shared<const time::IntervalSet>(time::united(*time, granted));
}

bool is_named_anywhere(const events::EventStore& store, std::uint32_t subject) {
  return std::any_of(store.named.begin(), store.named.end(), [subject](const auto& subjects) {
    return subject < subjects.size() && subjects[subject];
  });
}

// Of a group nothing is told: it is made of those that are.
bool is_told_of(const plan::Plan& plan, const events::EventStore& store, std::uint32_t subject) {
  for (const Id<ir::Log> log : ids_of(plan.program->logs)) {
    if (ir::has_records((*plan.program)[log]) && events::is_named(store, log, subject)) return true;
  }
  return false;
}

struct Evaluator {
  const plan::Plan& plan;
  clocks::Answers& answers;
  clocks::Findings& findings;
  ItemCounter& items;
  OutageCounter& outages;
  Exclusions& exclusions;
  std::vector<ClaimRow>& claims;
  Hindsight& hindsight;
  const events::EventStore& store;
  const Groups& groups;
  Evidence* evidence = nullptr;  // of the subject that is evaluated
  clocks::Story story = {};

  const ir::Target* asked() const {
    return evidence == nullptr ? nullptr : &(*plan.program)[evidence->target];
  }

  void evaluate_clock(Id<ir::Clock> clock, std::uint32_t subject,
                      const clocks::Happenings& happenings) {
    const ir::Target* target = asked();
    const bool told = target != nullptr && ir::clock_of(*target) == clock;
    clocks::Story& here = told ? evidence->story : story;
    clocks::walk(plan, clock, happenings, answers, findings, here,
                 told ? &evidence->clock : nullptr);
    items.evidence = told ? evidence : nullptr;
    const SharedTime excluded = excluded_from(clock, told);
    exclusions.note_held(clocks::pause_during(here, *excluded));
    count_items(items, clock, subject, here);
    exclusions.note_held(hindsight.look_back(clock, subject, happenings, here, *excluded));
  }

  // In which time the clock pauses for this subject. Where others tell of it, only what touches an
  // item is the subject's affair.
  SharedTime excluded_from(Id<ir::Clock> clock, bool told) {
    static const time::IntervalSet kNoTime;
    SharedTime all(SharedTime(), &kNoTime);
    if ((*plan.program)[clock].pauses_during.empty()) return all;
    const Id<ir::Signal> concerns = (*plan.program)[clock].concerns;
    const time::IntervalSet open = concerns.valid()
                                       ? time_of_items(told ? evidence->story : story, plan.as_of)
                                       : time::IntervalSet{};
    for (const Id<ir::Exclusion> id : (*plan.program)[clock].pauses_during) {
      ExclusionEvidence* noted = told ? &evidence->exclusions.emplace_back() : nullptr;
      SharedGrants grants = exclusions.grants(id, concerns, {}, noted);
      if (!all->empty()) exclusions.note_held(all->size() + grants->known.size());
      all = united(all, grants);
      if (concerns.valid() && (noted != nullptr || !exclusions.are_everybodys(id, grants))) {
        grants = touching(open, *grants);
        if (noted != nullptr) noted->claims = grants->claims;
      }
      for (const Id<ir::Target> target : plan.clocks[clock.index()].targets) {
        exclusions.list(target, id, *grants, {}, claims);
      }
    }
    return all;
  }

  void evaluate_outage(Id<ir::Outage> outage, std::uint32_t subject,
                       const clocks::Happenings& happenings) {
    const ir::Target* target = asked();
    const bool told = target != nullptr && ir::outage_of(*target) == outage;
    const AskedOfTime who = told ? AskedOfTime{evidence->target, &evidence->time} : AskedOfTime{};
    const Id<ir::Log> log = (*plan.program)[outage].log;
    if (!ir::has_records((*plan.program)[log])) {
      const clocks::OutageStory* told_of = groups.story(outage, subject);
      if (told_of != nullptr) outages.count_group(outage, subject, *told_of, who);
      return;
    }
    const bool named = events::is_named(store, log, subject);
    outages.count(outage, subject, happenings, named, who);
  }
};

}  // namespace

void count_listed(const plan::Plan& plan, Partial& partial, std::size_t from) {
  for (; from < partial.claims.size(); ++from) {
    partial.listed += times_listed(plan, partial.claims[from]);
  }
}

std::optional<Excess> excess_of(const plan::Plan& plan, const Partial& partial) {
  using limits::Limit;
  if (partial.kept > plan.limits[Limit::Items]) {
    return Excess{Limit::Items, partial.items.empty() ? partial.outages.back().target
                                                      : partial.items.back().target};
  }
  if (partial.listed > plan.limits[Limit::Claims]) {
    return Excess{Limit::Claims, partial.claims.back().target};
  }
  if (partial.held > plan.limits[Limit::Exclusions]) return Excess{Limit::Exclusions};
  if (partial.slots > plan.limits[Limit::Slots]) return Excess{Limit::Slots, partial.slots_of};
  return std::nullopt;
}

Partial evaluate(const plan::Plan& plan, const events::EventStore& store, Others others,
                 SubjectRange subjects, Listing listing, Evidence* evidence) {
  Partial partial;
  clocks::Answers answers(plan, store);
  clocks::Findings findings(plan, store);
  targets::Judge judge(plan, store, answers, findings);
  Cells cells(plan, store);
  ItemAmounts amounts(plan, answers, cells);
  ItemCounter items{plan,  store,   answers,       findings,     judge,
                    cells, amounts, partial.items, listing.items};
  Exclusions exclusions(plan, store, answers, findings, others.notices);
  OutageCounter outages(plan, store, answers, findings, cells, exclusions, &partial.claims,
                        listing.outages ? &partial.outages : nullptr);
  FigureCounter figures(plan, answers, findings, cells, evidence != nullptr);
  Hindsight hindsight(plan, store, answers, judge, cells);
  Evaluator evaluator{plan,       answers,        findings,  items, outages,
                      exclusions, partial.claims, hindsight, store, others.groups};
  NeverGiven missing(plan, answers);
  const Covers covers(plan, store);
  std::size_t counted = 0;  // of partial.claims
  for (std::uint32_t subject = subjects.first; subject < subjects.last; ++subject) {
    const clocks::Happenings happenings = clocks::happenings_of(store, subject);
    if (happenings.count == 0 && !is_named_anywhere(store, subject)) continue;
    if (happenings.count > 0 || is_told_of(plan, store, subject)) ++partial.subjects;
    findings.next_subject(subject, happenings.count);
    note_conflicts(plan, store, happenings, findings);
    missing.note(happenings);
    const bool asked = evidence != nullptr && evidence->subject == subject;
    evaluator.evidence = asked ? evidence : nullptr;
    exclusions.next_subject(subject, happenings);
    for (const Id<ir::Clock> clock : ids_of(plan.program->clocks)) {
      if (plan.clocks[clock.index()].targets.empty() || happenings.count == 0) continue;
      evaluator.evaluate_clock(clock, subject, happenings);
    }
    for (const Id<ir::Outage> outage : ids_of(plan.program->outages)) {
      if (plan.outages[outage.index()].targets.empty()) continue;
      evaluator.evaluate_outage(outage, subject, happenings);
    }
    figures.count_all(subject, happenings);
    report_undecided(plan, store, subject, answers, missing, partial.findings);
    note_not_in_service(plan, store, covers, subject, happenings, partial.findings);
    count_listed(plan, partial, counted);
    counted = partial.claims.size();
    partial.kept = items.kept + partial.outages.size();
    partial.held = exclusions.held();
    partial.slots = figures.slots();
    partial.slots_of = figures.slots_of();
    partial.excess = excess_of(plan, partial);
    if (cells.excess() || partial.excess) break;
  }
  if (evidence != nullptr) evidence->calendars = judge.calendars().bound();
  if (!partial.excess) partial.excess = cells.excess();
  if (!partial.excess) cells.into(partial.cells, answers);
  partial.never_given = missing.take();
  partial.reached = judge.reached();
  partial.findings.add(findings.take());
  partial.losses = findings.take_losses();
  return partial;
}

}  // namespace akad::measures

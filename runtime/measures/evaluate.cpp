#include "runtime/measures/evaluate.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/events/compare.h"
#include "runtime/events/order.h"
#include "runtime/measures/availability.h"
#include "runtime/measures/items.h"
#include "runtime/measures/later/hindsight.h"
#include "runtime/measures/never_given.h"

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

bool is_named_anywhere(const events::EventStore& store, std::uint32_t subject) {
  return std::any_of(store.named.begin(), store.named.end(), [subject](const auto& subjects) {
    return subject < subjects.size() && subjects[subject];
  });
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
    const time::IntervalSet excluded = excluded_from(clock, told);
    clocks::pause_during(here, excluded);
    count_items(items, clock, subject, here);
    hindsight.look_back(clock, subject, happenings, here, excluded);
  }

  // In which time the clock pauses for this subject.
  time::IntervalSet excluded_from(Id<ir::Clock> clock, bool told) {
    time::IntervalSet all;
    for (const Id<ir::Exclusion> id : (*plan.program)[clock].pauses_during) {
      ExclusionEvidence* noted = told ? &evidence->exclusions.emplace_back() : nullptr;
      const SharedGrants grants = exclusions.grants(id, {}, noted);
      all = time::united(all, time::united(grants->known, grants->unknown));
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
    const bool named = events::is_named(store, log, subject);
    outages.count(outage, subject, happenings, named, who);
  }
};

}  // namespace

Partial evaluate(const plan::Plan& plan, const events::EventStore& store, const Notices& notices,
                 SubjectRange subjects, bool keep_items, Evidence* evidence) {
  Partial partial;
  clocks::Answers answers(plan, store);
  clocks::Findings findings(plan, store);
  targets::Judge judge(plan, store, answers, findings);
  Cells cells(plan, store);
  ItemCounter items{
      plan, store, answers, findings, judge, cells, keep_items ? &partial.items : nullptr};
  Exclusions exclusions(plan, store, answers, findings, notices);
  OutageCounter outages(plan, store, answers, findings, cells, exclusions, &partial.claims);
  Hindsight hindsight(plan, store, answers, judge, cells);
  Evaluator evaluator{plan,       answers,        findings,  items, outages,
                      exclusions, partial.claims, hindsight, store};
  NeverGiven missing(plan, answers);
  for (std::uint32_t subject = subjects.first; subject < subjects.last; ++subject) {
    const clocks::Happenings happenings = clocks::happenings_of(store, subject);
    if (happenings.count == 0 && !is_named_anywhere(store, subject)) continue;
    ++partial.subjects;
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
    report_undecided(plan, store, subject, answers, missing, partial.findings);
    if (cells.excess() || partial.items.size() > plan.limits[limits::Limit::Items]) break;
  }
  if (evidence != nullptr) evidence->calendars = judge.calendars().bound();
  partial.excess = cells.excess();
  if (partial.items.size() > plan.limits[limits::Limit::Items]) {
    partial.excess = Excess{limits::Limit::Items, partial.items.back().target};
  }
  if (!partial.excess) cells.into(partial.cells, answers);
  partial.never_given = missing.take();
  partial.findings.add(findings.take());
  partial.losses = findings.take_losses();
  return partial;
}

}  // namespace akad::measures

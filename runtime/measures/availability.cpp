#include "runtime/measures/availability.h"

#include <algorithm>

#include "runtime/measures/evaluate.h"

namespace akad::measures {
namespace {

using clocks::OutageRun;

Interval cut(const Interval& run, const Interval& to) {
  return {std::max(run.from, to.from), std::min(run.to, to.to)};
}

// `told`: of the run; null = nobody asks.
void add(OutageCounter& counter, plan::PeriodRange range, std::size_t at, Duration counted,
         CountedOutage* told) {
  counter.down[at] += counted;
  ++counter.outages[at];
  if (told == nullptr) return;
  told->parts.push_back({Id<plan::Period>::of(range.first.index() + at), counted});
}

void split(OutageCounter& counter, plan::PeriodRange range, const OutageRun& run,
           CountedOutage* told) {
  const auto first = counter.plan.periods.begin() + range.first.at;
  const auto last = counter.plan.periods.begin() + range.last.at;
  auto row = std::partition_point(
      first, last, [&](const plan::Period& p) { return p.span.to <= run.counted.from; });
  for (; row != last && row->span.from < run.counted.to; ++row) {
    const auto at = static_cast<std::size_t>(row - first);
    add(counter, range, at, cut(run.counted, row->span).length(), told);
  }
}

void to_beginning(OutageCounter& counter, plan::PeriodRange range, const OutageRun& run,
                  CountedOutage* told) {
  const Id<plan::Period> period = plan::period_at(counter.plan, range, run.whole.from);
  const Interval counted = cut(run.counted, counter.plan.term);
  if (!period.valid() || counted.empty()) return;
  add(counter, range, period.index() - range.first.index(), counted.length(), told);
}

bool outside(const plan::Plan& plan, const OutageRun& run, ir::CrossingOutages crossing) {
  if (crossing == ir::CrossingOutages::Split) return cut(run.whole, plan.term).empty();
  return run.whole.from < plan.term.from || run.whole.from >= plan.term.to;
}

// Follows the changes before `until` from where the last period left off.
void follow(OutageCounter& counter, const clocks::OutageStory& story, std::size_t& next,
            Instant until) {
  for (; next < story.changes.size() && story.changes[next].at < until; ++next) {
    const clocks::Change& change = story.changes[next];
    counter.values[change.slot.index()] = change.value;
  }
}

void fill(OutageCounter& counter, Id<ir::Target> target, std::uint32_t subject,
          const clocks::OutageStory& story, std::size_t slots) {
  const plan::Plan& plan = counter.plan;
  const plan::PeriodRange range = plan::periods_of(plan, target);
  counter.values.assign(slots, clocks::kAbsent);
  std::size_t next = 0;
  for (const Id<plan::Period> period : range) {
    follow(counter, story, next, std::min(plan::period(plan, period).span.to, plan.as_of));
    counter.group.clear();
    for (const Id<plan::Slot> slot : plan.targets[target.index()].group_slots) {
      counter.group.push_back(counter.values[slot.index()]);
    }
    if ((*plan.program)[target].by_subject) counter.group.push_back(subject);
    const std::size_t at = period.index() - range.first.index();
    add_time(counter.cells.find(target, period, counter.group),
             {service_in(plan, period), counter.down[at], counter.outages[at]});
  }
}

CountedOutage* told_of(OutageCounter& counter, Id<ir::Target> target, const OutageRun& run,
                       bool is_outside) {
  if (counter.evidence == nullptr || counter.evidence->target != target) return nullptr;
  counter.evidence->counted.push_back({run.whole, is_outside});
  return &counter.evidence->counted.back();
}

}  // namespace

void count_outages(OutageCounter& counter, Id<ir::Outage> outage, std::uint32_t subject,
                   const clocks::Happenings& happenings) {
  Evidence* evidence = counter.evidence;
  clocks::OutageStory& story = evidence == nullptr ? counter.story : evidence->outages;
  clocks::tell_outages(counter.plan, outage, happenings, counter.answers, counter.findings, story,
                       evidence == nullptr ? nullptr : &evidence->outage);
  if (!story.known) return;
  const plan::BoundOutage& bound = counter.plan.outages[outage.index()];
  const ir::Program& program = *counter.plan.program;
  std::vector<bool> left_out(story.runs.size());
  for (const Id<ir::Target> target : bound.targets) {
    const auto crossing = ir::of_time(program[target]).crossing;
    const plan::PeriodRange range = plan::periods_of(counter.plan, target);
    counter.down.assign(range.size(), 0);
    counter.outages.assign(range.size(), 0);
    for (std::size_t i = 0; i < story.runs.size(); ++i) {
      const OutageRun& run = story.runs[i];
      const bool is_outside = outside(counter.plan, run, crossing);
      if (is_outside) left_out[i] = true;
      CountedOutage* told = told_of(counter, target, run, is_outside);
      if (crossing == ir::CrossingOutages::Split)
        split(counter, range, run, told);
      else
        to_beginning(counter, range, run, told);
    }
    fill(counter, target, subject, story,
         plan::stretches_of(counter.plan, outage).watch.slots.size());
  }
  for (std::size_t i = 0; i < story.runs.size(); ++i) {
    if (!left_out[i]) continue;
    counter.findings.about_stretch(program[outage].log, events::FindingKind::OutsideTerm,
                                   story.runs[i].whole.from);
  }
}

}  // namespace akad::measures

#include "runtime/measures/availability.h"

#include <algorithm>

#include "runtime/measures/evaluate.h"

namespace akad::measures {
namespace {

using clocks::OutageRun;

Interval cut(const Interval& run, const Interval& to) {
  return {std::max(run.from, to.from), std::min(run.to, to.to)};
}

void split(OutageCounter& counter, const OutageRun& run) {
  const auto& months = counter.plan.months;
  auto month = std::partition_point(months.begin(), months.end(), [&](const plan::BoundMonth& m) {
    return m.span.to <= run.counted.from;
  });
  for (; month != months.end() && month->span.from < run.counted.to; ++month) {
    const auto at = static_cast<std::size_t>(month - months.begin());
    counter.down[at] += cut(run.counted, month->span).length();
    ++counter.outages[at];
  }
}

void to_beginning(OutageCounter& counter, const OutageRun& run) {
  const std::int32_t month = plan::month_at(counter.plan, run.whole.from, 0);
  const std::int32_t asked = month - counter.plan.first_asked;
  if (month < 0 || asked < 0 || asked >= static_cast<std::int32_t>(counter.down.size())) return;
  counter.down[static_cast<std::size_t>(asked)] += cut(run.counted, counter.plan.term).length();
  ++counter.outages[static_cast<std::size_t>(asked)];
}

bool outside(const plan::Plan& plan, const OutageRun& run, ir::CrossingOutages crossing) {
  if (crossing == ir::CrossingOutages::Split) return cut(run.whole, plan.term).empty();
  return run.whole.from < plan.term.from || run.whole.from >= plan.term.to;
}

// Follows the changes before `until` from where the last month left off.
void follow(OutageCounter& counter, const clocks::OutageStory& story, std::size_t& next,
            Instant until) {
  for (; next < story.changes.size() && story.changes[next].at < until; ++next) {
    const clocks::Change& change = story.changes[next];
    counter.values[static_cast<std::size_t>(change.slot)] = change.value;
  }
}

void fill(OutageCounter& counter, std::int32_t target, std::uint32_t subject,
          const clocks::OutageStory& story, std::size_t slots) {
  const plan::Plan& plan = counter.plan;
  const ir::Target& rules = plan.program->targets[static_cast<std::size_t>(target)];
  counter.values.assign(slots, clocks::kAbsent);
  std::size_t next = 0;
  for (std::size_t i = 0; i < plan.months.size(); ++i) {
    const plan::BoundMonth& month = plan.months[i];
    follow(counter, story, next, std::min(month.span.to, plan.as_of));
    counter.group.clear();
    for (const std::int32_t slot : plan.targets[static_cast<std::size_t>(target)].group_slots) {
      counter.group.push_back(counter.values[static_cast<std::size_t>(slot)]);
    }
    if (rules.by_subject) counter.group.push_back(subject);
    const auto place = static_cast<std::int32_t>(i) + plan.first_asked;
    Cell* cell = counter.cells.find(target, place, counter.group);
    cell->service += service_in(plan, month);
    cell->down += counter.down[i];
    cell->outages += counter.outages[i];
  }
}

}  // namespace

void count_outages(OutageCounter& counter, Id<ir::Outage> outage, std::uint32_t subject,
                   const clocks::OutageStory& story) {
  if (!story.known) return;
  const plan::BoundOutage& bound = counter.plan.outages[outage.index()];
  const ir::Program& program = *counter.plan.program;
  std::vector<bool> left_out(story.runs.size());
  for (const std::int32_t target : bound.targets) {
    const auto crossing = program.targets[static_cast<std::size_t>(target)].crossing;
    counter.down.assign(counter.plan.months.size(), 0);
    counter.outages.assign(counter.plan.months.size(), 0);
    for (std::size_t i = 0; i < story.runs.size(); ++i) {
      const OutageRun& run = story.runs[i];
      if (outside(counter.plan, run, crossing)) left_out[i] = true;
      if (crossing == ir::CrossingOutages::Split) split(counter, run);
      else to_beginning(counter, run);
    }
    fill(counter, target, subject, story, bound.watch.slots.size());
  }
  for (std::size_t i = 0; i < story.runs.size(); ++i) {
    if (!left_out[i]) continue;
    counter.findings.about_stretch(program.outages[outage.index()].log.at,
                                   events::FindingKind::OutsideTerm, story.runs[i].whole.from);
  }
}

}  // namespace akad::measures

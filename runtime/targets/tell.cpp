#include "runtime/targets/tell.h"

namespace akad::targets {
namespace {

std::optional<ir::Constant> said(const clocks::Answers& answers, Id<ir::Signal> signal,
                                 std::int64_t value) {
  if (value == clocks::kAbsent) return std::nullopt;
  return answers.constant(signal, value);
}

std::vector<ValueChange> changes_of(const plan::Watch& watch, const clocks::Answers& answers,
                                    const clocks::Story& story, const clocks::Cycle& cycle) {
  std::vector<ValueChange> told;
  const clocks::Origin& start = story.origins[cycle.first_origin];
  for (std::uint32_t i = start.first_change; i < cycle.last_change; ++i) {
    const clocks::Change& change = story.changes[i];
    const Id<ir::Signal> signal = watch.slots[static_cast<std::size_t>(change.slot)];
    told.push_back({change.at, signal, said(answers, signal, change.before),
                    said(answers, signal, change.value)});
  }
  return told;
}

}  // namespace

std::vector<ItemStory> tell(const plan::Plan& plan, const events::EventStore& store,
                            std::uint32_t subject, Id<ir::Clock> clock) {
  clocks::Answers answers(plan, store);
  clocks::Findings findings(plan);
  Judge judge(plan, store, answers, findings);
  clocks::Story story;
  const clocks::Happenings happenings = clocks::happenings_of(store, subject);
  findings.next_subject(subject, happenings.count);
  clocks::walk(plan, clock, happenings, answers, findings, story);
  const plan::BoundClock& bound = plan.clocks[clock.index()];
  std::vector<ItemStory> items;
  for (const clocks::Cycle& cycle : story.cycles) {
    ItemStory item{cycle.number, cycle.started, cycle.stopped, {}, {}, {}, {}};
    const auto stretches = story.stretches.begin();
    item.stretches.assign(stretches + cycle.first_stretch, stretches + cycle.last_stretch);
    for (std::uint32_t i = cycle.first_origin + 1; i < cycle.last_origin; ++i) {
      item.resets.push_back(story.origins[i].at);
    }
    item.changes = changes_of(bound.watch, answers, story, cycle);
    const bool stopped = cycle.stopped != kNever;
    for (const std::int32_t target : bound.targets) {
      const Instant until = stopped ? cycle.stopped : plan.as_of;
      item.judged.push_back(
          {Id<ir::Target>{target}, judge.judge(target, story, cycle, until, stopped)});
    }
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace akad::targets

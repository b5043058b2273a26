#include "runtime/targets/judge.h"

#include <algorithm>

#include "runtime/targets/retarget.h"

namespace akad::targets {
namespace {

// The changes of an item that count at `until`.
Changes changes_of(const clocks::Story& story, const clocks::Cycle& cycle,
                   const clocks::Origin& origin, Instant until, bool stopped) {
  const clocks::Change* first = story.changes.data() + origin.first_change;
  const clocks::Change* last = story.changes.data() + cycle.last_change;
  if (!stopped) {
    while (last != first && (last - 1)->at >= until) --last;
  }
  return {first, last};
}

bool any_read(Changes changes, const std::vector<bool>& reads) {
  return std::any_of(changes.first, changes.last,
                     [&](const clocks::Change& change) { return reads[change.slot.index()]; });
}

}  // namespace

// Up to the last one elapsed time was zero again at each reset, and no judgement asks what held.
void Judge::tell_before_resets(Id<ir::Target> target, const clocks::Story& story,
                               const clocks::Cycle& cycle, const clocks::Origin& last,
                               Evidence& evidence) {
  for (const clocks::Origin* origin = &story.origins[cycle.first_origin]; origin != &last;
       ++origin) {
    const Instant until = (origin + 1)->at;
    if (origin->at >= until) continue;
    terms(context(target, *origin, story), story, cycle, *origin, until, false, &evidence);
  }
}

Judgement Judge::judge(Id<ir::Target> target, const clocks::Story& story,
                       const clocks::Cycle& cycle, Instant until, bool stopped,
                       Evidence* evidence) {
  if (cycle.started == kNever) return {ir::Verdict::Undetermined, kNever, 0};
  const clocks::Origin& origin = clocks::origin_at(story, cycle, until, stopped);
  const LimitContext limits = context(target, origin, story);
  if (evidence == nullptr) {
    return conclude(terms(limits, story, cycle, origin, until, stopped, nullptr), limits, stopped);
  }
  tell_before_resets(target, story, cycle, origin, *evidence);
  const Terms last = terms(limits, story, cycle, origin, until, stopped, evidence);
  evidence->judged = conclude(last, limits, stopped, &evidence->decision);
  return evidence->judged;
}

Terms Judge::terms(Id<ir::Target> target, const clocks::Story& story, const clocks::Cycle& cycle,
                   Instant until, bool stopped) {
  const clocks::Origin& origin = clocks::origin_at(story, cycle, until, stopped);
  return terms(context(target, origin, story), story, cycle, origin, until, stopped, nullptr);
}

LimitContext Judge::context(Id<ir::Target> target, const clocks::Origin& origin,
                            const clocks::Story& story) {
  const ir::Target& rules = (*plan_.program)[target];
  const plan::Watch& watch = plan_.clocks[rules.clock.index()].watch;
  const ir::Clock& clock = (*plan_.program)[rules.clock];
  const std::int64_t* at_origin = story.rows.data() + origin.row;
  return {plan_, watch, target, rules, clock, answers_, calendars_, at_origin, origin.at};
}

Terms Judge::terms(const LimitContext& context, const clocks::Story& story,
                   const clocks::Cycle& cycle, const clocks::Origin& origin, Instant until,
                   bool stopped, Evidence* evidence) {
  const plan::BoundClock& bound = plan_.clocks[context.target.clock.index()];
  const std::vector<bool>& reads = plan_.targets[context.id.index()].reads;
  Terms terms;
  terms.aim = aim(context, context.at_origin, origin.at);
  terms.view = {story.stretches.data() + cycle.first_stretch,
                story.stretches.data() + cycle.last_stretch,
                terms.aim.hours,
                {},
                origin.at,
                0,
                until};
  note_start(evidence, terms, context, origin.at);
  const Changes changes = changes_of(story, cycle, origin, until, stopped);
  if (any_read(changes, reads)) {
    values_.assign(context.at_origin, context.at_origin + bound.watch.slots.size());
    follow(terms, context, changes, reads, bound.policies, values_, evidence);
  }
  note_end(evidence, terms, until);
  return terms;
}

}  // namespace akad::targets

#include "runtime/evaluation/unspoken.h"

#include <algorithm>

namespace akad::evaluation {
namespace {

// What the measure of a target looks for: the happenings that make its items or outages.
bool looks_for(const plan::Plan& plan, const ir::Target& target, events::Channel channel) {
  const std::size_t at = channel.index();
  if (const Id<ir::Clock> id = ir::clock_of(target); id.valid()) {
    const plan::BoundClock& clock = plan.clocks[id.index()];
    const Id<plan::Slot> slot = clock.watch.slot_of[at];
    return clock.watch.roles[at] != 0 || (slot.valid() && clock.asks[slot.index()] != 0);
  }
  const plan::BoundStretches& down = plan::stretches_of(plan, ir::outage_of(target));
  return down.watch.roles[at] != 0 || down.windows[at] || down.watch.slot_of[at].valid();
}

}  // namespace

std::vector<bool> unspoken_targets(const plan::Plan& plan, const events::EventStore& store) {
  const std::size_t count = plan.channels.count();
  std::vector<bool> spoken(count);
  std::size_t left = count;
  std::vector<events::Channel> said;
  for (const events::Occurrence& o : store.occurrences) {
    if (spoken[o.channel.index()]) continue;
    spoken[o.channel.index()] = true;
    said.push_back(o.channel);
    if (--left == 0) break;
  }
  std::vector<bool> unspoken;
  for (const ir::Target& target : plan.program->targets) {
    const auto log = ir::log_of(*plan.program, target).index();
    const bool found = std::any_of(said.begin(), said.end(), [&](events::Channel channel) {
      return looks_for(plan, target, channel);
    });
    const bool left_out = plan.targets[unspoken.size()].left_out;
    unspoken.push_back(!found && log < store.tallies.size() && !left_out);
  }
  return unspoken;
}

}  // namespace akad::evaluation

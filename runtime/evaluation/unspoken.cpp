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
  const ir::Program& program = *plan.program;
  std::vector<bool> unspoken;
  for (const Id<ir::Target> id : ids_of(program.targets)) {
    const bool read = ir::log_of(program, program[id]).index() < store.tallies.size();
    unspoken.push_back(read && !plan.targets[id.index()].left_out);
  }
  auto left = std::count(unspoken.begin(), unspoken.end(), true);
  std::vector<bool> seen(plan.channels.count());
  // In most logs the first records speak of every target.
  for (std::size_t i = 0; i < store.occurrences.size() && left > 0; ++i) {
    const events::Channel channel = store.occurrences[i].channel;
    if (seen[channel.index()]) continue;
    seen[channel.index()] = true;
    for (const Id<ir::Target> id : ids_of(program.targets)) {
      if (!unspoken[id.index()] || !looks_for(plan, program[id], channel)) continue;
      unspoken[id.index()] = false;
      --left;
    }
  }
  return unspoken;
}

}  // namespace akad::evaluation

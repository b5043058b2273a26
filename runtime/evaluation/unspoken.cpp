#include "runtime/evaluation/unspoken.h"

#include <algorithm>
#include <set>

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
  if (const auto* sum = std::get_if<ir::OfSum>(&target.of)) {
    const std::vector<Id<ir::Target>> summed = ir::summed_in(*plan.program, *sum);
    return std::any_of(summed.begin(), summed.end(), [&](Id<ir::Target> one) {
      return looks_for(plan, (*plan.program)[one], channel);
    });
  }
  if (const Id<ir::Figure> id = ir::figure_of(target); id.valid()) {
    return plan::is_heard(plan.figures[id.index()], channel);
  }
  const plan::BoundStretches& down = plan::stretches_of(plan, ir::outage_of(target));
  return plan::is_heard(down, channel) || down.watch.slot_of[at].valid();
}

// By signal: the values whose rows ask for it.
std::vector<std::vector<Id<ir::Signal>>> readers_of(const ir::Program& program) {
  std::vector<std::vector<Id<ir::Signal>>> readers(program.signals.size());
  for (const Id<ir::Signal> id : ids_of(program.signals)) {
    std::set<Id<ir::Signal>> read;
    for (const ir::ValueRow& row : program[id].means) {
      if (row.when.valid()) read.merge(ir::signals_of(program, row.when));
    }
    for (const Id<ir::Signal> signal : read) readers[signal.index()].push_back(id);
  }
  return readers;
}

// What is said with a channel: itself, and the values that follow from it, also through others.
// What follows is there whatever is said, also where nothing is, so that by itself it says nothing.
std::vector<events::Channel> said_with(const plan::Plan& plan, events::Channel channel,
                                       const std::vector<std::vector<Id<ir::Signal>>>& readers) {
  const Id<ir::Signal> signal = plan.channels.signal_at(channel);
  if (!signal.valid()) return {channel};
  if (!(*plan.program)[signal].means.empty()) return {};
  std::vector<events::Channel> said = {channel};
  std::set<Id<ir::Signal>> known = {signal};
  std::vector<Id<ir::Signal>> open = {signal};
  while (!open.empty()) {
    const Id<ir::Signal> here = open.back();
    open.pop_back();
    for (const Id<ir::Signal> reader : readers[here.index()]) {
      if (!known.insert(reader).second) continue;
      said.push_back(plan.channels.channel_of(reader));
      open.push_back(reader);
    }
  }
  return said;
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
  const auto readers = readers_of(program);
  // In most logs the first records speak of every target.
  for (std::size_t i = 0; i < store.occurrences.size() && left > 0; ++i) {
    const events::Channel channel = store.occurrences[i].channel;
    if (seen[channel.index()]) continue;
    seen[channel.index()] = true;
    const std::vector<events::Channel> said = said_with(plan, channel, readers);
    for (const Id<ir::Target> id : ids_of(program.targets)) {
      if (!unspoken[id.index()]) continue;
      const auto looked_for = [&](events::Channel of) { return looks_for(plan, program[id], of); };
      if (!std::any_of(said.begin(), said.end(), looked_for)) continue;
      unspoken[id.index()] = false;
      --left;
    }
  }
  return unspoken;
}

}  // namespace akad::evaluation

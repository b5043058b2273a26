#include "runtime/plan/watch.h"

namespace akad::plan {

Watch empty_watch(const Plan& plan) {
  Watch watch;
  watch.roles.assign(plan.channels.count(), 0);
  watch.slot_of.assign(plan.channels.count(), -1);
  watch.signal_slot.assign(plan.program->signals.size(), -1);
  return watch;
}

void give_role(Watch& watch, const std::vector<Id<ir::Event>>& events, Roles role) {
  for (const Id<ir::Event> event : events) {
    Roles& roles = watch.roles[event.index()];
    roles = static_cast<Roles>(roles | role);
  }
}

std::int32_t remember(Watch& watch, const Plan& plan, Id<ir::Signal> signal) {
  std::int32_t& slot = watch.signal_slot[signal.index()];
  if (slot < 0) {
    slot = static_cast<std::int32_t>(watch.slots.size());
    watch.slots.push_back(signal);
    watch.times.push_back(plan.program->signals[signal.index()].kind == ir::SignalKind::Time);
    watch.slot_of[plan.channels.channel_of(signal)] = slot;
  }
  return slot;
}

}  // namespace akad::plan

#include "runtime/plan/watch.h"

namespace akad::plan {

Watch empty_watch(const Plan& plan) {
  Watch watch;
  watch.roles.assign(plan.channels.count(), 0);
  watch.slot_of.assign(plan.channels.count(), {});
  watch.signal_slot.assign(plan.program->signals.size(), {});
  return watch;
}

void give_role(Watch& watch, const Plan& plan, const std::vector<Id<ir::Event>>& events,
               Roles role) {
  for (const Id<ir::Event> event : events) {
    Roles& roles = watch.roles[plan.channels.channel_of(event).index()];
    roles = static_cast<Roles>(roles | role);
  }
}

Id<Slot> remember(Watch& watch, const Plan& plan, Id<ir::Signal> signal) {
  Id<Slot>& slot = watch.signal_slot[signal.index()];
  if (!slot.valid()) {
    slot = Id<Slot>::of(watch.slots.size());
    watch.slots.push_back({signal, (*plan.program)[signal].kind == ir::SignalKind::Time});
    watch.slot_of[plan.channels.channel_of(signal).index()] = slot;
  }
  return slot;
}

}  // namespace akad::plan

#include "tests/oracle/matrix/time_values.h"

namespace akad::oracle {
namespace {

using M = MoneyCase;
using T = TargetRules;

void of_time(T& target) {
  target.of_time = true;
  target.share = Rational(99, 100);
}
// Beside the outage that is told of each.
void of_several(M& money, T& target, const MemberRules& rules) {
  of_time(target);
  target.measure = money.outages.size();
  target.subject_is = rules.by;
  OutageRules& several = money.outages.emplace_back();
  several.told = Told::ByMembers;
  several.members = rules;
}

}  // namespace

void time_of_states(M&, T& target) { of_time(target); }
void time_of_events(M& money, T& target) {
  of_time(target);
  money.outages[0].told = Told::ByEvents;
  money.outages[0].apart = 30 * kMinute;
  target.to_beginning = true;
}
void time_of_windows(M& money, T& target) {
  of_time(target);
  money.outages[0].told = Told::ByWindows;
  money.outages[0].lasting = Lasting::AtLeast;
  money.outages[0].length = 2 * kHour;
  money.outages[0].only_excess = true;
}
void time_of_slots(M& money, T& target) {
  of_time(target);
  money.outages[0].told = Told::BySlots;
  SlotRules& slots = money.outages[0].slots;
  slots.of_others = true;
  slots.bound = Rational(1, 2);
  slots.few_below = 1;
  slots.few = FewAre::PassedOver;
  slots.down_after = {2, false};
  slots.up_after = {2, true};
}
void time_of_weights(M& money, T& target) {
  of_time(target);
  money.outages[0].weighed = {{Said::State, "down", 1},
                              {Said::Place, "north", Rational(3, 10)},
                              {Said::State, "up", Rational(1, 4)}};
  money.outages[0].apart = 30 * kMinute;
}
void time_of_hours(M&, T& target) {
  of_time(target);
  target.office_hours = true;
}

void time_of_all(M& money, T& target) {
  of_several(money, target, {0, false, 1, true, Said::Place});
}
void time_of_more(M& money, T& target) {
  money.outages[0].apart = 30 * kMinute;
  of_several(money, target, {0, true, Rational(1, 2), true, Said::Place});
  money.outages[1].lasting = Lasting::MoreThan;
  money.outages[1].length = kHour;
  target.to_beginning = true;
}
void time_of_share(M& money, T& target) {
  money.outages[0].apart = 10 * kMinute;
  of_several(money, target, {0, false, 1, false, Said::Place, {}, true});
}
void time_of_platform(M& money, T& target) {
  money.outages[0].told = Told::ByEvents;
  of_several(money, target, {0, false, 2, false, {}, "platform"});
  money.outages[1].apart = 20 * kMinute;
}

}  // namespace akad::oracle

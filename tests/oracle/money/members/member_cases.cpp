#include "tests/oracle/money/members/member_cases.h"

#include <algorithm>

#include "tests/oracle/money/money_cases.h"
#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

const std::vector<std::string>& places() {
  static const std::vector<std::string> kPlaces = {"north", "north", "south", ""};
  return kPlaces;
}

void say(Subject& subject, Instant at, Said signal, std::string text) {
  put(subject, {at, What::Says, signal, std::move(text), 0});
}

void go_down(Subject& subject, Instant from, Instant to) {
  put(subject, {from, What::WentDown, Said::Customer, "", 0});
  say(subject, from, Said::State, "down");
  put(subject, {from, What::Incident, Said::Customer, "", to});
  put(subject, {to, What::CameUp, Said::Customer, "", 0});
  say(subject, to, Said::State, "up");
}

// When others went down and came up.
std::vector<Instant> turns_of(const MoneyCase& money) {
  std::vector<Instant> turns;
  for (const Subject& subject : money.subjects) {
    for (const Event& event : subject.happenings) {
      if (event.what == What::WentDown || event.what == What::CameUp) turns.push_back(event.at);
    }
  }
  return turns;
}

Duration a_little(Dice& dice) {
  static const std::vector<Duration> kBeside = {0, 0, kMinute, -kMinute, 20 * kMinute, kHour};
  return dice.of(kBeside);
}

// Some slots in a row of the same hours for all, in which something happens mostly.
void tell_slots(Dice& dice, const MoneyCase& money, Subject& subject) {
  const Instant first = wall_at(money.zone, Date{money.first.days + 2}, 0) + 3 * kMinute;
  for (int slot = 0; slot < 12; ++slot) {
    const Instant at = first + slot * 20 * kMinute;
    if (dice.percent(85)) put(subject, {at, What::CameUp, Said::Customer, "", 0});
    if (dice.percent(40)) put(subject, {at + kMinute, What::WentDown, Said::Customer, "", 0});
  }
}

bool has_slots(const MoneyCase& money) {
  return std::any_of(money.outages.begin(), money.outages.end(),
                     [](const OutageRules& outage) { return outage.told == Told::BySlots; });
}

}  // namespace

MemberRules any_members(Dice& dice, const MoneyCase& money, std::size_t told) {
  static const std::vector<Rational> kShares = {Rational(1, 2), Rational(1, 2), Rational(1, 3),
                                                Rational(2, 3), Rational(999, 1000)};
  MemberRules rules;
  rules.outage = dice.engine() % told;
  switch (dice.small(5)) {
    case 0:
    case 1: rules.is_share = true; break;  // all
    case 2: break;                         // any
    case 3:
      rules.is_share = true;
      rules.bound = dice.of(kShares);
      rules.more_than = dice.one_in(2);
      break;
    default: rules.bound = 1 + dice.small(2); rules.more_than = dice.one_in(2);
  }
  const bool is_all = rules.is_share && rules.bound == Rational(1) && !rules.more_than;
  rules.by_share = !is_all && dice.one_in(2);
  if (!dice.one_in(3)) rules.by = dice.one_in(5) ? Said::State : Said::Place;
  const bool same = !money.only_subject.empty() && dice.one_in(2);
  if (!rules.by) rules.all_as = same ? money.only_subject : "platform";
  return rules;
}

void exclude_what_can_be(const MoneyCase& money, const MemberRules& rules, TargetRules& target) {
  if (money.only_subject.empty() || rules.all_as == money.only_subject) return;
  for (std::size_t n = 0; n < target.excludes.size(); ++n) {
    if (!money.notices[n].of_everybody) target.excludes[n] = Excludes::Nothing;
  }
}

bool has_groups(const MoneyCase& money) {
  return std::any_of(money.outages.begin(), money.outages.end(),
                     [](const OutageRules& outage) { return outage.told == Told::ByMembers; });
}

void tell_member(Dice& dice, const MoneyCase& money, Subject& subject) {
  const std::vector<Instant> turns = turns_of(money);
  const Instant begin = wall_at(money.zone, money.first, 0);
  if (dice.percent(70)) {
    say(subject, begin - dice.below(3) * kDay, Said::Place, dice.of(places()));
  }
  if (has_slots(money) && dice.percent(70)) tell_slots(dice, money, subject);
  if (turns.empty()) return;
  for (int count = dice.small(4); count > 0; --count) {
    const Instant from = dice.of(turns) + a_little(dice);
    Instant to = dice.of(turns) + a_little(dice);
    if (to <= from) to = from + (1 + dice.small(60)) * 10 * kMinute;
    go_down(subject, from, to);
  }
  if (dice.one_in(2)) {
    say(subject, dice.of(turns) + a_little(dice), Said::Place, dice.of(places()));
  }
}

void tell_namesakes(Dice& dice, MoneyCase& money) {
  static const std::vector<std::string> kNames = {"north", "platform", "south"};
  const std::vector<Instant> turns = turns_of(money);
  if (turns.empty() || !money.only_subject.empty()) return;
  for (const std::string& name : kNames) {
    if (!dice.one_in(3)) continue;
    Subject subject{name, {}};
    for (int count = 1 + dice.small(3); count > 0; --count) {
      const std::size_t which = dice.engine() % money.notices.size();
      Event event{dice.of(turns) + a_little(dice), which == 0 ? What::Works : What::Flood};
      event.to = event.at + (1 + dice.small(40)) * kHour;
      if (!dice.one_in(4)) event.announced = event.at - money.notices[which].lead;
      put(subject, std::move(event));
    }
    if (dice.one_in(4)) tell_member(dice, money, subject);
    money.subjects.push_back(std::move(subject));
  }
}

}  // namespace akad::oracle

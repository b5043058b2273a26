// Random rules.
#include "tests/oracle/money/money_cases.h"

#include <algorithm>

#include "tests/oracle/money/amounts/amount_cases.h"
#include "tests/oracle/money/figures/figure_cases.h"
#include "tests/oracle/money/members/member_cases.h"
#include "tests/oracle/money/money_periods.h"
#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

void any_term(Dice& dice, MoneyCase& money) {
  static const std::vector<std::string> kZones = {
      "Asia/Jakarta", "Asia/Kathmandu",   "America/New_York",    "Europe/Berlin",
      "Africa/Cairo", "America/Santiago", "Australia/Lord_Howe", "UTC"};
  money.zone = dice.of(kZones);
  const Date base = to_date({2025, 1 + dice.small(12), 1});
  money.first = {base.days + (dice.one_in(2) ? 0 : dice.small(31))};
  const Month last{month_of(money.first).index + dice.small(4)};
  money.last = dice.one_in(2) ? Date{first_day({last.index + 1}).days - 1}
                              : Date{first_day(last).days + dice.small(28)};
  if (dice.one_in(5)) money.last.days += dice.small(300);
  money.last = std::max(money.last, money.first);
  const Month asked{month_of(money.first).index + 1 + dice.small(5)};
  money.as_of = wall_at(money.zone, first_day(asked), 0);
  if (dice.one_in(4)) money.as_of += dice.below(30 * kDay);
  if (dice.one_in(3)) money.as_of = wall_at(money.zone, Date{money.last.days + 40}, 0);
  if (dice.one_in(10)) money.as_of += dice.small(3) - 1;
}

// Some that touch, some cut by the term.
void any_seasons(Dice& dice, MoneyCase& money) {
  Date from{money.first.days - dice.small(10)};
  for (int count = 1 + dice.small(4); count > 0; --count) {
    const Date last{std::max(from.days + dice.small(40), money.first.days)};
    if (from > money.last) return;
    money.seasons.push_back({"season " + std::to_string(money.seasons.size() + 1), from, last});
    from = {last.days + 1 + (dice.one_in(3) ? 0 : dice.small(30))};
  }
}

void look_back(Dice& dice, TargetRules& target) {
  if (!can_look_back(target.every) || !dice.one_in(4)) return;
  target.over = 2 + dice.small(3);
  target.what_there_is = dice.one_in(2);
}

ClockRules any_clock(Dice& dice) {
  ClockRules clock;
  clock.reopening = static_cast<AfterStop>(dice.small(5));
  if (dice.one_in(3)) clock.reopening = AfterStop::LeaveOutGap;
  if (dice.one_in(4)) {
    clock.within_days = 1 + dice.small(9);
    clock.later = dice.one_in(2) ? AfterStop::NewItem : AfterStop::FirstStopDecides;
  }
  clock.office_hours = dice.one_in(3);
  return clock;
}

RowRules any_row(Dice& dice) {
  if (dice.one_in(2)) return {};
  return {2 + dice.small(2), dice.one_in(2)};
}

// What is counted is rare, so that few is much; and a slot has mostly nothing.
SlotRules any_slots(Dice& dice) {
  SlotRules slots;
  slots.slot = dice.one_in(2) ? kHour : 20 * kMinute;
  slots.words = dice.percent(80) ? static_cast<InWords>(dice.small(2))
                                 : static_cast<InWords>(2 + dice.small(2));
  slots.of_others = dice.one_in(2);
  slots.bound = slots.of_others ? Rational(1 + dice.small(2), 2) : Rational(dice.small(2));
  if (slots.of_others || dice.one_in(3)) {
    slots.few_below = 1 + (dice.one_in(4) ? 1 : 0);
    slots.few = static_cast<FewAre>(dice.small(4));
  }
  slots.down_after = any_row(dice);
  slots.up_after = any_row(dice);
  return slots;
}

void add_length(Dice& dice, OutageRules& outage) {
  outage.lasting = static_cast<Lasting>(dice.small(3));
  if (outage.lasting != Lasting::Any) {
    outage.length = (1 + dice.small(3)) * (dice.one_in(2) ? kHour : 30 * kHour);
    outage.only_excess = dice.one_in(2);
  }
  if (dice.one_in(2)) outage.apart = (1 + dice.small(60)) * kMinute;
}

std::vector<WeighedRule> any_weights(Dice& dice) {
  static const std::vector<Rational> kShares = {Rational(3, 10), Rational(1, 2), Rational(1, 3),
                                                Rational(1, 100)};
  const Rational first = dice.one_in(3) ? dice.of(kShares) : Rational(1);
  std::vector<WeighedRule> rules = {{Said::State, "down", first},
                                    {Said::Place, "north", dice.of(kShares)}};
  if (dice.one_in(3)) rules.push_back({Said::State, "up", dice.of(kShares)});
  return rules;
}

OutageRules any_outage(Dice& dice) {
  OutageRules outage;
  outage.told = static_cast<Told>(dice.small(3));
  if (dice.one_in(5)) {
    outage.told = Told::BySlots;
    outage.slots = any_slots(dice);
  }
  if (outage.told == Told::ByState && dice.one_in(2)) outage.weighed = any_weights(dice);
  add_length(dice, outage);
  return outage;
}

// Of some that are told of each.
void add_group(Dice& dice, MoneyCase& money, std::size_t told) {
  OutageRules outage;
  outage.told = Told::ByMembers;
  outage.members = any_members(dice, money, told);
  if (dice.one_in(2)) add_length(dice, outage);
  money.outages.push_back(std::move(outage));
}

// Of windows nothing is silent, and of several no record tells.
void add_untold(Dice& dice, const MoneyCase& money, TargetRules& target) {
  const Told told = money.outages[target.measure].told;
  if (told == Told::ByMembers) return;
  target.from_first = dice.one_in(4);
  if (told == Told::ByWindows || dice.one_in(2)) return;
  if (dice.percent(80)) {
    target.silence = dice.one_in(2) ? (1 + dice.small(12)) * kHour : (1 + dice.small(20)) * kDay;
    target.untold = static_cast<CountsAs>(dice.one_in(2) ? 0 : dice.small(4));
  }
  target.unknown_when_none = dice.one_in(3);
}

// What is unknown has bounds only where these say so.
void give_bounds(const MoneyCase& money, TargetRules& target) {
  const OutageRules& outage = money.outages[target.measure];
  const bool of_several = outage.told == Told::ByMembers;
  const OutageRules& told = of_several ? money.outages[outage.members.outage] : outage;
  const bool of_slots = told.told == Told::BySlots && told.slots.few == FewAre::Unknown;
  const bool silent = target.silence > 0 && target.untold == CountsAs::Unknown;
  if (!of_slots && !silent && !target.unknown_when_none) return;
  target.to_beginning = false;
  for (std::size_t n = 0; n < target.excludes.size(); ++n) {
    if (money.notices[n].goes_on != GoesOn::CountsAsDown) target.excludes[n] = Excludes::Nothing;
  }
}

TargetRules any_time_target(Dice& dice, const MoneyCase& money, bool one_subject) {
  TargetRules target;
  target.of_time = true;
  target.every = any_period(dice, money);
  target.measure = dice.engine() % money.outages.size();
  const OutageRules& outage = money.outages[target.measure];
  const bool of_several = outage.told == Told::ByMembers;
  target.share = any_share(dice);
  target.more_than = dice.one_in(3);
  target.by_subject = of_several ? outage.members.by.has_value() : !one_subject;
  if (of_several) target.subject_is = outage.members.by;
  look_back(dice, target);
  if (!of_several && dice.one_in(3) && target.over == 1) target.groups = {Said::Place};
  target.to_beginning = dice.one_in(2);
  target.thirty_days = is_of_months(target.every) && dice.one_in(4);
  if (dice.one_in(2)) {
    for (Excludes& rule : target.excludes) rule = static_cast<Excludes>(dice.small(3));
  }
  if (of_several) exclude_what_can_be(money, outage.members, target);
  add_untold(dice, money, target);
  give_bounds(money, target);
  return target;
}

NoticeRules any_notices(Dice& dice) {
  NoticeRules rules;
  if (dice.one_in(2)) return rules;
  if (dice.one_in(2)) rules.lead = (1 + dice.small(3)) * kHour;
  rules.at_night = dice.one_in(4);
  if (dice.one_in(2)) rules.most = (1 + dice.small(40)) * kHour;
  rules.most_down = rules.most > 0 && dice.one_in(2);
  rules.goes_on = static_cast<GoesOn>(dice.small(3));
  rules.of_everybody = dice.one_in(4);
  return rules;
}

TargetRules any_item_target(Dice& dice, const MoneyCase& money) {
  TargetRules target;
  target.every = any_period(dice, money);
  target.measure = dice.engine() % money.clocks.size();
  target.share = any_share(dice);
  target.more_than = dice.one_in(3);
  target.by_subject = dice.one_in(5);
  if (dice.one_in(2)) target.groups = {Said::Customer};
  if (dice.one_in(5)) target.groups.push_back(Said::Tier);
  for (LimitRule& limit : target.limits) {
    limit.length = (1 + dice.small(4)) * (dice.one_in(3) ? 5 * kDay : 8 * kHour);
    limit.strict = dice.one_in(4);
  }
  target.limits[0].none = dice.one_in(5);
  target.belongs = static_cast<Belongs>(dice.one_in(2) ? 0 : dice.small(3));
  look_back(dice, target);
  if (target.over == 1) target.open = static_cast<OpenRule>(dice.small(3));
  if (target.open == OpenRule::WithGrace) target.grace_days = 1 + dice.small(28);
  if (dice.one_in(2)) {
    target.small_below = 2 + dice.small(5);
    target.small_misses = 1 + dice.small(std::min(2, target.small_below - 1));
  }
  target.empty = static_cast<EmptyRule>(dice.small(3));
  if (dice.one_in(4)) target.least = 2 + dice.small(2);
  if (target.small_below > 0 && target.small_below <= target.least) target.least = 0;
  return target;
}

}  // namespace

MoneyCase any_agreement(Dice& dice, int rates) {
  MoneyCase money;
  any_term(dice, money);
  any_seasons(dice, money);
  const bool one_subject = dice.one_in(5);
  if (one_subject) money.only_subject = "portal";
  any_fees(dice, money);
  for (int count = 1 + dice.small(2); count > 0; --count) money.clocks.push_back(any_clock(dice));
  for (int count = 1 + dice.small(2); count > 0; --count) {
    money.outages.push_back(any_outage(dice));
  }
  const std::size_t told = money.outages.size();
  for (int count = dice.small(3); count > 0; --count) add_group(dice, money, told);
  for (NoticeRules& rules : money.notices) rules = any_notices(dice);
  for (int count = 1 + dice.small(4); count > 0; --count) {
    money.targets.push_back(dice.percent(40) ? any_time_target(dice, money, one_subject)
                                             : any_item_target(dice, money));
  }
  any_remedies(dice, money, rates);
  return money;
}

// From the best to the worst, close to what is promised.
void add_levels(Dice& dice, TargetRules& target) {
  static const std::vector<Rational> kShares = {
      1, Rational(999, 1000), Rational(19, 20), Rational(9, 10), Rational(3, 4), Rational(1, 2), 0};
  static const std::vector<Rational> kTimes = {Rational(1, 2), 1, Rational(3, 2), 2, 4};
  const bool is_share = target.figure.any() ? target.figure.how == Figured::Share
                                            : target.sum_of.empty() && !target.lengths.any();
  const bool at_least = target.figure.any() ? target.figure.at_least : is_share;
  std::vector<Rational> bounds;
  for (int count = 1 + dice.small(3); count > 0; --count) {
    const Rational of_promise = target.share * dice.of(kTimes);
    bounds.push_back(is_share ? dice.of(kShares) : of_promise);
  }
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  if (at_least) std::reverse(bounds.begin(), bounds.end());
  // None that no result can have.
  const Rational end = at_least && is_share ? 1 : 0;
  for (const Rational& bound : bounds) {
    target.levels.emplace_back(bound, dice.one_in(3) && bound != end);
  }
}

MoneyCase any_money_case(Dice& dice) {
  constexpr int kRates = 30;  // percent
  MoneyCase money = any_agreement(dice, kRates);
  tell_stories(dice, money);
  if (dice.one_in(2)) add_figure(dice, money);
  for (TargetRules& target : money.targets) {
    if (dice.one_in(4)) add_levels(dice, target);
  }
  return money;
}

}  // namespace akad::oracle

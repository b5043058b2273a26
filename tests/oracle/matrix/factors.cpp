#include "tests/oracle/matrix/factors.h"

#include <algorithm>

#include "tests/oracle/money/money_cases.h"
#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

using M = MoneyCase;
using T = TargetRules;

void within(T& target, Duration length) {
  for (LimitRule& limit : target.limits) limit = {false, length, false};
}

}  // namespace

std::string words(const Combination& combination) {
  std::string all;
  for (std::size_t f = 0; f < kFactors; ++f) {
    if (f > 0) all += " / ";
    all += factors()[f][static_cast<std::size_t>(combination[f])].name;
  }
  return all;
}

MoneyCase agreement_of(const Combination& combination) {
  MoneyCase money;
  money.first = to_date({2025, 1, 20});
  money.last = to_date({2026, 2, 10});
  money.seasons = {{"season 1", to_date({2025, 1, 10}), to_date({2025, 2, 28})},
                   {"season 2", to_date({2025, 3, 1}), to_date({2025, 3, 31})},
                   {"season 3", to_date({2025, 6, 15}), to_date({2025, 8, 20})},
                   {"season 4", to_date({2026, 1, 5}), to_date({2026, 3, 5})}};
  money.fees = {{10000, Every::Month, false}};
  money.clocks = {{}};
  money.outages = {{}};
  money.outages[0].told = Told::ByState;
  TargetRules target;
  within(target, 8 * kHour);
  for (std::size_t f = 0; f < kFactors; ++f) {
    factors()[f][static_cast<std::size_t>(combination[f])].say(money, target);
  }
  money.targets = {target};
  return money;
}

void tell_stories_of(MoneyCase& money, std::uint64_t number) {
  Dice dice{std::mt19937_64(number)};
  money.as_of = wall_at(money.zone, Date{money.last.days + 40}, 0);
  if (dice.one_in(3)) money.as_of = wall_at(money.zone, Date{money.last.days - 9}, 13 * 60);
  const TargetRules& target = money.targets[0];
  tell_stories(dice, money);
  for (Subject& subject : money.subjects) {
    if (money.clocks[0].rounds) {
      for (int count = dice.small(4); count > 0 && !subject.happenings.empty(); --count) {
        const Instant at = dice.of(subject.happenings).at + 1 + dice.below(9 * kDay);
        subject.happenings.push_back({at / kMinute * kMinute + 7, What::Updated, {}, "", 0});
      }
    }
    // What a month counted for a value stays with it; the oracle sees only the last month's.
    if (target.of_time && target.over > 1 && !target.groups.empty()) {
      std::erase_if(subject.happenings, [&](const Event& event) {
        return event.what == What::Says && event.signal == Said::Place;
      });
    }
  }
  for (const InService& one : money.covered) {
    const bool told =
        std::any_of(money.subjects.begin(), money.subjects.end(),
                    [&](const Subject& subject) { return subject.name == one.subject; });
    if (!told) money.subjects.push_back({one.subject, {}});
  }
}

namespace {

const OutageRules& outage_of(const M& money) { return money.outages[money.targets[0].measure]; }
bool is_of_several(const M& money) {
  return money.targets[0].of_time && outage_of(money).told == Told::ByMembers;
}
bool has_one_subject(const M& money) {
  return is_of_several(money) ? !outage_of(money).members.by : !money.only_subject.empty();
}
bool is_capped_by_value(const M& money) {
  return !money.caps.empty() && !money.caps[0].groups.empty();
}
bool is_of_items(const M& money) { return !money.targets[0].of_time; }
bool has_items(const M& money) { return is_of_items(money) && !money.targets[0].figure.any(); }
bool has_no_past(const T& target) { return target.lengths.any() || target.figure.any(); }
bool may_be_unknown(const T& target) {
  return target.unknown_when_none || (target.silence > 0 && target.untold == CountsAs::Unknown);
}
bool excludes(const T& target) {
  return target.excludes[0] != Excludes::Nothing || target.excludes[1] != Excludes::Nothing;
}

std::vector<Refusal> refusals_of_several() {
  return {
      {"no record is about those that belong together", "AK0207",
       [](const M& money) {
         const T& target = money.targets[0];
         return is_of_several(money) &&
                (target.from_first || target.silence > 0 || target.unknown_when_none);
       }},
      {"those that belong together have no signals", "AK0206",
       [](const M& money) {
         return is_of_several(money) && (!money.targets[0].groups.empty() ||
                                         (has_one_subject(money) && is_capped_by_value(money)));
       }},
      {"notices about one subject are about no other", "AK0206",
       [](const M& money) {
         return is_of_several(money) && !money.only_subject.empty() && excludes(money.targets[0]);
       },
       true},
      {"all of them together are one", "AK0201",
       [](const M& money) {
         return is_of_several(money) && has_one_subject(money) && money.targets[0].by_subject;
       }},
  };
}

std::vector<Refusal> refusals_of_any() {
  return {
      {"in a log of many subjects somebody's time must be meant", "AK0409",
       [](const M& money) {
         const T& target = money.targets[0];
         return target.of_time && !has_one_subject(money) && !target.by_subject;
       }},
      {"items have no time that is excluded", "AK0207",
       [](const M& money) { return is_of_items(money) && excludes(money.targets[0]); }},
      {"items are not silent", "AK0207",
       [](const M& money) {
         const T& target = money.targets[0];
         return !target.of_time &&
                (target.from_first || target.silence > 0 || target.unknown_when_none);
       }},
      {"items are not of 30 days", "AK0207",
       [](const M& money) { return is_of_items(money) && money.targets[0].thirty_days; }},
      {"time and figures have no items to leave out", "AK0207",
       [](const M& money) { return !has_items(money) && money.targets[0].gold_left_out; }},
      {"time has no limits", "AK0207",
       [](const M& money) { return !is_of_items(money) && money.targets[0].limits[1].none; }},
      {"a calendar's hours are as long as it is open", "AK0207",
       [](const M& money) {
         return money.targets[0].thirty_days && money.targets[0].office_hours;
       }},
      {"what looks back would count the same open item in several months of a result", "AK0207",
       [](const M& money) {
         return money.targets[0].over > 1 && money.targets[0].open != OpenRule::LeftOut;
       }},
      {"how long items take together is held against one limit", "AK0207",
       [](const M& money) {
         return money.targets[0].lengths.any() && money.targets[0].limits[1].none;
       }},
      {"how long items take together and figures look back over nothing", "AK0207",
       [](const M& money) { return has_no_past(money.targets[0]) && money.targets[0].over > 1; }},
      {"windows say themselves how long they last", "AK0207",
       [](const M& money) {
         return money.targets[0].of_time && money.outages[0].told == Told::ByWindows &&
                (money.targets[0].silence > 0 || money.targets[0].unknown_when_none);
       }},
      {"what is unknown would have no bounds: to the beginning", "AK0207",
       [](const M& money) {
         return money.targets[0].to_beginning && may_be_unknown(money.targets[0]);
       }},
      {"what is unknown would have no bounds: beyond the announced time", "AK0207",
       [](const M& money) {
         return money.targets[0].of_time && may_be_unknown(money.targets[0]) &&
                money.notices[0].goes_on != GoesOn::CountsAsDown;
       }},
      {"who is in service is a subject of one key", "AK0206",
       [](const M& money) { return !money.covered.empty() && !money.only_subject.empty(); }},
      {"a cap for each value needs results for each", "AK0207",
       [](const M& money) {
         return is_capped_by_value(money) && money.targets[0].groups.empty() &&
                !(is_of_several(money) && has_one_subject(money));
       }},
  };
}

}  // namespace

const std::vector<Refusal>& refusals() {
  static const std::vector<Refusal> kAll = [] {
    std::vector<Refusal> all = refusals_of_any();
    for (const Refusal& one : refusals_of_several()) all.push_back(one);
    return all;
  }();
  return kAll;
}

std::vector<const Refusal*> refusals_of(const Combination& combination) {
  const MoneyCase money = agreement_of(combination);
  std::vector<const Refusal*> all;
  for (const Refusal& one : refusals()) {
    if (one.refuses(money)) all.push_back(&one);
  }
  return all;
}

}  // namespace akad::oracle

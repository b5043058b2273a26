#include "tests/oracle/money/amounts/claim_cases.h"

#include <fmt/format.h>

#include <algorithm>

#include "tests/oracle/money/amounts/payable.h"

namespace akad::oracle {
namespace {

// A raised amount is one that rounding leaves as it is.
SmallRule any_small(Dice& dice, const CreditRules& credit) {
  static const std::vector<Rational> kLimits = {1000, 500, 2000, 100, 20000};
  SmallRule rule{dice.of(kLimits)};
  rule.raised = dice.one_in(2);
  rule.up_to = !rule.raised && dice.one_in(2);
  if (!rule.raised) return rule;
  const std::int64_t units = floor_of(rule.limit / credit.unit);
  rule.limit = Rational(std::max<std::int64_t>(units, 1)) * credit.unit;
  return rule;
}

ClaimRule any_claim(Dice& dice, const TargetRules& target) {
  ClaimRule rule;
  rule.days = 1 + dice.small(40);
  rule.working_days = dice.one_in(3);
  rule.may_be_waived = dice.one_in(2);
  rule.says_credit = dice.one_in(2);
  for (const Said group : target.groups) {
    if (!dice.one_in(3)) rule.groups.push_back(group);
  }
  rule.says_subject = target.by_subject && !dice.one_in(3);
  return rule;
}

// One claim for what a credit owes in one of its periods.
class Claiming {
 public:
  Claiming(Dice& dice, const MoneyCase& money, std::size_t credit)
      : dice_(dice), money_(money), rule_(*money.credits[credit].claim), credit_(credit) {}

  Subject tell(int number) {
    Subject claim{fmt::format("C{}", number), {}};
    const TargetRules& target = money_.targets[money_.credits[credit_].target];
    const Run& run = dice_.of(runs_of(money_, target.every));
    const Instant made = any_instant(deadline_of(money_, rule_, run.last), run);
    say(claim, made, Said::ClaimPeriod, run.name);
    if (rule_.says_credit) say_credit(claim, made);
    for (const Said group : rule_.groups) say_group(claim, made, group);
    if (rule_.says_subject && dice_.one_in(2)) {
      say(claim, made, Said::ClaimSubject,
          target.subject_is ? dice_.one_in(2) ? "north" : "south"
                            : fmt::format("S{}", dice_.small(4)));
    }
    claim.happenings.push_back({made, What::Claimed});
    if (dice_.one_in(3)) take_back(claim, made);
    return claim;
  }

 private:
  Instant any_instant(Instant deadline, const Run& run) {
    switch (dice_.small(4)) {
      case 0: return deadline - 1;
      case 1: return deadline + dice_.small(2) * dice_.below(5 * kDay);
      case 2: return deadline - 1 - dice_.below((rule_.days + 3) * kDay);
      default:
        return deadline - rule_.days * kDay -
               dice_.below((run.last.days - run.first.days + 1) * kDay);
    }
  }
  static void say(Subject& claim, Instant at, Said what, std::string text) {
    claim.happenings.push_back({at, What::Says, what, std::move(text)});
  }
  void say_credit(Subject& claim, Instant at) {
    if (dice_.one_in(3)) return;
    const std::size_t named = dice_.one_in(4) ? dice_.engine() % 3 : credit_;
    say(claim, at, Said::ClaimCredit, fmt::format("credit{}", named));
  }
  void say_group(Subject& claim, Instant at, Said group) {
    static const std::vector<std::vector<std::string>> kValues = {
        {"acme", "bolt"}, {"gold", "iron"}, {"north", "south"}};
    if (dice_.one_in(2)) return;
    say(claim, at, claimed_by(group), dice_.of(kValues[static_cast<std::size_t>(group)]));
  }
  // Then it may be made again, and taken back again.
  void take_back(Subject& claim, Instant at) {
    for (;;) {
      at += 1 + dice_.below(10 * kDay);
      claim.happenings.push_back({at, What::TakenBack});
      if (!dice_.one_in(3)) return;
      at += 1 + dice_.below(10 * kDay);
      claim.happenings.push_back({at, What::Claimed});
      if (!dice_.one_in(2)) return;
    }
  }

  Dice& dice_;
  const MoneyCase& money_;
  const ClaimRule& rule_;
  std::size_t credit_;
};

}  // namespace

void add_payable(Dice& dice, const MoneyCase& money, CreditRules& credit) {
  if (dice.one_in(4)) credit.small = any_small(dice, credit);
  if (dice.one_in(3)) credit.claim = any_claim(dice, money.targets[credit.target]);
}

void tell_claims(Dice& dice, MoneyCase& money) {
  std::vector<std::size_t> claimed;
  for (std::size_t c = 0; c < money.credits.size(); ++c) {
    if (money.credits[c].claim) claimed.push_back(c);
  }
  if (claimed.empty()) return;
  for (int number = dice.small(7); number > 0; --number) {
    const std::size_t credit = dice.of(claimed);
    const Every every = money.targets[money.credits[credit].target].every;
    if (runs_of(money, every).empty()) continue;
    money.subjects.push_back(Claiming(dice, money, credit).tell(number));
  }
}

}  // namespace akad::oracle

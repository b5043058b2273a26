// Targets for sums of what is owed in kind, and what is owed for these.
#include "tests/oracle/money/sums/sum_cases.h"

#include <algorithm>

#include "tests/oracle/money/amounts/amount_cases.h"
#include "tests/oracle/money/amounts/claim_cases.h"

namespace akad::oracle {
namespace {

// What can tell the sums apart: what all targets of what is summed do.
void tell_sums_apart(Dice& dice, const MoneyCase& money, TargetRules& sum) {
  sum.groups = {Said::Customer, Said::Tier, Said::Place};
  sum.by_subject = true;
  bool is_first = true;
  for (const CreditRules& credit : money.credits) {
    if (credit.in_kind != sum.sum_of) continue;
    const TargetRules& target = money.targets[credit.target];
    if (is_first) sum.subject_is = target.subject_is;
    is_first = false;
    sum.by_subject = sum.by_subject && target.by_subject && sum.subject_is == target.subject_is;
    std::erase_if(sum.groups, [&](Said signal) {
      return std::find(target.groups.begin(), target.groups.end(), signal) == target.groups.end();
    });
  }
  std::erase_if(sum.groups, [&](Said) { return dice.one_in(2); });
  sum.by_subject = sum.by_subject && dice.one_in(2);
  if (!sum.by_subject) sum.subject_is.reset();
}

RateRules any_rate_of_sum(Dice& dice, const MoneyCase& money, const TargetRules& target) {
  static const std::vector<Rational> kSteps = {1, 5, Rational(1, 2)};
  RateRules rate;
  rate.paid_for = PaidFor::OfSum;
  rate.step = dice.of(kSteps);
  rate.part = static_cast<PartOfUnit>(dice.small(3));
  rate.free = dice.small(4);
  rate.once = rate.free > 0 && dice.one_in(2);
  rate.price = any_sum_for(dice, money, target, false);
  if (dice.one_in(2)) rate.most = any_sum_for(dice, money, target, false);
  return rate;
}

// By the sum: a table of sums of money, or a rate.
CreditRules for_sum(Dice& dice, const MoneyCase& money, std::size_t place) {
  static const std::vector<Rational> kBounds = {2, 5, Rational(1, 2), 12, 40};
  const TargetRules& target = money.targets[place];
  CreditRules credit;
  credit.target = place;
  credit.rounding = static_cast<RoundingMode>(dice.small(4));
  if (dice.one_in(2)) {
    credit.when = static_cast<OwedIf>(dice.small(3));
    credit.slabs.push_back({Slab::Otherwise, 0, {}, any_rate_of_sum(dice, money, target)});
    return credit;
  }
  std::vector<Rational> bounds = {dice.of(kBounds), dice.of(kBounds)};
  credit.slabs = any_table_for(dice, money, target, std::move(bounds));
  return credit;
}

}  // namespace

void add_sum(Dice& dice, MoneyCase& money) {
  static const std::vector<Rational> kMost = {0, 2, 4, Rational(5, 2), 30};
  TargetRules sum;
  for (const CreditRules& credit : money.credits) {
    if (!credit.in_kind.empty()) sum.sum_of = credit.in_kind;
  }
  if (sum.sum_of.empty()) return;
  sum.every = any_period(dice, money);
  sum.share = dice.of(kMost);
  sum.sum_less = sum.share > Rational(0) && dice.one_in(2);
  tell_sums_apart(dice, money, sum);
  for (CreditRules& credit : money.credits) {
    if (credit.in_kind == sum.sum_of) credit.claim.reset();
  }
  money.targets.push_back(std::move(sum));
  for (int count = 1 + dice.small(2); count > 0; --count) {
    money.credits.push_back(for_sum(dice, money, money.targets.size() - 1));
    add_payable(dice, money, money.credits.back());
  }
}

}  // namespace akad::oracle

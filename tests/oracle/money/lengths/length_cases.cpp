#include "tests/oracle/money/lengths/length_cases.h"

#include "tests/oracle/money/amounts/amount_cases.h"
#include "tests/oracle/money/amounts/claim_cases.h"

namespace akad::oracle {
namespace {

// A table of lengths, longer ones first or last.
CreditRules for_lengths(Dice& dice, const MoneyCase& money, std::size_t place) {
  static const std::vector<Rational> kOfPromise = {Rational(1, 2), 1, Rational(3, 2), 2, 4};
  const TargetRules& target = money.targets[place];
  CreditRules credit;
  credit.target = place;
  credit.rounding = static_cast<RoundingMode>(dice.small(4));
  std::vector<Rational> bounds = {target.share * dice.of(kOfPromise),
                                  target.share * dice.of(kOfPromise)};
  credit.slabs = any_table_for(dice, money, target, std::move(bounds));
  return credit;
}

}  // namespace

void add_lengths(Dice& dice, MoneyCase& money) {
  static const std::vector<Rational> kPercentiles = {Rational(19, 20), Rational(9, 10),
                                                     Rational(1, 4), 1, Rational(1, 3)};
  TargetRules target;
  target.lengths.how = static_cast<HowLong>(1 + dice.small(4));
  if (target.lengths.how == HowLong::Percentile) target.lengths.percentile = dice.of(kPercentiles);
  if (target.lengths.percentile == Rational(1, 3)) target.lengths.percentile = Rational(333, 1000);
  target.every = any_period(dice, money);
  target.measure = dice.engine() % money.clocks.size();
  target.by_subject = dice.one_in(5);
  if (dice.one_in(2)) target.groups = {Said::Customer};
  if (dice.one_in(5)) target.groups.push_back(Said::Tier);
  LimitRule limit;
  limit.length = (1 + dice.small(4)) * (dice.one_in(3) ? 5 * kDay : 8 * kHour);
  limit.strict = dice.one_in(3);
  target.limits = {limit, limit};
  target.share = Rational(limit.length);
  target.sum_less = limit.strict;
  target.lengths.so_far = dice.one_in(2);
  target.empty = dice.one_in(2) ? EmptyRule::Met : EmptyRule::NotApplicable;
  if (dice.one_in(4)) target.least = 2 + dice.small(2);
  money.targets.push_back(std::move(target));
  for (int count = 1 + dice.small(2); count > 0; --count) {
    money.credits.push_back(for_lengths(dice, money, money.targets.size() - 1));
    add_payable(dice, money, money.credits.back());
  }
}

}  // namespace akad::oracle

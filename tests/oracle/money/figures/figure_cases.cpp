#include "tests/oracle/money/figures/figure_cases.h"

#include "tests/oracle/money/amounts/amount_cases.h"

namespace akad::oracle {

namespace {

void add_slots(Dice& dice, FigureRules& figure) {
  static const std::vector<std::int64_t> kSlots = {kHour, 30 * kMinute, 20 * kMinute};
  static const std::vector<Rational> kRanks = {Rational(9, 10), Rational(1, 2), Rational(999, 1000),
                                               1};
  static const std::vector<Rational> kFew = {0, 1, Rational(1, 2), Rational(1, 100)};
  FigureSlots& slots = figure.slots;
  slots.slot = dice.of(kSlots);
  slots.how = static_cast<OfSlots>(dice.small(5));
  if (slots.how == OfSlots::Rank) slots.rank = dice.of(kRanks);
  if (figure.how != Figured::Share) return;
  slots.few_below = dice.one_in(3) ? 2 : 1;
  if (dice.one_in(2)) slots.few_as = dice.of(kFew);
}

}  // namespace

void add_figure(Dice& dice, MoneyCase& money) {
  static const std::vector<Rational> kNumbers = {1, 2, 3, 5, 8};
  static const std::vector<Rational> kShares = {Rational(1, 2), Rational(3, 4), Rational(1, 4),
                                                Rational(9, 10)};
  TargetRules target;
  FigureRules& figure = target.figure;
  figure.how = dice.one_in(2) ? Figured::Share : Figured::Number;
  figure.of_probes = dice.one_in(2);
  figure.of_ends = dice.one_in(2);
  figure.at_least = dice.one_in(2);
  target.every = any_period(dice, money);
  target.sum_less = dice.one_in(3);
  const bool is_share = figure.how == Figured::Share;
  target.share = dice.one_in(5) && is_share ? 1 : dice.of(is_share ? kShares : kNumbers);
  const bool one_subject = !money.only_subject.empty() && figure.of_probes;
  target.by_subject = !one_subject && dice.one_in(3);
  if (dice.one_in(3)) target.groups = {figure.of_probes ? Said::Place : Said::Customer};
  if (is_share) target.empty = static_cast<EmptyRule>(dice.small(3));
  if (dice.one_in(3)) add_slots(dice, figure);
  const bool is_always = figure.slots.slot > 0 && figure.slots.few_as;
  if (is_always) target.empty = EmptyRule::NotApplicable;
  if (is_share && !is_always && dice.one_in(3)) target.least = 2 + dice.small(3);
  money.targets.push_back(target);
  // Caps on all credits stay what they are on.
  std::vector<std::size_t> of_money;
  for (std::size_t n = 0; n < money.credits.size(); ++n) {
    if (money.credits[n].in_kind.empty()) of_money.push_back(n);
  }
  for (CapRules& cap : money.caps) {
    if (cap.credits.empty()) cap.credits = of_money;
  }
  CreditRules credit;
  credit.target = money.targets.size() - 1;
  credit.rounding = static_cast<RoundingMode>(dice.small(4));
  std::vector<Rational> bounds = {dice.of(is_share ? kShares : kNumbers),
                                  dice.of(is_share ? kShares : kNumbers)};
  credit.slabs = any_table_for(dice, money, target, std::move(bounds));
  money.credits.push_back(std::move(credit));
}

}  // namespace akad::oracle

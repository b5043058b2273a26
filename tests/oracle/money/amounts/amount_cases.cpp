#include "tests/oracle/money/amounts/amount_cases.h"

#include <algorithm>

#include "tests/oracle/money/amounts/claim_cases.h"
#include "tests/oracle/money/lengths/length_cases.h"
#include "tests/oracle/money/money_periods.h"
#include "tests/oracle/money/sums/sum_cases.h"

namespace akad::oracle {
namespace {

Rational any_money(Dice& dice) {
  static const std::vector<Rational> kMoney = {1000,
                                               500,
                                               1500,
                                               2000,
                                               333,
                                               Rational(1001, 2),
                                               Rational(7, 2),
                                               Rational(1, 2),
                                               Rational(10001, 20),
                                               Rational(13337, 20)};
  return dice.of(kMoney);
}

// For which periods and for whom something is owed or capped.
struct Asked {
  Every every;
  int over;
  const std::vector<Said>& groups;
  bool by_subject;
  std::optional<Said> subject_is = {};  // of several

  bool has(const FeeRules& fee) const {
    if (fee.by_subject) return by_subject && !subject_is;
    if (fee.by && by_subject && fee.by == subject_is) return true;
    return !fee.by || std::find(groups.begin(), groups.end(), *fee.by) != groups.end();
  }
};
Asked asked_by(const TargetRules& target) {
  return {target.every, target.over, target.groups, target.by_subject, target.subject_is};
}

// The first fee is one for all.
std::size_t any_fee(Dice& dice, const MoneyCase& money, const Asked& of) {
  for (int tries = 0; tries < 6; ++tries) {
    const std::size_t fee = dice.engine() % money.fees.size();
    if (of.has(whole_of(money, fee))) return fee;
  }
  return 0;
}

Sum any_share_of_fee(Dice& dice, const MoneyCase& money, const Asked& of) {
  static const std::vector<Rational> kParts = {
      Rational(1, 20), Rational(1, 10), Rational(333, 1000), Rational(7, 200), Rational(1, 2)};
  const std::size_t fee = any_fee(dice, money, of);
  const std::vector<Taken> all = ways(fee_every(money, fee), of.every, of.over);
  return {Sum::ShareOfFee, dice.of(kParts), fee, dice.of(all)};
}

Sum any_sum(Dice& dice, const MoneyCase& money, const Asked& of, bool may_be_nothing) {
  if (may_be_nothing && dice.one_in(4)) return {};
  if (dice.one_in(2)) return {Sum::Money, any_money(dice)};
  return any_share_of_fee(dice, money, of);
}

Duration any_unit(Dice& dice) {
  static const std::vector<Duration> kUnits = {kHour, kHour, 15 * kMinute, 2 * kHour, 24 * kHour};
  return dice.of(kUnits);
}

Sum worth(Dice& dice) {
  static const std::vector<Rational> kShares = {Rational(1, 1000), Rational(1, 10), Rational(1, 20),
                                                Rational(1, 2), 1};
  return {Sum::ShareOfWorth, dice.of(kShares)};
}

PaidFor any_quantity(Dice& dice, const TargetRules& target) {
  if (target.of_time) {
    static const std::vector<PaidFor> kOfTime = {PaidFor::TimeDown, PaidFor::TimeDown,
                                                 PaidFor::PointsBelow, PaidFor::ShareDown};
    return dice.of(kOfTime);
  }
  static const std::vector<PaidFor> kOfItems = {
      PaidFor::EachMiss, PaidFor::EachMiss,  PaidFor::PointsBelow, PaidFor::TimeLate,
      PaidFor::TimeLate, PaidFor::DatesLate, PaidFor::DatesLate};
  // How late items are is counted in the period of their stop.
  const int choices = target.belongs == Belongs::Stop ? 7 : 3;
  return kOfItems[static_cast<std::size_t>(dice.small(choices))];
}

void any_free(Dice& dice, RateRules& rate) {
  if (rate.paid_for == PaidFor::PointsBelow || rate.paid_for == PaidFor::ShareDown) return;
  if (dice.one_in(2)) return;
  rate.once = dice.one_in(2);
  const bool is_time = rate.paid_for == PaidFor::TimeLate || rate.paid_for == PaidFor::TimeDown;
  rate.free = is_time ? (1 + dice.small(5)) * (dice.one_in(3) ? 24 * kHour : 45 * kMinute)
                      : 1 + dice.small(3);
}

void any_price(Dice& dice, const MoneyCase& money, const TargetRules& target, RateRules& rate) {
  const bool is_late = rate.paid_for == PaidFor::TimeLate || rate.paid_for == PaidFor::DatesLate;
  const bool may_be_worth = is_late || (rate.paid_for == PaidFor::EachMiss && rate.free == 0);
  rate.price =
      may_be_worth && dice.one_in(3) ? worth(dice) : any_sum(dice, money, asked_by(target), false);
  if (dice.one_in(2)) return;
  const bool is_worth = rate.price.kind == Sum::ShareOfWorth;
  if ((is_late || is_worth) && dice.one_in(is_worth ? 2 : 6)) {
    rate.most = worth(dice);
    return;
  }
  rate.most = any_sum(dice, money, asked_by(target), false);
  if (rate.most.kind == Sum::ShareOfFee && dice.one_in(4)) rate.most.value = Rational(3, 2);
}

RateRules any_rate(Dice& dice, const MoneyCase& money, const TargetRules& target) {
  static const std::vector<Rational> kSteps = {Rational(1, 1000), Rational(1, 200),
                                               Rational(1, 100), Rational(1, 10)};
  static const std::vector<Rational> kBelow = {Rational(999, 1000), 1, Rational(19, 20),
                                               Rational(3, 4)};
  RateRules rate;
  rate.paid_for = any_quantity(dice, target);
  any_free(dice, rate);
  rate.unit = any_unit(dice);
  rate.part = static_cast<PartOfUnit>(dice.small(3));
  rate.all_hours = dice.one_in(2);
  rate.working_days = dice.one_in(2);
  rate.without_last = dice.one_in(2);
  rate.step = dice.of(kSteps);
  rate.below = dice.of(kBelow);
  if (dice.one_in(2)) rate.of = dice.of(kBelow);
  rate.each_outage = rate.paid_for == PaidFor::TimeDown && dice.one_in(2);
  if (rate.each_outage && dice.one_in(2)) {
    rate.part = PartOfUnit::Whole;  // of which several that are one may have fewer
    rate.unit = 20 * 24 * kHour;
    rate.free = 0;
    rate.once = false;
  }
  any_price(dice, money, target, rate);
  return rate;
}

Slab::Bound any_bound(Dice& dice, bool falling, const Rational& result) {
  const bool at_end = result == Rational(1);  // nothing is more than all, and all is at most it
  const bool closed = at_end || dice.one_in(2);
  if (falling) return closed ? Slab::AtLeast : Slab::MoreThan;
  return closed ? Slab::Below : Slab::AtMost;
}

CreditRules any_credit(Dice& dice, const MoneyCase& money, int rates) {
  static const std::vector<Rational> kUnits = {1, 1, 1000, Rational(1, 20), 7, 100};
  CreditRules credit;
  credit.target = dice.engine() % money.targets.size();
  const TargetRules& target = money.targets[credit.target];
  credit.rounding = static_cast<RoundingMode>(dice.small(4));
  credit.unit = dice.of(kUnits);
  const bool falling = dice.one_in(2);
  std::vector<Rational> bounds;
  for (int rows = dice.small(4); rows > 0; --rows) bounds.push_back(any_share(dice));
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  if (falling) std::reverse(bounds.begin(), bounds.end());
  const auto add = [&](Slab::Bound bound, const Rational& result) {
    credit.slabs.push_back({bound, result, any_sum(dice, money, asked_by(target), true)});
    const bool by_rate = target.over == 1 && dice.percent(rates);
    if (by_rate) credit.slabs.back().rate = any_rate(dice, money, target);
  };
  for (const Rational& bound : bounds) add(any_bound(dice, falling, bound), bound);
  add(Slab::Otherwise, 0);
  if (bounds.empty() && credit.slabs[0].rate) credit.when = static_cast<OwedIf>(dice.small(3));
  return credit;
}

// What money it was becomes so many of that.
void owe_in_kind(Dice& dice, CreditRules& credit) {
  static const std::vector<std::string> kKinds = {"hours of support", "days of service"};
  static const std::vector<Rational> kQuantities = {2, 1, Rational(1, 2), Rational(5, 4), 30};
  credit.in_kind = dice.of(kKinds);
  credit.small.reset();
  const auto become = [&](Sum& sum) {
    if (sum.kind != Sum::Nothing) sum = {Sum::Money, dice.of(kQuantities)};
  };
  for (Slab& slab : credit.slabs) {
    become(slab.sum);
    if (!slab.rate) continue;
    become(slab.rate->price);
    become(slab.rate->most);
  }
  static const std::vector<Rational> kUnits = {Rational(1, 2), 1, Rational(1, 4)};
  credit.unit = dice.of(kUnits);
}

bool owes(const CreditRules& credit) {
  return std::any_of(credit.slabs.begin(), credit.slabs.end(),
                     [](const Slab& slab) { return slab.rate || slab.sum.kind != Sum::Nothing; });
}

// Over credits of one kind of period alone, so that a sum is known when they are.
void cap_small_sums(Dice& dice, const MoneyCase& money, CapRules& cap,
                    const std::vector<std::size_t>& all) {
  static const std::vector<Rational> kLimits = {1000, 500, 2000, 5000, 20000};
  const auto every_of = [&](std::size_t c) { return money.targets[money.credits[c].target].every; };
  cap.every = every_of(dice.of(all));
  cap.over = 1;
  cap.small = SmallRule{dice.one_in(2) ? any_money(dice) : dice.of(kLimits), dice.one_in(2)};
  std::erase_if(cap.credits, [&](std::size_t c) { return every_of(c) != cap.every; });
  const bool all_alike =
      std::all_of(all.begin(), all.end(), [&](std::size_t c) { return every_of(c) == cap.every; });
  if (!cap.credits.empty() || all_alike) return;
  for (const std::size_t c : all) {
    if (every_of(c) == cap.every) cap.credits.push_back(c);
  }
}

// A credit is under one such cap: the others are left out of this one, if any is left.
void cap_to_largest(const MoneyCase& money, CapRules& cap, const std::vector<std::size_t>& all) {
  const auto is_taken = [&](std::size_t credit) {
    return std::any_of(money.caps.begin(), money.caps.end(), [&](const CapRules& other) {
      return other.largest &&
             (other.credits.empty() ||
              std::find(other.credits.begin(), other.credits.end(), credit) != other.credits.end());
    });
  };
  std::vector<std::size_t> credits = cap.credits.empty() ? all : cap.credits;
  const bool some_taken = std::any_of(credits.begin(), credits.end(), is_taken);
  std::erase_if(credits, is_taken);
  if (credits.empty()) return;
  if (some_taken) cap.credits = credits;
  cap.largest = true;
  cap.over = 1;
}

// Groups and subjects by which a cap may tell its lines apart: every credit's target has them.
CapRules any_cap(Dice& dice, const MoneyCase& money) {
  CapRules cap;
  std::vector<std::size_t> all;
  for (std::size_t c = 0; c < money.credits.size(); ++c) {
    if (money.credits[c].in_kind.empty()) all.push_back(c);
  }
  for (const std::size_t c : all) {
    if (dice.one_in(2)) cap.credits.push_back(c);
  }
  if (dice.one_in(3)) cap.credits.clear();
  cap.every = any_period(dice, money);
  if (can_look_back(cap.every) && dice.one_in(2)) cap.over = 2 + dice.small(4);
  if (!all.empty() && dice.one_in(4)) {
    cap_small_sums(dice, money, cap, all);
  } else if (cap.over == 1 && dice.one_in(3)) {
    cap_to_largest(money, cap, all);
  }
  bool by_subject = true;
  std::vector<Said> groups = {Said::Customer, Said::Tier, Said::Place};
  std::vector<std::optional<Said>> subjects;  // of each: they are called the same
  for (const std::size_t c : all) {
    const bool covered = cap.credits.empty() ||
                         std::find(cap.credits.begin(), cap.credits.end(), c) != cap.credits.end();
    if (!covered) continue;
    const TargetRules& target = money.targets[money.credits[c].target];
    if (!subjects.empty() && subjects.front() != target.subject_is) by_subject = false;
    subjects.push_back(target.subject_is);
    by_subject = by_subject && target.by_subject;
    std::erase_if(groups, [&](Said signal) {
      return std::find(target.groups.begin(), target.groups.end(), signal) == target.groups.end();
    });
  }
  for (const Said signal : groups) {
    if (dice.one_in(2)) cap.groups.push_back(signal);
  }
  cap.by_subject = by_subject && dice.one_in(2);
  if (cap.by_subject && !subjects.empty()) cap.subject_is = subjects.front();
  if (cap.small || cap.largest) return cap;
  // The most of one that looks back changes with fees.
  const Asked of{cap.every, cap.over, cap.groups, cap.by_subject, cap.subject_is};
  cap.most = cap.over > 1 && dice.one_in(2) ? any_share_of_fee(dice, money, of)
                                            : any_sum(dice, money, of, false);
  return cap;
}

// Where some of its periods begin.
FeeChanges any_changes(Dice& dice, const MoneyCase& money, Every every) {
  FeeChanges changes;
  if (every == Every::Term || every == Every::Season) return changes;
  for (const Run& run : runs_of(money, every)) {
    const bool begins = run.first == run.whole_first && run.first > money.first;
    if (begins && dice.one_in(3)) changes.push_back({run.first, any_money(dice) * 7});
  }
  return changes;
}

// By what stories tell apart: some are named, and the others may have no fee.
void tell_apart(Dice& dice, const MoneyCase& money, FeeRules& fee) {
  static const std::vector<std::vector<std::string>> kNamed = {
      {"acme", "bolt"}, {"gold", "iron"}, {"north", "south"}, {"S0", "S1", "S2"}};
  static const std::vector<Rational> kAmounts = {10000, 5000, Rational(777), 0};
  const int by = dice.small(4);
  fee.by_subject = by == 3;
  if (!fee.by_subject) fee.by = static_cast<Said>(by);
  if (dice.one_in(2)) fee.amount = 0;
  for (const std::string& value : kNamed[static_cast<std::size_t>(by)]) {
    if (dice.one_in(3)) continue;
    fee.named.push_back({value, dice.of(kAmounts)});
    if (dice.one_in(3)) fee.named.back().later = any_changes(dice, money, fee.every);
  }
}

void add_tax_and_exchange(Dice& dice, FeeRules& fee) {
  static const std::vector<Rational> kTaxes = {Rational(11, 100), Rational(1, 10),
                                               Rational(7, 1000), 1};
  static const std::vector<Rational> kRates = {Rational(32501, 2), 3, Rational(1, 8)};
  if (dice.one_in(3)) fee.tax = TaxRule{dice.of(kTaxes), dice.one_in(2)};
  if (dice.one_in(5)) fee.exchange = dice.of(kRates);
}

}  // namespace

Sum any_sum_for(Dice& dice, const MoneyCase& money, const TargetRules& target,
                bool may_be_nothing) {
  return any_sum(dice, money, asked_by(target), may_be_nothing);
}

std::vector<Slab> any_table_for(Dice& dice, const MoneyCase& money, const TargetRules& target,
                                std::vector<Rational> bounds) {
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  const bool falling = dice.one_in(2);
  if (falling) std::reverse(bounds.begin(), bounds.end());
  std::vector<Slab> table;
  for (const Rational& bound : bounds) {
    const bool closed = dice.one_in(2);
    const auto rising = closed ? Slab::AtMost : Slab::Below;
    table.push_back({falling ? (closed ? Slab::AtLeast : Slab::MoreThan) : rising, bound,
                     any_sum_for(dice, money, target, true)});
  }
  table.push_back({Slab::Otherwise, 0, any_sum_for(dice, money, target, true)});
  return table;
}

Rational any_share(Dice& dice) {
  static const std::vector<Rational> kShares = {1,
                                                Rational(19, 20),
                                                Rational(9, 10),
                                                Rational(3, 4),
                                                Rational(667, 1000),
                                                Rational(1, 2),
                                                Rational(333, 1000),
                                                Rational(999, 1000)};
  return dice.of(kShares);
}

Every any_period(Dice& dice, const MoneyCase& money) {
  if (dice.one_in(2)) return Every::Month;
  const auto every = static_cast<Every>(dice.engine() % kEvery);
  const bool is_many = every == Every::Day || every == Every::Week;
  return is_many && money.last.days - money.first.days > 70 ? Every::Quarter : every;
}

void any_fees(Dice& dice, MoneyCase& money) {
  static const std::vector<Rational> kFees = {10000, 9999, 12345, 25'000'000, 1};
  static const std::vector<Rational> kPools = {Rational(1, 10), Rational(1, 2),
                                               Rational(333, 1000)};
  for (int count = 1 + dice.small(3); count > 0; --count) {
    FeeRules fee{dice.of(kFees), any_period(dice, money), dice.one_in(2)};
    if (dice.one_in(2)) fee.later = any_changes(dice, money, fee.every);
    if (!money.fees.empty() && dice.one_in(2)) tell_apart(dice, money, fee);
    add_tax_and_exchange(dice, fee);
    money.fees.push_back(std::move(fee));
  }
  for (int count = dice.small(3); count > 0; --count) {
    const std::size_t whole = dice.engine() % money.fees.size();
    FeeRules pool{dice.of(kPools), fee_every(money, whole)};
    pool.share_of = whole;
    money.fees.push_back(std::move(pool));
  }
}

void any_remedies(Dice& dice, MoneyCase& money, int rates) {
  for (int count = dice.small(5); count > 0; --count) {
    money.credits.push_back(any_credit(dice, money, rates));
    CreditRules& credit = money.credits.back();
    add_payable(dice, money, credit);
    if (rates > 0 && dice.one_in(6) && owes(credit)) owe_in_kind(dice, credit);
  }
  if (rates > 0 && dice.one_in(3)) add_lengths(dice, money);
  if (rates > 0) add_sum(dice, money);
  const bool any = std::any_of(money.credits.begin(), money.credits.end(),
                               [](const CreditRules& credit) { return credit.in_kind.empty(); });
  for (int count = dice.small(4); count > 0 && any; --count) {
    money.caps.push_back(any_cap(dice, money));
  }
}

}  // namespace akad::oracle

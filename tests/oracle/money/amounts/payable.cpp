#include "tests/oracle/money/amounts/payable.h"

#include <algorithm>

#include "tests/oracle/money/amounts/money_amounts.h"
#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

const Rational kSmallest(1, 20);

// Whether the claim says the value, or leaves it open.
bool may_be(const Subject& claim, Said what, Instant at, const std::string& value,
            Attempts& tried) {
  const std::string told = said(claim, what, at + 1);
  if (told == "(none)") {
    note(tried, Tried::ClaimLeftOpen);
    return true;
  }
  return told == value;
}

bool is_for(const MoneyCase& money, const CreditLine& line, const Run& period, const Subject& claim,
            Instant at, Attempts& tried) {
  const ClaimRule& rule = *money.credits[line.credit].claim;
  if (said(claim, Said::ClaimPeriod, at + 1) != period.name) return false;
  const std::string credit = "credit" + std::to_string(line.credit);
  if (rule.says_credit && !may_be(claim, Said::ClaimCredit, at, credit, tried)) return false;
  const TargetRules& target = money.targets[line.result->target];
  const Group& values = line.result->group;
  for (std::size_t i = 0; i < target.groups.size(); ++i) {
    const bool asked =
        std::find(rule.groups.begin(), rule.groups.end(), target.groups[i]) != rule.groups.end();
    if (asked && !may_be(claim, claimed_by(target.groups[i]), at, values[i], tried)) return false;
  }
  return !rule.says_subject ||
         may_be(claim, Said::ClaimSubject, at, values[target.groups.size()], tried);
}

bool is_taken_back(const MoneyCase& money, const Subject& claim, Instant made) {
  return std::any_of(claim.happenings.begin(), claim.happenings.end(), [&](const Event& event) {
    return event.what == What::TakenBack && event.at >= made && event.at < money.as_of;
  });
}

}  // namespace

Said claimed_by(Said group) {
  if (group == Said::Customer) return Said::ClaimCustomer;
  return group == Said::Tier ? Said::ClaimTier : Said::ClaimPlace;
}

Rational without_small(const CreditRules& credit, const Rational& owed, Attempts& tried) {
  if (!credit.small || owed <= Rational(0)) return owed;
  const SmallRule& rule = *credit.small;
  if (owed == rule.limit) note(tried, Tried::SmallExactly);
  const bool small = rule.up_to ? owed <= rule.limit : owed < rule.limit;
  if (!small) return owed;
  note(tried, rule.raised ? Tried::SmallRaised : Tried::SmallNotDue);
  return rule.raised ? rule.limit : Rational(0);
}

Instant deadline_of(const MoneyCase& money, const ClaimRule& rule, Date last) {
  Date day = last;
  for (int left = rule.days; left > 0;) {
    ++day.days;
    if (!rule.working_days || is_working_day(day)) --left;
  }
  return wall_at(money.zone, Date{day.days + 1}, 0);
}

Claimed stands(const MoneyCase& money, const CreditLine& line, const Run& period, Attempts& tried) {
  const ClaimRule& rule = *money.credits[line.credit].claim;
  const Instant deadline = deadline_of(money, rule, period.last);
  bool taken_back = false;
  int good = 0;
  for (const Subject& subject : money.subjects) {
    for (const Event& event : subject.happenings) {
      if (event.what != What::Claimed || event.at >= money.as_of) continue;
      if (!is_for(money, line, period, subject, event.at, tried)) {
        note(tried, Tried::ClaimOfAnother);
        continue;
      }
      const bool in_time = event.at < deadline;
      if (event.at == deadline) note(tried, Tried::LapsedByALittle);
      if (in_time && deadline - event.at <= kDay) note(tried, Tried::ClaimDueOnLastDay);
      const bool waived = rule.may_be_waived && is_taken_back(money, subject, event.at);
      if (in_time && waived) taken_back = true;
      if (in_time && !waived) ++good;
    }
  }
  if (good > 1 || (good > 0 && taken_back)) note(tried, Tried::ClaimedAgain);
  if (good > 0) {
    note(tried, Tried::ClaimDue);
    return {"due"};
  }
  if (taken_back) {
    note(tried, Tried::Waived);
    return {"waived"};
  }
  const bool is_over = money.as_of >= deadline;
  note(tried, is_over ? Tried::Lapsed : Tried::Claimable);
  return {is_over ? "lapsed" : "claimable"};
}

Rational rounded(const Rational& amount, const CreditRules& credit, Attempts& tried) {
  const Rational down = Rational(floor_of(amount / credit.unit)) * credit.unit;
  const Rational rest = (amount - down) / credit.unit;
  if (rest == Rational(0)) return down;
  const Rational up = down + credit.unit;
  const Rational half(1, 2);
  switch (credit.rounding) {
    case RoundingMode::Down: note(tried, Tried::RoundedDown); return down;
    case RoundingMode::Up: note(tried, Tried::RoundedUp); return up;
    case RoundingMode::HalfUp:
      if (rest == half) note(tried, Tried::HalfUp);
      return rest < half ? down : up;
    case RoundingMode::HalfEven: break;
  }
  if (rest != half) return rest < half ? down : up;
  note(tried, Tried::HalfToEven);
  return floor_of(down / credit.unit) % 2 == 0 ? down : up;
}

std::optional<TaxOf> tax_of(const MoneyCase& money, const CreditLine& line, Attempts& tried) {
  const Sum& sum = line.row->rate ? line.row->rate->price : line.row->sum;
  if (sum.kind != Sum::ShareOfFee) return std::nullopt;
  const auto& tax = whole_of(money, sum.fee).tax;
  if (!tax) return std::nullopt;
  const auto nearest = [](const Rational& amount) {
    return Rational(floor_of(amount / kSmallest + Rational(1, 2))) * kSmallest;
  };
  if (line.payable > Rational(0)) {
    note(tried, tax->contained ? Tried::TaxContained : Tried::TaxOnTop);
  }
  if (!tax->contained) return TaxOf{line.payable, nearest(line.payable * tax->rate)};
  const Rational part = nearest(line.payable * tax->rate / (Rational(1) + tax->rate));
  return TaxOf{line.payable - part, part};
}

}  // namespace akad::oracle

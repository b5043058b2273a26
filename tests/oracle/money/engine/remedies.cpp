#include "tests/oracle/money/engine/remedies.h"

#include "tests/oracle/money/amounts/payable.h"
#include "tests/oracle/money/engine/claims_log.h"
#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {

ir::Cadence as_ir(Every every) {
  using enum ir::Cadence;
  switch (every) {
    case Every::Month: break;
    case Every::Quarter: return CalendarQuarter;
    case Every::HalfYear: return HalfYear;
    case Every::Year: return CalendarYear;
    case Every::Week: return Week;
    case Every::Day: return CalendarDay;
    case Every::ContractMonth: return ContractMonth;
    case Every::ContractQuarter: return ContractQuarter;
    case Every::ContractYear: return ContractYear;
    case Every::Term: return WholeTerm;
    case Every::Season: return Season;
  }
  return CalendarMonth;
}

namespace {

ir::FeeTaken as_ir(Taken taken) {
  switch (taken) {
    case Taken::OfPeriod: break;
    case Taken::Sum: return ir::FeeTaken::Sum;
    case Taken::Last: return ir::FeeTaken::Last;
    case Taken::Part: return ir::FeeTaken::Part;
    case Taken::Around: return ir::FeeTaken::Around;
  }
  return ir::FeeTaken::OfPeriod;
}

ir::Amount as_ir(const Sum& sum) {
  if (sum.kind == Sum::Nothing) return {ir::NoAmount{}};
  if (sum.kind == Sum::Money) return {ir::FixedAmount{sum.value}};
  return {ir::ShareOfFee{sum.value, id<ir::Fee>(sum.fee), as_ir(sum.taken)}};
}

ir::Price price_of(const Sum& sum) {
  if (sum.kind == Sum::Money) return {ir::FixedAmount{sum.value}};
  if (sum.kind == Sum::ShareOfWorth) return {ir::ShareOfItem{sum.value, id_of(Said::Worth)}};
  return {ir::ShareOfFee{sum.value, id<ir::Fee>(sum.fee), as_ir(sum.taken)}};
}

ir::Parts as_ir(PartOfUnit part) {
  switch (part) {
    case PartOfUnit::LeftAway: break;
    case PartOfUnit::Whole: return ir::Parts::OrPart;
    case PartOfUnit::InProportion: return ir::Parts::InProportion;
  }
  return ir::Parts::Full;
}

ir::Each each_of(const RateRules& rate, const std::string& sum_of) {
  const ir::Grace grace = rate.once ? ir::Grace::OnceBeyond : ir::Grace::Beyond;
  const auto few = static_cast<std::int32_t>(rate.free);
  const ir::Parts parts = as_ir(rate.part);
  switch (rate.paid_for) {
    case PaidFor::EachMiss: break;
    case PaidFor::TimeLate:
      return {ir::EachTimeLate{rate.unit, parts, rate.all_hours, rate.free, grace}};
    case PaidFor::DatesLate: {
      const Id<ir::Calendar> days = rate.working_days ? kOffice : Id<ir::Calendar>{};
      return {ir::EachDateLate{days, !rate.without_last, few, grace}};
    }
    case PaidFor::TimeDown:
      return {ir::EachTimeDown{rate.unit, parts, rate.free, grace, rate.each_outage}};
    case PaidFor::PointsBelow: return {ir::EachPointBelow{rate.step, rate.below, parts}};
    case PaidFor::ShareDown: return {ir::ShareOfTimeDown{rate.of}};
    case PaidFor::OfSum: return {ir::EachOfSum{sum_of, rate.step, parts, rate.free, grace}};
  }
  return {ir::EachMiss{few, grace}};
}

ir::Price price_of(const Sum& sum, const std::string& in_kind) {
  return in_kind.empty() ? price_of(sum) : ir::Price{ir::InKind{sum.value, in_kind}};
}

ir::Owed as_ir(const Slab& slab, const std::string& in_kind, const std::string& sum_of) {
  if (slab.rate) {
    ir::Rate rate{price_of(slab.rate->price, in_kind), each_of(*slab.rate, sum_of)};
    if (slab.rate->most.kind != Sum::Nothing) rate.most = price_of(slab.rate->most, in_kind);
    return {std::move(rate)};
  }
  const bool is_money = in_kind.empty() || slab.sum.kind == Sum::Nothing;
  return is_money ? ir::owed_of(as_ir(slab.sum)) : ir::Owed{ir::InKind{slab.sum.value, in_kind}};
}

ir::BoundKind as_ir(Slab::Bound bound) {
  switch (bound) {
    case Slab::AtLeast: return ir::BoundKind::AtLeast;
    case Slab::Below: return ir::BoundKind::Below;
    case Slab::Otherwise: break;
    case Slab::MoreThan: return ir::BoundKind::MoreThan;
    case Slab::AtMost: return ir::BoundKind::AtMost;
  }
  return ir::BoundKind::Otherwise;
}

ir::OwedWhen as_ir(OwedIf when) {
  switch (when) {
    case OwedIf::ByTable: break;
    case OwedIf::Missed: return ir::OwedWhen::Missed;
    case OwedIf::MetOrMissed: return ir::OwedWhen::Always;
  }
  return ir::OwedWhen::ByResult;
}

std::vector<ir::FeeStep> steps_of(const FeeChanges& later) {
  std::vector<ir::FeeStep> steps;
  for (const auto& [from, amount] : later) steps.push_back({from, amount});
  return steps;
}

ir::Fee fee_of(const FeeRules& rules) {
  ir::Fee fee;
  fee.amount = rules.amount;
  fee.period = as_ir(rules.every);
  if (rules.in_proportion) fee.part = ir::PartOfPeriod::InProportion;
  fee.currency = rules.exchange ? "USD" : kCurrency;
  fee.exchange = rules.exchange;
  fee.later = steps_of(rules.later);
  if (rules.by) fee.for_each = name_of(*rules.by);
  if (rules.by_subject) fee.for_each = "subject";
  for (const FeeOfOne& one : rules.named) {
    fee.of_groups.push_back({one.value, one.amount, steps_of(one.later)});
  }
  if (!rules.tax) return fee;
  fee.tax_rate = rules.tax->rate;
  if (rules.tax->contained) fee.tax = ir::TaxBasis::AfterTax;
  return fee;
}

void take_share(ir::Fee& fee, const Rational& share) {
  const auto take = [&](Rational& amount, std::vector<ir::FeeStep>& later) {
    amount *= share;
    for (ir::FeeStep& step : later) step.amount *= share;
  };
  take(fee.amount, fee.later);
  for (ir::FeeOfGroup& one : fee.of_groups) take(one.amount, one.later);
}

ir::SmallAmounts as_ir(const SmallRule& rule) {
  const auto become =
      rule.raised ? ir::SmallAmounts::Become::Raised : ir::SmallAmounts::Become::NotDue;
  return {rule.limit, rule.up_to, become};
}

ir::ClaimTerms as_ir(const ClaimRule& rule) {
  ir::ClaimTerms terms;
  terms.within.days = rule.days;
  if (rule.working_days) terms.within.calendar = kOffice;
  terms.on = {kClaimed};
  if (rule.may_be_waived) terms.waived_on = {kTakenBack};
  terms.period = id_of(Said::ClaimPeriod);
  if (rule.says_credit) terms.credit = id_of(Said::ClaimCredit);
  for (const Said group : rule.groups) {
    terms.groups.push_back({id_of(group), id_of(claimed_by(group))});
  }
  if (rule.says_subject) terms.groups.push_back({{}, id_of(Said::ClaimSubject)});
  return terms;
}

}  // namespace

void add_remedies(ir::Program& program, const MoneyCase& money) {
  for (const FeeRules& rules : money.fees) {
    ir::Fee fee = rules.share_of ? program.fees[*rules.share_of] : fee_of(rules);
    if (rules.share_of) {
      take_share(fee, rules.amount);
      fee.derived = ir::PartOfFee{rules.amount, id<ir::Fee>(*rules.share_of)};
    }
    fee.name = "fee" + std::to_string(program.fees.size());
    program.fees.push_back(fee);
  }
  for (const CreditRules& rules : money.credits) {
    ir::Credit credit;
    credit.name = "credit" + std::to_string(program.credits.size());
    credit.target = id<ir::Target>(rules.target);
    credit.when = as_ir(rules.when);
    for (const Slab& slab : rules.slabs) {
      ir::SlabRow row;
      row.bound = as_ir(slab.bound);
      row.result = slab.result;
      row.amount = as_ir(slab, rules.in_kind, money.targets[rules.target].sum_of);
      credit.slabs.push_back(row);
    }
    credit.rounding = rules.rounding;
    credit.unit = rules.unit;
    if (rules.small) credit.small = as_ir(*rules.small);
    if (rules.claim) credit.claim = as_ir(*rules.claim);
    program.credits.push_back(credit);
  }
  for (const CapRules& rules : money.caps) {
    ir::Cap cap;
    cap.name = "cap" + std::to_string(program.caps.size());
    for (const std::size_t credit : rules.credits) cap.credits.push_back(id<ir::Credit>(credit));
    if (rules.small) {
      cap.small = as_ir(*rules.small);
      cap.most = {ir::NoAmount{}};
    } else if (rules.largest) {
      cap.only_largest = true;
      cap.most = {ir::NoAmount{}};
    } else {
      cap.most = as_ir(rules.most);
    }
    cap.cadence = as_ir(rules.every);
    cap.over_last = rules.over;
    for (const Said signal : rules.groups) cap.groups.push_back(id_of(signal));
    cap.by_subject = rules.by_subject;
    program.caps.push_back(cap);
  }
}

}  // namespace akad::oracle

#include "tests/oracle/money/engine/remedies.h"

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

ir::Each each_of(const RateRules& rate) {
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
    case PaidFor::TimeDown: return {ir::EachTimeDown{rate.unit, parts, rate.free, grace}};
    case PaidFor::PointsBelow: return {ir::EachPointBelow{rate.step, rate.below, parts}};
    case PaidFor::ShareDown: return {ir::ShareOfTimeDown{rate.of}};
  }
  return {ir::EachMiss{few, grace}};
}

ir::Owed as_ir(const Slab& slab) {
  if (!slab.rate) return ir::owed_of(as_ir(slab.sum));
  ir::Rate rate{price_of(slab.rate->price), each_of(*slab.rate)};
  if (slab.rate->most.kind != Sum::Nothing) rate.most = price_of(slab.rate->most);
  return {std::move(rate)};
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

// What a share of another comes to, here as well as in the other.
void follow(ir::Fee& fee, const std::vector<ir::Fee>& fees, const FeeRules& rules) {
  const ir::Fee& whole = fees[*rules.share_of];
  fee.period = whole.period;
  fee.part = whole.part;
  fee.amount = whole.amount * rules.amount;
  fee.derived = ir::PartOfFee{rules.amount, id<ir::Fee>(*rules.share_of)};
  for (const ir::FeeStep& step : whole.later) {
    fee.later.push_back({step.from, step.amount * rules.amount});
  }
}

}  // namespace

void add_remedies(ir::Program& program, const MoneyCase& money) {
  for (const FeeRules& rules : money.fees) {
    ir::Fee fee;
    fee.name = "fee" + std::to_string(program.fees.size());
    fee.amount = rules.amount;
    fee.period = as_ir(rules.every);
    if (rules.in_proportion) fee.part = ir::PartOfPeriod::InProportion;
    fee.currency = program.agreement.currency;
    for (const auto& [from, amount] : rules.later) fee.later.push_back({from, amount});
    if (rules.share_of) follow(fee, program.fees, rules);
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
      row.amount = as_ir(slab);
      credit.slabs.push_back(row);
    }
    credit.rounding = rules.rounding;
    credit.unit = rules.unit;
    program.credits.push_back(credit);
  }
  for (const CapRules& rules : money.caps) {
    ir::Cap cap;
    cap.name = "cap" + std::to_string(program.caps.size());
    for (const std::size_t credit : rules.credits) cap.credits.push_back(id<ir::Credit>(credit));
    cap.most = as_ir(rules.most);
    cap.cadence = as_ir(rules.every);
    cap.over_last = rules.over;
    for (const Said signal : rules.groups) cap.groups.push_back(id_of(signal));
    cap.by_subject = rules.by_subject;
    program.caps.push_back(cap);
  }
}

}  // namespace akad::oracle

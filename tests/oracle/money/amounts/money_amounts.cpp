// Rows and rates to amounts: what is free is taken off, parts of a unit are made whole or left
// away, what is left is paid, at most so much.
#include "tests/oracle/money/amounts/money_amounts.h"
#include "tests/oracle/money/figures/figures.h"

#include <algorithm>

#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

std::int64_t up(const Rational& value) { return -floor_of(-value); }

// How many units are paid of what was counted.
Rational units_of(const RateRules& rate, const Rational& counted, const Rational& unit,
                  Attempts& tried) {
  const Rational free = rate.free;
  const bool is_more = counted > free;
  if (rate.free > 0) note(tried, rate.once && is_more ? Tried::OnceBeyond : Tried::FreeUsedUp);
  if (!is_more) return 0;
  const Rational units = (rate.once ? counted : counted - free) / unit;
  if (is_whole(units)) return units;
  switch (rate.part) {
    case PartOfUnit::LeftAway: note(tried, Tried::PartLeftAway); return floor_of(units);
    case PartOfUnit::Whole: note(tried, Tried::PartAsWhole); return up(units);
    case PartOfUnit::InProportion: break;
  }
  note(tried, Tried::PartInProportion);
  return units;
}

bool has_amounts_of_items(const RateRules& rate) {
  return rate.paid_for == PaidFor::TimeLate || rate.paid_for == PaidFor::DatesLate ||
         rate.price.kind == Sum::ShareOfWorth;
}

// The dates behind that of the due up to that of the stop; of what is open, the last is the one
// that is over then.
std::int64_t dates_late(const MoneyCase& money, const RateRules& rate, const Miss& miss,
                        Attempts& tried) {
  if (miss.until <= miss.due) return 0;
  const Date due = local_date(money.zone, miss.due - 1);
  if (due != local_date(money.zone, miss.due)) note(tried, Tried::DueAtMidnight);
  Date last = local_date(money.zone, miss.stopped ? miss.until : miss.until - 1);
  if (miss.stopped && rate.without_last) {
    note(tried, Tried::LastDateLeftOut);
    --last.days;
  }
  std::int64_t dates = 0;
  for (Date day{due.days + 1}; day <= last; ++day.days) {
    if (!rate.working_days || is_working_day(day)) ++dates;
  }
  note(tried, rate.working_days ? Tried::LateByWorkingDays : Tried::LateByDates);
  return dates;
}

// Of the whole lateness.
Rational units_of(const MoneyCase& money, const RateRules& rate, const Miss& miss,
                  Attempts& tried) {
  if (rate.paid_for == PaidFor::EachMiss) return 1;
  if (rate.paid_for == PaidFor::DatesLate) {
    return units_of(rate, dates_late(money, rate, miss, tried), 1, tried);
  }
  note(tried, rate.all_hours ? Tried::LateAroundTheClock : Tried::LateInHours);
  return units_of(rate, rate.all_hours ? miss.until - miss.due : miss.late, rate.unit, tried);
}

// None where nobody knows it.
std::optional<Rational> price_of(const MoneyCase& money, const Sum& sum, Every every,
                                 const Run& run, const Whom& whom, const std::string& worth) {
  if (sum.kind != Sum::ShareOfWorth) return money_in(money, sum, every, run, whom);
  const auto said = parse_decimal(worth);
  if (!said || *said < Rational(0)) return std::nullopt;
  return sum.value * *said;
}

Rational at_most(const Rational& amount, const Rational& most, Attempts& tried) {
  if (amount <= most) return amount;
  note(tried, Tried::MostReached);
  return std::max(most, Rational(0));
}

// One item, part by part.
class Owing {
 public:
  Owing(const MoneyCase& money, const TargetRules& target, const RateRules& rate, Attempts& tried)
      : money_(money), target_(target), rate_(rate), tried_(tried) {}

  void begin(const std::string& worth) {
    worth_ = worth;
    units_ = owed_ = 0;
    parts_ = 0;
  }

  OwedForItems more(const Miss& miss, const Run& run) {
    if (worth_ != miss.worth && looks_at_worth()) note(tried_, Tried::WorthChangedLater);
    if (parts_++ > 0 && rate_.paid_for == PaidFor::EachMiss) note(tried_, Tried::MissedOnceMore);
    const Rational units = units_of(money_, rate_, miss, tried_);
    if (units <= units_) {
      note(tried_, Tried::NothingAdded);
      return {};
    }
    if (units_ > Rational(0)) note(tried_, Tried::AddedLater);
    const Rational added = units - units_;
    units_ = units;
    return priced(added, run, {target_.groups, miss.group});
  }

 private:
  bool looks_at_worth() const {
    return rate_.price.kind == Sum::ShareOfWorth || rate_.most.kind == Sum::ShareOfWorth;
  }

  OwedForItems priced(const Rational& units, const Run& run, const Whom& whom) {
    const auto price = price_of(money_, rate_.price, target_.every, run, whom, worth_);
    const auto most = price_of(money_, rate_.most, target_.every, run, whom, worth_);
    if (!price || !most) {
      note(tried_, Tried::WorthUnknown);
      return {0, 1};
    }
    if (looks_at_worth()) note(tried_, Tried::WorthOfItem);
    Rational amount = units * *price;
    if (rate_.most.kind != Sum::Nothing) {
      if (owed_ > Rational(0)) note(tried_, Tried::MostOverPeriods);
      amount = at_most(amount, *most - owed_, tried_);
    }
    owed_ += amount;
    const auto none = [&](const Sum& sum) {
      return has_no_fee(money_, sum, target_.every, run, whom);
    };
    return {amount, 0, none(rate_.price) || none(rate_.most)};
  }

  const MoneyCase& money_;
  const TargetRules& target_;
  const RateRules& rate_;
  Attempts& tried_;
  std::string worth_;
  Rational units_, owed_;
  int parts_ = 0;
};

// Up to the end of the period, without those up to the end of the one before.
Rational units_here(const RateRules& rate, const OutageHere& one, Attempts& tried) {
  if (one.now == Rational(0)) return 0;
  if (one.before > Rational(0)) note(tried, Tried::OutageGoesOn);
  Attempts before = {};
  return units_of(rate, one.before + one.now, rate.unit, tried) -
         units_of(rate, one.before, rate.unit, before);
}

// As it is known; or, outage by outage, what is more if what nobody knows was down, or is less.
Rational units_of_each(const RateRules& rate, const Counts& counts, Taking taking,
                       Attempts& tried) {
  Rational units = 0;
  for (const OutageHere& one : counts.one_by_one) units += units_here(rate, one, tried);
  if (units > Rational(0) && counts.one_by_one.size() > 1) note(tried, Tried::OutageByOutage);
  if (taking == Taking::AsKnown) return units;
  for (const OutageIfDown& one : counts.if_down_one_by_one) {
    Attempts again = {};
    Rational known = 0;
    for (const OutageHere& part : one.known) known += units_here(rate, part, again);
    const Rational more = units_here(rate, one.whole, again) - known;
    const bool is_more = more > Rational(0);
    if (is_more == (taking == Taking::AsDown)) units += more;
  }
  return units;
}

Whom whom_of(const Asking& asking) {
  const TargetRules& target = asking.money.targets[asking.result.target];
  return {target.groups, asking.result.group, target.subject_is};
}
Rational money_for(const Asking& asking, const Sum& sum) {
  return money_in(asking.money, sum, asking.every, asking.result.over.run, whom_of(asking));
}

bool has_no_fee(const Asking& asking, const Sum& sum) {
  return has_no_fee(asking.money, sum, asking.every, asking.result.over.run, whom_of(asking));
}

OwedForItems by_rate(const Asking& asking, const RateRules& rate, const Rational& share,
                     Attempts& tried) {
  const Counts none;
  const Counts& c = asking.result.nothing_counts ? none : asking.result.counts;
  const bool if_down = asking.taking == Taking::AsDown;
  const Rational down = if_down ? c.down_if_down : c.down;
  const Duration service = if_down ? c.service_if_down : c.service;
  Rational units = 0;
  switch (rate.paid_for) {
    case PaidFor::EachMiss:
      units = units_of(rate, c.missed + c.open_missed - c.missed_earlier, 1, tried);
      break;
    case PaidFor::TimeDown:
      units = rate.each_outage ? units_of_each(rate, c, asking.taking, tried)
                               : units_of(rate, down, rate.unit, tried);
      break;
    case PaidFor::PointsBelow:
      if (share >= rate.below) break;
      note(tried, Tried::BelowPoints);
      units = units_of(rate, rate.below - share, rate.step, tried);
      break;
    case PaidFor::ShareDown:
      if (service == 0) break;
      note(tried, Tried::ShareDown);
      units = down / (rate.of * service);
      break;
    case PaidFor::OfSum: units = units_of(rate, share, rate.step, tried); break;
    case PaidFor::TimeLate:
    case PaidFor::DatesLate: break;
  }
  note_share(asking.money, rate.price, asking.result.over.run, tried);
  const Rational amount = units * money_for(asking, rate.price);
  const bool no_fee =
      units > Rational(0) && (has_no_fee(asking, rate.price) || has_no_fee(asking, rate.most));
  if (rate.most.kind == Sum::Nothing) return {amount, 0, no_fee};
  return {at_most(amount, money_for(asking, rate.most), tried), 0, no_fee};
}

bool is_missed(const Asking& asking) {
  const MonthResult& result = asking.result;
  return (asking.if_down ? result.verdict_if_down : result.known_verdict) == "missed";
}

}  // namespace

void note_share(const MoneyCase& money, const Sum& sum, const Run& run, Attempts& tried) {
  if (sum.kind != Sum::ShareOfFee) return;
  switch (sum.taken) {
    case Taken::OfPeriod: note(tried, Tried::FeeShare); break;
    case Taken::Sum: note(tried, Tried::FeeSum); break;
    case Taken::Last: note(tried, Tried::FeeOfLast); break;
    case Taken::Part: note(tried, Tried::FeeInParts); break;
    case Taken::Around: note(tried, Tried::FeeAround);
  }
  const FeeRules& fee = money.fees[sum.fee];
  if (run.is_cut() && fee.in_proportion) note(tried, Tried::FeeInProportion);
  if (!fee.later.empty() && fee.later.front().first <= run.last) note(tried, Tried::FeeChanged);
  if (fee.share_of) note(tried, Tried::FeeOfFee);
  const FeeRules& whole = whole_of(money, sum.fee);
  if (whole.exchange) note(tried, Tried::FeeExchanged);
  if (whole.by || whole.by_subject) note(tried, Tried::FeeByGroup);
}

std::optional<Rational> asked_with(const MoneyCase& money, const CreditRules& credit,
                                   const MonthResult& result) {
  if (result.small && credit.when != OwedIf::MetOrMissed) return std::nullopt;
  if (result.verdict == "undetermined") return result.measured;
  const TargetRules& rules = money.targets[result.target];
  if (rules.figure.any()) {
    if (result.verdict == "met") return result.measured.value_or(best_figure(rules));
    if (result.verdict == "missed") return result.measured.value_or(worst_figure(rules));
    return std::nullopt;
  }
  const bool less_is_better = money.targets[result.target].lengths.any();
  if (result.verdict == "met") return result.measured.value_or(Rational(less_is_better ? 0 : 1));
  if (result.verdict == "missed") return result.measured.value_or(Rational(0));
  return std::nullopt;
}

const Slab& row_of(const CreditRules& credit, const Rational& result, Attempts& tried) {
  for (const Slab& slab : credit.slabs) {
    const bool is_it = result == slab.result;
    switch (slab.bound) {
      case Slab::Otherwise: return slab;
      case Slab::AtLeast:
        if (is_it) note(tried, Tried::SlabExactly);
        if (result >= slab.result) return slab;
        break;
      case Slab::MoreThan:
        if (is_it) note(tried, Tried::RowMoreThan);
        if (result > slab.result) return slab;
        break;
      case Slab::Below:
        if (is_it) note(tried, Tried::SlabBelowExactly);
        if (result < slab.result) return slab;
        break;
      case Slab::AtMost:
        if (is_it) note(tried, Tried::RowAtMost);
        if (result <= slab.result) return slab;
        break;
    }
  }
  return credit.slabs.back();
}

OwedForItems owed_by(const Asking& asking, std::size_t credit, const Rational& share,
                     Attempts& tried) {
  const CreditRules& rules = asking.money.credits[credit];
  if (rules.when == OwedIf::Missed && !is_missed(asking)) {
    note(tried, Tried::NotOwedSinceMet);
    return {};
  }
  const Slab& row = row_of(rules, share, tried);
  if (!row.rate) return {money_for(asking, row.sum), 0, has_no_fee(asking, row.sum)};
  note(tried, Tried::ByRate);
  if (rules.when == OwedIf::MetOrMissed && !is_missed(asking)) note(tried, Tried::OwedThoughMet);
  if (!has_amounts_of_items(*row.rate)) return by_rate(asking, *row.rate, share, tried);
  const auto place = static_cast<std::size_t>(&row - rules.slabs.data());
  const auto owed = asking.result.by_items.find({credit, place});
  return owed == asking.result.by_items.end() ? OwedForItems{} : owed->second;
}

bool has_other_units(const MoneyCase& money, const MonthResult& result) {
  Attempts nobody_asks = {};
  for (const CreditRules& credit : money.credits) {
    if (credit.target != result.target) continue;
    for (const Slab& slab : credit.slabs) {
      if (!slab.rate || !slab.rate->each_outage) continue;
      const auto units = [&](Taking taking) {
        return units_of_each(*slab.rate, result.counts, taking, nobody_asks);
      };
      if (units(Taking::AsDown) != units(Taking::Fewest)) return true;
    }
  }
  return false;
}

std::map<std::pair<std::size_t, Group>, ItemAmounts> items_owed(const MoneyCase& money,
                                                                std::size_t target,
                                                                const std::vector<MonthPart>& parts,
                                                                const std::vector<Miss>& misses,
                                                                Attempts& tried) {
  std::map<std::pair<std::size_t, Group>, ItemAmounts> all;
  for (std::size_t c = 0; c < money.credits.size(); ++c) {
    const CreditRules& credit = money.credits[c];
    if (credit.target != target) continue;
    for (std::size_t row = 0; row < credit.slabs.size(); ++row) {
      const auto& rate = credit.slabs[row].rate;
      if (!rate || !has_amounts_of_items(*rate)) continue;
      Owing owing(money, money.targets[target], *rate, tried);
      for (std::size_t m = 0; m < misses.size(); ++m) {
        if (m == 0 || misses[m].item != misses[m - 1].item) owing.begin(misses[m].worth);
        const OwedForItems more = owing.more(misses[m], parts[misses[m].part].run);
        OwedForItems& sum = all[{misses[m].part, misses[m].group}][{c, row}];
        sum.amount += more.amount;
        sum.unknown += more.unknown;
        sum.no_fee = sum.no_fee || more.no_fee;
      }
    }
  }
  return all;
}

}  // namespace akad::oracle

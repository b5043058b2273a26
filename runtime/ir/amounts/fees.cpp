#include "runtime/ir/amounts/fees.h"

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/ir/amounts/told.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {
namespace {

// How much of the period lies in the term.
Rational days_left(const CalendarPeriod& period, const Term& term) {
  const Date first = first_day(period, term), last = last_day(period, term);
  const Date from = std::max(first, term.first), to = std::min(last, term.last);
  return Rational(to.days - from.days + 1, last.days - first.days + 1);
}

const Rational& amount_on(const Charged& of, Date date) {
  const auto next = std::partition_point(of.later.begin(), of.later.end(),
                                         [&](const FeeStep& step) { return step.from <= date; });
  return next == of.later.begin() ? of.amount : (next - 1)->amount;
}

// What is charged for one period, or for one part of the fee's.
struct Charge {
  const Fee& fee;
  Term term;
  Charged charged;  // for whom the amount arises

  Rational part_of(const CalendarPeriod& period, const Rational& whole) const {
    switch (fee.part) {
      case PartOfPeriod::WholeFee: return whole;
      case PartOfPeriod::InProportion:
        return is_cut(period, term) ? Rational(whole * days_left(period, term)) : whole;
    }
    AKAD_ASSERT(false);
  }
  Rational of(const CalendarPeriod& period) const {
    return part_of(period, amount_on(charged, first_day(period, term)));
  }
};

// The periods of the fee that end in `period`, or in those that it is the last of: their first and
// last numbers, none where the last is less than the first.
struct Numbers {
  std::int32_t first, last;
};
Numbers ending_in(const Charge& charge, const CalendarPeriod& period, std::int32_t over) {
  const Term& term = charge.term;
  const Date from = std::max(first_day(first_of(period, over), term), term.first);
  const Date to = last_day_within(period, term);
  CalendarPeriod last = period_of(charge.fee.period, to, term);
  if (last_day_within(last, term) > to) --last.number;
  return {period_of(charge.fee.period, from, term).number, last.number};
}

// Of fees by season: those of the seasons that end in `period`, or in those that it is the last of.
Rational sum_of_seasons(const Charge& charge, const CalendarPeriod& period, std::int32_t over) {
  const Date from = first_day(first_of(period, over), charge.term);
  const Date to = last_day_within(period, charge.term);
  Rational sum = 0;
  for (const NamedSeason& row : charge.term.seasons) {
    const CalendarPeriod season = period_of(Cadence::Season, row.first, charge.term);
    const Date end = last_day_within(season, charge.term);
    if (end >= from && end <= to && end >= row.first) sum += charge.of(season);
  }
  return sum;
}

// Of the whole periods between the first and the last: by what they cost at first, and what each
// step adds to those from it on.
Rational sum_between(const Charge& charge, const Numbers& numbers) {
  const Cadence cadence = charge.fee.period;
  Rational sum = charge.charged.amount * (numbers.last - numbers.first - 1);
  const Rational* before = &charge.charged.amount;
  for (const FeeStep& step : charge.charged.later) {
    const std::int32_t from = period_of(cadence, step.from, charge.term).number;
    const std::int32_t rest = numbers.last - std::max(from, numbers.first + 1);
    if (rest > 0) sum += (step.amount - *before) * rest;
    before = &step.amount;
  }
  return sum;
}

// Only the first and the last period of the term can be cut.
Rational sum_of(const Charge& charge, const Numbers& numbers) {
  if (numbers.last < numbers.first) return 0;
  const Cadence cadence = charge.fee.period;
  if (numbers.last == numbers.first) return charge.of({cadence, numbers.first});
  return charge.of({cadence, numbers.first}) + charge.of({cadence, numbers.last}) +
         sum_between(charge, numbers);
}

struct Asking {
  const Program& program;
  std::vector<PartAsked> asked = {};

  void look(const ShareOfFee* share, Cadence of, std::variant<Id<Credit>, Id<Cap>> by) {
    if (share == nullptr || !share->fee.valid() || share->share == 0) return;
    // The one that says what a part of a period costs.
    const auto root = root_of(program, share->fee);
    const Id<Fee> fee = root ? root->fee : share->fee;
    if (program[fee].told) return;  // what was charged is what a part costs
    const auto same = [&](const PartAsked& other) { return other.fee == fee; };
    if (std::any_of(asked.begin(), asked.end(), same)) return;
    const Cadence cadence = looked_at(program[share->fee], share->taken, of);
    if (cuts(term_of(program), cadence)) asked.push_back({fee, by, cadence});
  }
};

struct MoneyOf {
  const Program& program;
  const Arising& arising;

  Rational operator()(const NoAmount&) const { return 0; }
  Rational operator()(const FixedAmount& amount) const { return amount.money; }
  Rational operator()(const ShareOfFee& amount) const {
    return amount.share * base_of(program, amount, arising);
  }
};

}  // namespace

bool begins_period(const Fee& fee, Date date, const Term& term) {
  if (fee.period == Cadence::WholeTerm || fee.period == Cadence::Season) return false;
  return first_day(period_of(fee.period, date, term), term) == date;
}

std::optional<PartOfFee> root_of(const Program& program, Id<Fee> id) {
  PartOfFee root{Rational(1), id};
  for (int steps = 0; root.fee.valid(); ++steps) {
    const auto& derived = program[root.fee].derived;
    if (!derived) return root;
    if (steps == kDeepestNesting) return std::nullopt;
    root = {root.share * derived->share, derived->fee};
  }
  return std::nullopt;
}

void follow(Fee& fee, const Fee& whole, const Rational& share) {
  const auto take = [&](std::vector<FeeStep>& steps) {
    for (FeeStep& step : steps) step.amount *= share;
  };
  fee.amount = whole.amount * share;
  fee.currency = whole.currency;
  fee.period = whole.period;
  fee.tax = whole.tax;
  fee.part = whole.part;
  fee.later = whole.later;
  take(fee.later);
  fee.for_each = whole.for_each;
  fee.of_groups = whole.of_groups;
  for (FeeOfGroup& row : fee.of_groups) {
    row.amount *= share;
    take(row.later);
  }
  fee.tax_rate = whole.tax_rate;
  fee.exchange = whole.exchange;
  fee.told = whole.told;
}

bool can_be_taken(FeeTaken taken, Cadence fee, const Periods& of) {
  // Seasons have no length that they share: what ends in a period is taken, or the fee of the
  // period in which a season ends.
  if (fee == Cadence::Season && of.cadence != Cadence::Season) return taken == FeeTaken::Sum;
  if (of.cadence == Cadence::Season && fee != Cadence::Season && fee != Cadence::WholeTerm) {
    return taken == FeeTaken::Around;
  }
  const bool back = of.looks_back();
  const int rank = rank_of(of.cadence);
  switch (taken) {
    case FeeTaken::OfPeriod: return fee == Cadence::WholeTerm || (fee == of.cadence && !back);
    case FeeTaken::Sum:
    case FeeTaken::Last: return back ? rank_of(fee) <= rank : rank_of(fee) < rank;
    case FeeTaken::Part: return !back && fee != of.cadence && parts_in(fee, of.cadence) > 1;
    case FeeTaken::Around:
      if (fee == of.cadence || fee == Cadence::WholeTerm) return false;
      return back ? rank_of(fee) > rank : rank_of(fee) >= rank;
  }
  AKAD_ASSERT(false);
}

std::vector<FeeTaken> ways_to_take(Cadence fee, const Periods& of) {
  using enum FeeTaken;
  std::vector<FeeTaken> ways;
  for (const FeeTaken taken : {OfPeriod, Sum, Last, Part, Around}) {
    if (can_be_taken(taken, fee, of)) ways.push_back(taken);
  }
  return ways;
}

Cadence looked_at(const Fee& fee, FeeTaken taken, Cadence of) {
  return taken == FeeTaken::Part ? of : fee.period;
}

bool cuts(const Term& term, Cadence cadence) {
  return is_cut(period_of(cadence, term.first, term), term) ||
         is_cut(period_of(cadence, term.last, term), term);
}

std::vector<const ShareOfFee*> shares_in(const Rate& rate) {
  std::vector<const ShareOfFee*> shares;
  const auto add = [&](const Price& price) {
    if (const auto* share = std::get_if<ShareOfFee>(&price.is)) shares.push_back(share);
  };
  add(rate.price);
  if (rate.most) add(*rate.most);
  return shares;
}

std::vector<const ShareOfFee*> shares_in(const Owed& owed) {
  if (const auto* share = std::get_if<ShareOfFee>(&owed.is)) return {share};
  const auto* rate = std::get_if<Rate>(&owed.is);
  return rate == nullptr ? std::vector<const ShareOfFee*>() : shares_in(*rate);
}

std::vector<PartAsked> parts_asked(const Program& program) {
  Asking asking{program};
  for (const Id<Credit> id : ids_of(program.credits)) {
    const Credit& credit = program[id];
    if (!credit.target.valid()) continue;
    const Cadence of = program[credit.target].cadence;
    for (const SlabRow& row : credit.slabs) {
      for (const ShareOfFee* share : shares_in(row.amount)) asking.look(share, of, id);
    }
  }
  for (const Id<Cap> id : ids_of(program.caps)) {
    asking.look(std::get_if<ShareOfFee>(&program[id].most.is), program[id].cadence, id);
  }
  return std::move(asking.asked);
}

namespace {

// In the fee's own money.
Rational taken_of(const Charge& charge, FeeTaken taken, const CalendarPeriod& period,
                  std::int32_t over) {
  const Cadence cadence = charge.fee.period;
  switch (taken) {
    case FeeTaken::OfPeriod:
      // A fee for the whole term is one amount, in whatever period a share of it is owed.
      return cadence == period.cadence ? charge.of(period) : charge.charged.amount;
    case FeeTaken::Sum:
      return cadence == Cadence::Season ? sum_of_seasons(charge, period, over)
                                        : sum_of(charge, ending_in(charge, period, over));
    case FeeTaken::Last: {
      const Numbers numbers = ending_in(charge, period, over);
      return numbers.last < numbers.first ? Rational(0) : charge.of({cadence, numbers.last});
    }
    case FeeTaken::Part:
      return charge.part_of(period,
                            amount_on(charge.charged, last_day_within(period, charge.term)) /
                                parts_in(cadence, period.cadence));
    case FeeTaken::Around:
      return charge.of(period_of(cadence, last_day_within(period, charge.term), charge.term));
  }
  AKAD_ASSERT(false);
}

// Which of the fee's periods a share of it is of.
Numbers looked_at(const Charge& charge, FeeTaken taken, const Arising& arising) {
  const Cadence cadence = charge.fee.period;
  const auto around = [&] {
    const Date last = last_day_within(arising.period, charge.term);
    return period_of(cadence, last, charge.term).number;
  };
  switch (taken) {
    case FeeTaken::OfPeriod: return {arising.period.number, arising.period.number};
    case FeeTaken::Sum: return ending_in(charge, arising.period, arising.over);
    case FeeTaken::Last: {
      const Numbers all = ending_in(charge, arising.period, arising.over);
      return {std::max(all.first, all.last), all.last};
    }
    case FeeTaken::Part:
    case FeeTaken::Around: return {around(), around()};
  }
  AKAD_ASSERT(false);
}

struct SumOfTold {
  Rational sum = {};
  bool is_whole = true;  // records name each of the periods
};

// What records say of the periods. Nobody charges less than nothing: where a credit note is all
// that came, or is more than what it is for, a record is still to come.
SumOfTold told_in(const Numbers& periods, Id<Fee> fee, const ToldFees* told) {
  if (periods.last < periods.first) return {};
  if (told == nullptr || fee.index() >= told->fees.size()) return {0, false};
  const std::map<std::int32_t, Rational>& known = told->fees[fee.index()];
  SumOfTold of;
  std::int32_t count = 0;
  for (auto at = known.lower_bound(periods.first); at != known.end() && at->first <= periods.last;
       ++at) {
    if (at->second < 0) continue;
    of.sum += at->second;
    ++count;
  }
  of.is_whole = count == periods.last - periods.first + 1;
  return of;
}

Numbers looked_at(const Program& program, const ShareOfFee& share, const Arising& arising) {
  const Fee& fee = program[share.fee];
  return looked_at(Charge{fee, term_of(program), charged(fee, {})}, share.taken, arising);
}

// Of a fee that records tell; in its own money.
SumOfTold told_of(const Program& program, const ShareOfFee& share, const Arising& arising) {
  const auto root = root_of(program, share.fee);
  AKAD_ASSERT(root.has_value());
  SumOfTold of = told_in(looked_at(program, share, arising), root->fee, arising.told);
  of.sum *= root->share;
  if (share.taken == FeeTaken::Part) {
    of.sum /= parts_in(program[share.fee].period, arising.period.cadence);
  }
  return of;
}

}  // namespace

std::optional<ToldPeriods> told_periods(const Program& program, const ShareOfFee& share,
                                        const Arising& arising) {
  const auto root = root_of(program, share.fee);
  if (!program[share.fee].told || !root) return std::nullopt;
  const Numbers numbers = looked_at(program, share, arising);
  return ToldPeriods{root->fee, numbers.first, numbers.last};
}

Id<Fee> unknown_of(const Program& program, const ShareOfFee& share, const Arising& arising) {
  if (share.share == 0 || !program[share.fee].told) return {};
  const auto root = root_of(program, share.fee);
  if (!root || root->share == 0 || told_of(program, share, arising).is_whole) return {};
  return root->fee;
}

Id<Fee> unknown_of(const Program& program, const Amount& amount, const Arising& arising) {
  const auto* share = std::get_if<ShareOfFee>(&amount.is);
  return share == nullptr ? Id<Fee>{} : unknown_of(program, *share, arising);
}

Rational base_of(const Program& program, const ShareOfFee& share, const Arising& arising) {
  const Fee& fee = program[share.fee];
  if (fee.told) {
    const Rational sum = told_of(program, share, arising).sum;
    return fee.exchange ? Rational(sum * *fee.exchange) : sum;
  }
  const Charge charge{fee, term_of(program), charged(fee, arising.groups)};
  const Rational base = taken_of(charge, share.taken, arising.period, arising.over);
  return fee.exchange ? Rational(base * *fee.exchange) : base;
}

Rational money_of(const Program& program, const Amount& amount, const Arising& arising) {
  return std::visit(MoneyOf{program, arising}, amount.is);
}

bool is_without_fee(const Program& program, const ShareOfFee& share, const Arising& arising) {
  const Fee& fee = program[share.fee];
  const auto told = fee.told ? told_periods(program, share, arising) : std::nullopt;
  const bool by_one =
      told ? told->first <= told->last && !unknown_of(program, share, arising).valid()
           : !fee.for_each.empty();
  return by_one && share.share > 0 && base_of(program, share, arising) == 0;
}

CalendarPeriod usual_period(const Program& program, Cadence cadence) {
  const Term term = term_of(program);
  const CalendarPeriod first = period_of(cadence, term.first, term);
  if (cadence == Cadence::Season) {
    for (const NamedSeason& row : term.seasons) {
      const CalendarPeriod season = period_of(cadence, row.first, term);
      if (!is_cut(season, term)) return season;
    }
    return term.seasons.empty() ? first : period_of(cadence, term.seasons.front().first, term);
  }
  const CalendarPeriod after = next(first, term);
  return is_cut(first, term) && first_day(after, term) <= term.last ? after : first;
}

}  // namespace akad::ir

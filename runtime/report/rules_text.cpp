#include "runtime/report/rules_text.h"

#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/measures/figures.h"
#include "runtime/report/wording/rates.h"
#include "runtime/report/words.h"

namespace akad::report {

using phrases::Phrase;

namespace {

// A mean of durations need not be whole milliseconds.
Phrase duration_said(const Rational& milliseconds) {
  Phrase whole = phrases::brief(floor_of(milliseconds));
  return is_whole(milliseconds) ? whole : Phrase("brief.about", std::move(whole));
}

Phrase value_said(const ir::Program& program, const Measured& value, int decimals) {
  switch (value.kind) {
    case MeasuredKind::Share: return Phrase::as_is(to_decimal(value.value * 100, decimals) + "%");
    case MeasuredKind::Length: return duration_said(value.value);
    case MeasuredKind::Count:
    case MeasuredKind::Number:
    case MeasuredKind::Value: return Phrase::as_is(grouped(to_decimal(value.value, decimals)));
    case MeasuredKind::Amount: return Phrase::as_is(money_text(value.value, program.agreement));
  }
  AKAD_ASSERT(false);
}

// What of a fee an amount is a share of: "the sum of hosting_fee in the quarter".
Phrase fee_taken(const ir::Fee& fee, ir::FeeTaken taken, const ir::Periods& of) {
  const Phrase period = phrases::period_noun(of), own = phrases::period_noun(fee.period);
  switch (taken) {
    case ir::FeeTaken::OfPeriod: return Phrase::as_is(fee.name);
    case ir::FeeTaken::Sum: return Phrase("amount.sum", fee.name, period);
    case ir::FeeTaken::Last: return Phrase("amount.last", fee.name, own, period);
    case ir::FeeTaken::Part: return Phrase("amount.part", fee.name, period);
    case ir::FeeTaken::Around: return Phrase("amount.around", fee.name, own, period);
  }
  AKAD_ASSERT(false);
}

// By ir::Cadence.
constexpr std::array<phrases::Key<0>, ir::kCadences.size()> kEach = {
    "amount.each.calendar_month", "amount.each.calendar_quarter",
    "amount.each.half_year",      "amount.each.calendar_year",
    "amount.each.week",           "amount.each.calendar_day",
    "amount.each.contract_month", "amount.each.contract_quarter",
    "amount.each.contract_year",  "amount.each.whole_term",
    "amount.each.season"};

// How amounts are written: for readers or for machines.
using MoneyText = std::string (*)(const Rational& amount, const ir::Agreement& agreement);

std::string money_for_machines(const Rational& amount, const ir::Agreement& agreement) {
  constexpr int kDigits = 4;
  return fmt::format("{} {}", agreement.currency, grouped(to_decimal(amount, kDigits)));
}

// A fee may be in another currency than the agreement.
std::string fee_money(MoneyText money, const ir::Fee& fee, const ir::Agreement& agreement) {
  if (!fee.exchange) return money(fee.amount, agreement);
  ir::Agreement other;
  other.currency = fee.currency;
  other.money_unit = 1;
  return money(fee.amount, other);
}

// What it is in a period and for a group stands beside the amount of these.
bool is_one_amount(const ir::Fee& fee) {
  return fee.later.empty() && fee.for_each.empty() && !fee.told;
}

// "Rp 25.000.000", with its periods where those of the amount are others.
Phrase fee_said(const std::string& whole, const ir::Fee& fee, ir::FeeTaken taken) {
  if (taken == ir::FeeTaken::OfPeriod) return Phrase::as_is(whole);
  return Phrase("amount.every", whole, each(fee.period));
}

struct AmountOwed {
  const ir::Program& program;
  const ir::Periods& of;
  MoneyText money = money_text;

  Phrase operator()(const ir::NoAmount&) const { return Phrase("amount.nothing"); }
  Phrase operator()(const ir::FixedAmount& amount) const {
    return Phrase::as_is(money(amount.money, program.agreement));
  }
  Phrase operator()(const ir::ShareOfFee& amount) const {
    const ir::Fee& fee = program[amount.fee];
    const std::string share = exact_percent(amount.share);
    const Phrase taken = fee_taken(fee, amount.taken, of);
    if (!is_one_amount(fee)) return changing(fee, share, taken);
    const Phrase whole = fee_said(fee_money(money, fee, program.agreement), fee, amount.taken);
    return fee.tax == ir::TaxBasis::BeforeTax ? Phrase("amount.before_tax", share, taken, whole)
                                              : Phrase("amount.after_tax", share, taken, whole);
  }
  static Phrase changing(const ir::Fee& fee, const std::string& share, const Phrase& taken) {
    return fee.tax == ir::TaxBasis::BeforeTax ? Phrase("amount.changing_before_tax", share, taken)
                                              : Phrase("amount.changing_after_tax", share, taken);
  }
  Phrase operator()(const ir::InKind& owed) const {
    return Phrase::as_is(in_kind_text(owed.quantity, owed.of));
  }
  Phrase operator()(const ir::ShareOfItem& amount) const {
    const std::string& name = program[amount.of].name;
    if (amount.share == 1) return Phrase::as_is(name);
    return Phrase("amount.share", exact_percent(amount.share), name);
  }
};

// What the fee is stands in its own clause.
struct AmountInShares : AmountOwed {
  using AmountOwed::operator();
  Phrase operator()(const ir::ShareOfFee& amount) const {
    const Phrase taken = fee_taken(program[amount.fee], amount.taken, of);
    return Phrase("amount.share", exact_percent(amount.share), taken);
  }
};

// In rates all of a fee is said by its name.
struct PriceInFull : AmountOwed {
  using AmountOwed::operator();
  Phrase operator()(const ir::ShareOfFee& amount) const {
    if (amount.share != 1) return AmountOwed::operator()(amount);
    const ir::Fee& fee = program[amount.fee];
    if (!is_one_amount(fee)) return AmountOwed::operator()(amount);
    const Phrase taken = fee_taken(fee, amount.taken, of);
    const Phrase whole = fee_said(fee_money(money, fee, program.agreement), fee, amount.taken);
    return fee.tax == ir::TaxBasis::BeforeTax ? Phrase("amount.fee_before_tax", taken, whole)
                                              : Phrase("amount.fee_after_tax", taken, whole);
  }
};
struct PriceInShares : AmountInShares {
  using AmountInShares::operator();
  Phrase operator()(const ir::ShareOfFee& amount) const {
    if (amount.share != 1) return AmountInShares::operator()(amount);
    return fee_taken(program[amount.fee], amount.taken, of);
  }
};

// What a row gives: the price of a rate is said as amounts are, the most by shares alone.
template <class Said, class Price>
Phrase owed_said(const ir::Program& program, const ir::Owed& owed, const ir::Periods& of,
                 MoneyText money = money_text) {
  const auto* rate = std::get_if<ir::Rate>(&owed.is);
  if (const auto* kind = std::get_if<ir::InKind>(&owed.is)) {
    return Phrase::as_is(in_kind_text(kind->quantity, kind->of));
  }
  if (rate == nullptr) return std::visit(Said{{program, of, money}}, ir::amount_of(owed)->is);
  std::optional<Phrase> most;
  if (rate->most) most = std::visit(PriceInShares{{{program, of, money}}}, rate->most->is);
  return rate_said(program, *rate, std::visit(Price{{program, of, money}}, rate->price.is), most);
}

struct AmountInFull : AmountOwed {};

// By comparison.
using BoundKeys = std::array<phrases::Key<1>, words(ir::Comparison{}).size()>;
constexpr BoundKeys kBounds = {"bound.at_least", "bound.more_than", "bound.at_most",
                               "bound.less_than"};
constexpr BoundKeys kSlabs = {"bound.at_least", "bound.more_than", "bound.at_most", "slab.below"};

Phrase compared(const BoundKeys& keys, ir::Comparison test, Phrase bound) {
  return Phrase(keys[static_cast<std::size_t>(test)], std::move(bound));
}

Phrase promised_bound(const ir::Program& program, const ir::Target& target) {
  return compared(kBounds, target.test, bound_said(program, target, ir::promise_of(target)));
}

std::string percentile_of(const ir::OfItems& items) {
  constexpr int kAllDigits = 40;
  return to_decimal(items.percentile * 100, kAllDigits);
}

// What is promised in the period that is spoken of, and in each.
struct Promises {
  const ir::Program& program;
  Phrase bound;

  Phrase here(const ir::OfItems& items) const {
    switch (items.aggregate) {
      case ir::Aggregate::ShareInTime:
        return Phrase("promise.items", bound, items_said(program, items));
      case ir::Aggregate::AverageElapsed: return Phrase("promise.average", bound);
      case ir::Aggregate::MedianElapsed: return Phrase("promise.median", bound);
      case ir::Aggregate::PercentileElapsed:
        return Phrase("promise.percentile", bound, percentile_of(items));
      case ir::Aggregate::TotalElapsed: return Phrase("promise.total", bound);
    }
    AKAD_ASSERT(false);
  }
  Phrase here(const ir::OfTime&) const { return Phrase("promise.time", bound); }
  Phrase here(const ir::OfSum&) const { return Phrase("promise.sum", bound); }
  Phrase here(const ir::OfFigure& of) const {
    return Phrase("promise.figure", figure_said(of), bound);
  }

  Phrase of_periods(const ir::OfItems& items, const Phrase& noun) const {
    const Phrase things = items_said(program, items);
    switch (items.aggregate) {
      case ir::Aggregate::ShareInTime: return Phrase("promise.each_items", bound, things, noun);
      case ir::Aggregate::AverageElapsed:
        return Phrase("promise.each_average", bound, things, noun);
      case ir::Aggregate::MedianElapsed: return Phrase("promise.each_median", bound, things, noun);
      case ir::Aggregate::PercentileElapsed:
        return Phrase("promise.each_percentile", bound, percentile_of(items), things, noun);
      case ir::Aggregate::TotalElapsed: return Phrase("promise.each_total", bound, things, noun);
    }
    AKAD_ASSERT(false);
  }
  Phrase of_periods(const ir::OfTime&, const Phrase& noun) const {
    return Phrase("promise.each_time", bound, noun);
  }
  Phrase of_periods(const ir::OfSum&, const Phrase& noun) const {
    return Phrase("promise.each_sum", bound, noun);
  }
  Phrase of_periods(const ir::OfFigure& of, const Phrase& noun) const {
    return Phrase("promise.each_figure", figure_said(of), bound, noun);
  }
  Phrase figure_said(const ir::OfFigure& of) const {
    return phrases::as_written(phrases::whole_figure(program, program[of.figure]));
  }
};

// What the clock of a target for items calls them; null: nothing.
const std::string* called_of(const ir::Program& program, const ir::Target& target) {
  const Id<ir::Clock> clock = ir::clock_of(target);
  if (!clock.valid() || program[clock].items_called.empty()) return nullptr;
  return &program[clock].items_called;
}

// In whose time a target of time promises; null: in every hour.
const ir::Calendar* hours_of(const ir::Program& program, const ir::Target& target) {
  const auto* time = std::get_if<ir::OfTime>(&target.of);
  return time == nullptr || !time->hours.valid() ? nullptr : &program[time->hours];
}

// What each month is taken as; 0: its own length.
std::int32_t month_days_of(const ir::Target& target) {
  const auto* time = std::get_if<ir::OfTime>(&target.of);
  return time == nullptr ? 0 : time->month_days;
}

Phrase with_months(const ir::Target& target, Phrase promise) {
  const std::int32_t days = month_days_of(target);
  return days == 0 ? promise : Phrase("promise.month_days", std::move(promise), days);
}

// One side of what is known of a value: "below 95%".
struct Side {
  ir::Comparison test;
  Measured bound;
};

// Leaves less than the other, which is of the same direction.
bool is_tighter(const Side& side, const Side& other) {
  if (side.bound == other.bound) return !ir::holds(side.test, side.bound, side.bound);
  return ir::holds(other.test, side.bound, other.bound);
}

}  // namespace

Phrase measured_said(const ir::Program& program, const Measured& measured) {
  return value_said(program, measured, 4);
}

Phrase bound_said(const ir::Program& program, const ir::Target& target, const Measured& bound) {
  if (const std::string* of = ir::summed_by(target)) {
    return Phrase::as_is(in_kind_text(bound.value, *of));
  }
  return value_said(program, bound, 10);
}

Phrase items_said(const ir::Program& program, const ir::OfItems& items) {
  const std::string& called = program[items.clock].items_called;
  return called.empty() ? Phrase("promise.things") : Phrase::as_is(for_terminal(called));
}

namespace {

// Of one period, or of all that a result is over.
Phrase promised_here(const ir::Program& program, const ir::Target& target) {
  if (target.all) {
    const std::string* called = called_of(program, target);
    return called == nullptr ? Phrase("promise.all")
                             : Phrase("promise.all_of", for_terminal(*called));
  }
  if (const auto* hours = hours_of(program, target)) {
    return Phrase("promise.time_of", promised_bound(program, target), hours->name);
  }
  const Promises promises{program, promised_bound(program, target)};
  return with_months(target,
                     std::visit([&](const auto& of) { return promises.here(of); }, target.of));
}

}  // namespace

Phrase promised(const ir::Program& program, const ir::Target& target) {
  Phrase here = promised_here(program, target);
  if (!ir::looks_back(target)) return here;
  return Phrase("promise.over_last", std::move(here), phrases::several(ir::periods_of(target)));
}

Phrase promised_of_periods(const ir::Program& program, const ir::Target& target) {
  const ir::Periods of = ir::periods_of(target);
  if (of.looks_back()) {
    return Phrase("promise.each_over_last", promised_here(program, target), phrases::several(of));
  }
  if (target.cadence == ir::Cadence::WholeTerm) {
    return Phrase("promise.over_term", promised(program, target));
  }
  const Phrase noun = phrases::period_noun(of);
  if (target.all) {
    const std::string* called = called_of(program, target);
    return called == nullptr ? Phrase("promise.each_all", noun)
                             : Phrase("promise.each_all_of", for_terminal(*called), noun);
  }
  if (const auto* hours = hours_of(program, target)) {
    return Phrase("promise.each_time_of", promised_bound(program, target), hours->name, noun);
  }
  const Promises promises{program, promised_bound(program, target)};
  return with_months(
      target,
      std::visit([&](const auto& kind) { return promises.of_periods(kind, noun); }, target.of));
}

Phrase slab(const ir::Program& program, const ir::Credit& credit, Id<ir::SlabRow> row) {
  if (credit.when == ir::OwedWhen::Missed) return Phrase("slab.missed");
  std::optional<Side> below, above;
  for (std::size_t i = 0; i <= row.index(); ++i) {
    const ir::SlabRow& other = credit.slabs[i];
    const auto test = ir::test_of(other.bound);
    if (!test) continue;
    const Side side{i == row.index() ? *test : ir::opposite(*test),
                    ir::bound_of(program[credit.target], other.result)};
    auto& known = ir::more_is_better(side.test) ? above : below;
    if (!known || is_tighter(side, *known)) known = side;
  }
  if (!below && !above) return Phrase("slab.any");
  phrases::PhraseList bounds;
  for (const auto& side : {below, above}) {
    if (!side) continue;
    bounds.push_back(
        compared(kSlabs, side->test, bound_said(program, program[credit.target], side->bound)));
  }
  return Phrase::list("list.comma", std::move(bounds));
}

Phrase amount(const ir::Program& program, const ir::Amount& owed, const ir::Periods& of) {
  return std::visit(AmountOwed{program, of}, owed.is);
}

Phrase amount_in_shares(const ir::Program& program, const ir::Amount& owed, const ir::Periods& of) {
  return std::visit(AmountInShares{{program, of}}, owed.is);
}

Phrase amount(const ir::Program& program, const ir::Owed& owed, const ir::Periods& of) {
  return owed_said<AmountInFull, PriceInFull>(program, owed, of);
}

Phrase amount_for_machines(const ir::Program& program, const ir::Owed& owed,
                           const ir::Periods& of) {
  return owed_said<AmountInFull, PriceInFull>(program, owed, of, money_for_machines);
}

Phrase amount_in_shares(const ir::Program& program, const ir::Owed& owed, const ir::Periods& of) {
  return owed_said<AmountInShares, PriceInShares>(program, owed, of);
}

Phrase each(ir::Cadence cadence) { return Phrase(kEach[static_cast<std::size_t>(cadence)]); }

}  // namespace akad::report

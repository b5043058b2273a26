#include "runtime/measures/amounts/item_amounts.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::measures {
namespace {

// By how much an item is late, in what the rate counts, and how many units that is.
struct Counted {
  std::optional<std::int64_t> late;  // none where lateness is not counted
  Rational units;
};

struct CountedBy {
  const Late& late;
  const time::Zone& zone;
  const time::BoundCalendar* calendar;

  Counted operator()(const ir::EachMiss& each) const { return {std::nullopt, units_of(each, 1)}; }
  Counted operator()(const ir::EachTimeLate& each) const {
    const Duration time = time_late(late, each.around_the_clock);
    return {time, units_of(each, time)};
  }
  Counted operator()(const ir::EachDateLate& each) const {
    const std::int64_t dates = dates_late(late, each.last_included, zone, calendar);
    return {dates, units_of(each, dates)};
  }
  // Not of items.
  Counted operator()(const ir::EachTimeDown&) const { AKAD_ASSERT(false); }
  Counted operator()(const ir::EachPointBelow&) const { AKAD_ASSERT(false); }
  Counted operator()(const ir::EachOfSum&) const { AKAD_ASSERT(false); }
  Counted operator()(const ir::ShareOfTimeDown&) const { AKAD_ASSERT(false); }
};

bool differs_by_group(const ir::Program& program, const ir::Price& price) {
  const auto* share = std::get_if<ir::ShareOfFee>(&price.is);
  return share != nullptr && !program[share->fee].for_each.empty();
}

bool differs_by_group(const ir::Program& program, const ir::Rate& rate) {
  return differs_by_group(program, rate.price) ||
         (rate.most && differs_by_group(program, *rate.most));
}

Id<ir::Calendar> working_days_of(const ir::Rate& rate) {
  const auto* dates = std::get_if<ir::EachDateLate>(&rate.each.of);
  return dates == nullptr ? Id<ir::Calendar>{} : dates->calendar;
}

}  // namespace

ItemAmounts::ItemAmounts(const plan::Plan& plan, const clocks::Answers& answers, const Cells& cells)
    : plan_(plan), answers_(answers), cells_(cells) {
  const ir::Program& program = *plan.program;
  for (const Id<ir::Target> target : ids_of(program.targets)) {
    std::vector<RateRow>& rows = rates_.emplace_back();
    for (const ir::ItemRate& at : plan.targets[target.index()].item_rates) {
      RateRow& row = rows.emplace_back(RateRow{at, &ir::rate_of(program, at)});
      row.by_worth = !ir::item_values_of(*row.rate).empty();
      row.by_group = differs_by_group(program, *row.rate);
      // Dates are those of the agreement: one that takes its zone from the subject opens on them
      // as in its own zone.
      const Id<ir::Calendar> days = working_days_of(*row.rate);
      if (days.valid()) row.calendar = time::bind_calendar(program, days, "");
    }
  }
}

void ItemAmounts::next_item(Id<ir::Target> target) {
  target_ = target;
  so_far_.assign(rates_[target.index()].size(), {});
  added_.clear();
}

void ItemAmounts::count(const CountedMiss& miss, Cell& cell) {
  for (std::size_t place = 0; place < so_far_.size(); ++place) count(place, miss, cell);
}

// Zero where the price is no share of it; none where the log says none.
std::optional<Rational> ItemAmounts::said(const ir::Price& price,
                                          const std::int64_t* values) const {
  const auto* share = std::get_if<ir::ShareOfItem>(&price.is);
  if (share == nullptr) return Rational(0);
  const Id<ir::Clock> clock = ir::clock_of((*plan_.program)[target_]);
  const plan::Watch& watch = plan_.clocks[clock.index()].watch;
  const std::int64_t value = values[watch.signal_slot[share->of.index()].index()];
  if (value == clocks::kAbsent) return std::nullopt;
  const ir::Constant constant = answers_.constant(share->of, value);
  if (constant.kind != ir::ConstantKind::Number) return std::nullopt;
  return constant.number;
}

ItemAmounts::Worth ItemAmounts::worth(const ir::Rate& rate, const std::int64_t* values) const {
  const std::optional<Rational> one = said(rate.price, values);
  const std::optional<Rational> most =
      rate.most ? said(*rate.most, values) : std::optional<Rational>(0);
  if ((one && *one < 0) || (most && *most < 0)) return {false, true};
  if (!one || !most) return {};
  return {true, false, *one, *most};
}

// What no item says is the same for all of a period and group.
void ItemAmounts::set_prices(RateRow& row, const SoFar& item, const CountedMiss& miss) const {
  const bool same_group = !row.by_group || row.priced_for == miss.group;
  if (!row.by_worth && row.priced == miss.period && same_group) return;
  const ir::Program& program = *plan_.program;
  ir::Arising arising(plan::period(plan_, miss.period).calendar, 1, {}, &plan_.told);
  if (row.by_group) {
    const std::vector<GroupValue> values = cells_.texts(target_, miss.group.data(), answers_);
    arising.groups = ir::called_groups(program, program[target_], values);
    row.priced_for = miss.group;
  }
  row.prices.one = ir::price_of(program, row.rate->price, arising, item.worth.one);
  if (row.rate->most) {
    row.prices.most = ir::price_of(program, *row.rate->most, arising, item.worth.most);
  }
  const ir::Rate& rate = *row.rate;
  row.unpriced = ir::unknown_of(program, rate.price, arising).valid() ||
                 (rate.most && ir::unknown_of(program, *rate.most, arising).valid());
  row.priced = miss.period;
}

namespace {

// What nobody knows of one item.
ItemsOwed unknown_amount(bool negative, bool unpriced) {
  ItemsOwed unknown;
  unknown.unknown = 1;
  unknown.negative = negative ? 1 : 0;
  unknown.unpriced = unpriced ? 1 : 0;
  return unknown;
}

}  // namespace

// For what has been added to its units, noted beside `added_`.
ItemsOwed ItemAmounts::owed_by(RateRow& row, SoFar& item, const CountedMiss& miss,
                               const Rational& more) {
  ItemAmount& noted = added_.back();
  if (!item.worth.known) {
    noted.negative = item.worth.negative;
    return unknown_amount(item.worth.negative, false);
  }
  set_prices(row, item, miss);
  if (row.unpriced || (item.unpriced && row.prices.most)) {
    noted.unpriced = item.unpriced = true;
    return unknown_amount(false, true);
  }
  const ir::RateAmount owed = ir::amount_of(row.prices, more, item.amount);
  item.amount += owed.amount;
  noted.owed = owed;
  return {more, owed.whole, owed.amount, 1};
}

void ItemAmounts::count(std::size_t place, const CountedMiss& miss, Cell& cell) {
  RateRow& row = rates_[target_.index()][place];
  SoFar& item = so_far_[place];
  if (!item.counted) item.worth = worth(*row.rate, miss.values);
  item.counted = true;
  const time::BoundCalendar* days = row.calendar ? &*row.calendar : nullptr;
  const Counted counted = std::visit(CountedBy{miss.late, plan_.zone, days}, row.rate->each.of);
  if (counted.units <= item.units) return;
  const Rational more = counted.units - item.units;
  item.units = counted.units;
  added_.push_back({row.at, plan::period(plan_, miss.period).calendar, counted.late, more, {}});
  add_owed(cell, place, owed_by(row, item, miss, more));
}

}  // namespace akad::measures

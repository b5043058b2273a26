#include "runtime/owed/owed.h"

#include <algorithm>
#include <tuple>

#include "runtime/base/assert.h"

namespace akad::owed {
namespace {

ir::Arising arising_in(const Case& of) {
  const ir::Target& target = of.program[of.program[of.credit].target];
  return {of.period, target.over_last, ir::called_groups(of.program, target, of.group), of.told};
}

struct Time {
  Rational down = 0;
  Duration promised = 0;
};

Time time_of(const Case& of) {
  const auto& counts = std::get<measures::TimeCounts>(of.counts);
  if (of.unknown != Unknown::AsDown) return {counts.down, counts.service};
  return {counts.down + counts.more_down, counts.service + counts.more_service};
}

// What was missed in this period for the first time.
std::uint64_t misses_of(const Case& of) {
  const auto& counts = std::get<measures::ItemCounts>(of.counts);
  return counts.all_missed() - counts.missed_earlier;
}

measures::UnitsOfOutages outages_of(const Case& of, Id<ir::SlabRow> row) {
  return measures::outages_owed(of.counts, {of.credit, row});
}

Rational units_of(const measures::UnitsOfOutages& outages, Unknown unknown) {
  switch (unknown) {
    case Unknown::AsKnown: return outages.units;
    case Unknown::AsDown: return outages.units + outages.more;
    case Unknown::FewestUnits: return outages.units - outages.fewer;
  }
  AKAD_ASSERT(false);
}

// What is counted of a result, and how many units of it are paid.
struct Counted {
  Rational counted, units;
  std::optional<measures::UnitsOfOutages> outages = {};
};

struct CountedOf {
  const Case& of;
  Id<ir::SlabRow> row;

  Counted operator()(const ir::EachMiss& each) const {
    const std::uint64_t misses = misses_of(of);
    return {misses, units_of(each, misses)};
  }
  Counted operator()(const ir::EachTimeDown& each) const {
    const Rational down = time_of(of).down;
    if (!each.of_each_outage) return {down, units_of(each, down)};
    const measures::UnitsOfOutages outages = outages_of(of, row);
    return {down, owed::units_of(outages, of.unknown), outages};
  }
  Counted operator()(const ir::EachPointBelow& each) const {
    return {of.measured.value, units_of(each, of.measured.value)};
  }
  Counted operator()(const ir::ShareOfTimeDown& each) const {
    const Time time = time_of(of);
    return {time.down, units_of(each, time.down, time.promised)};
  }
  Counted operator()(const ir::EachOfSum& each) const {
    return {of.measured.value, units_of(each, of.measured.value)};
  }
  // By item (ir::is_by_item).
  Counted operator()(const ir::EachTimeLate&) const { AKAD_ASSERT(false); }
  Counted operator()(const ir::EachDateLate&) const { AKAD_ASSERT(false); }
};

// They are in the order of credits and rows.
std::size_t place_of(const Case& of, Id<ir::SlabRow> row) {
  const auto place = std::partition_point(
      of.item_rates.begin(), of.item_rates.end(), [&](const ir::ItemRate& rate) {
        return std::tie(rate.credit, rate.row) < std::tie(of.credit, row);
      });
  AKAD_ASSERT(place != of.item_rates.end() && place->credit == of.credit && place->row == row);
  return static_cast<std::size_t>(place - of.item_rates.begin());
}

// What of a rate is a share of a fee that nobody knows.
struct Unknowns {
  Id<ir::Fee> price, most;
};

Unknowns unknowns_of(const Case& of, const ir::Rate& rate, const ir::Arising& arising) {
  Unknowns unknown{ir::unknown_of(of.program, rate.price, arising), {}};
  if (rate.most) unknown.most = ir::unknown_of(of.program, *rate.most, arising);
  return unknown;
}

// None where it decides nothing: nothing is counted, or the most that is known is owed.
Id<ir::Fee> deciding(const Unknowns& unknown, const ir::RateAmount& owed, const Rational& units) {
  if (units == 0) return {};
  const bool is_most = owed.most && owed.amount == *owed.most;
  if (unknown.price.valid())
    return is_most && !unknown.most.valid() ? Id<ir::Fee>{} : unknown.price;
  return unknown.most.valid() && owed.amount < owed.whole ? unknown.most : Id<ir::Fee>{};
}

// That records tell; of items one of an earlier period may be what nobody knows.
Id<ir::Fee> told_fee_of(const ir::Program& program, const ir::Rate& rate) {
  for (const ir::ShareOfFee* share : ir::shares_in(rate)) {
    if (program[share->fee].told) return ir::root_of(program, share->fee)->fee;
  }
  AKAD_ASSERT(false);
}

Amount by_items(const Case& of, const ir::Rate& rate, Id<ir::SlabRow> row) {
  const measures::ItemsOwed items = measures::items_owed(of.counts, place_of(of, row));
  const ir::Arising arising = arising_in(of);
  const Unknowns unknown = unknowns_of(of, rate, arising);
  Working working{items.units};
  if (!unknown.price.valid()) working.base = ir::base_of(of.program, rate.price, arising);
  if (!std::holds_alternative<ir::ShareOfItem>(rate.price.is) && !unknown.price.valid()) {
    working.price = ir::price_of(of.program, rate.price, arising);
  }
  working.whole = items.whole;
  working.items = items.items;
  working.unknown = items.unknown;
  working.negative = items.negative;
  working.unpriced = items.unpriced;
  Amount amount{items.amount, std::nullopt, std::optional(std::move(working))};
  if (items.unpriced > 0) amount.unknown_fee = told_fee_of(of.program, rate);
  return amount;
}

Amount by_result(const Case& of, const ir::Rate& rate, Id<ir::SlabRow> row) {
  const Counted counted = std::visit(CountedOf{of, row}, rate.each.of);
  const ir::Arising arising = arising_in(of);
  const ir::RateAmount owed = ir::amount_of(of.program, rate, {counted.units}, arising);
  Working working{counted.units, counted.counted};
  const Unknowns unknown = unknowns_of(of, rate, arising);
  if (!unknown.price.valid()) {
    working.price = owed.price;
    working.base = ir::base_of(of.program, rate.price, arising);
  }
  working.whole = owed.whole;
  if (!unknown.most.valid()) working.most = owed.most;
  if (counted.outages) {
    working.outages = counted.outages->outages;
    working.before = counted.outages->before;
    if (counted.outages->fewer > 0) {
      working.fewest = units_of(*counted.outages, Unknown::FewestUnits);
    }
  }
  Amount amount{owed.amount, std::nullopt, std::optional(std::move(working))};
  amount.unknown_fee = deciding(unknown, owed, counted.units);
  return amount;
}

// None where it is the fee as it is written, or is not known.
std::optional<Rational> told_base(const ir::Program& program, const ir::ShareOfFee& share,
                                  const ir::Arising& arising) {
  if (ir::unknown_of(program, share, arising).valid()) return std::nullopt;
  Rational base = ir::base_of(program, share, arising);
  const ir::Fee& fee = program[share.fee];
  const bool is_one = fee.later.empty() && fee.for_each.empty() && !fee.exchange && !fee.told;
  if (is_one && base == fee.amount) return std::nullopt;
  return base;
}

bool is_without_fee(const Case& of, const ir::Price& price) {
  const auto* share = std::get_if<ir::ShareOfFee>(&price.is);
  return share != nullptr && ir::is_without_fee(of.program, *share, arising_in(of));
}

// Its price is of a fee, or the most of it.
Amount by_rate(const Case& of, const ir::Rate& rate, Id<ir::SlabRow> row) {
  Amount amount = ir::is_by_item(rate) ? by_items(of, rate, row) : by_result(of, rate, row);
  const bool none = is_without_fee(of, rate.price) || (rate.most && is_without_fee(of, *rate.most));
  amount.without_fee = none && amount.working->units > 0;
  return amount;
}

}  // namespace

bool is_by_outage(const ir::Credit& credit, Id<ir::SlabRow> row) {
  const auto* rate = std::get_if<ir::Rate>(&credit.slabs[row.index()].amount.is);
  return rate != nullptr && ir::is_by_outage(*rate);
}

Amount amount_of(const Case& of, Id<ir::SlabRow> row) {
  const ir::Owed& owed = of.program[of.credit].slabs[row.index()].amount;
  if (const auto* rate = std::get_if<ir::Rate>(&owed.is)) return by_rate(of, *rate, row);
  if (const auto* kind = std::get_if<ir::InKind>(&owed.is)) return {kind->quantity};
  const ir::Arising arising = arising_in(of);
  Amount amount{ir::money_of(of.program, *ir::amount_of(owed), arising)};
  if (const auto* share = std::get_if<ir::ShareOfFee>(&owed.is)) {
    amount.base = told_base(of.program, *share, arising);
    amount.without_fee = ir::is_without_fee(of.program, *share, arising);
    amount.unknown_fee = ir::unknown_of(of.program, *share, arising);
  }
  return amount;
}

}  // namespace akad::owed

#include "runtime/ir/amounts/rates.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::ir {
namespace {

// What is left of it once what is free is taken off.
Rational paid_of(const Rational& counted, const Rational& free, Grace grace) {
  if (counted <= free) return 0;
  switch (grace) {
    case Grace::Beyond: return counted - free;
    case Grace::OnceBeyond: return counted;
  }
  AKAD_ASSERT(false);
}

Rational in_units(const Rational& counted, const Rational& unit, Parts parts) {
  const Rational units = counted / unit;
  switch (parts) {
    case Parts::Full: return round_to(units, RoundingMode::Down, 1);
    case Parts::OrPart: return round_to(units, RoundingMode::Up, 1);
    case Parts::InProportion: return units;
  }
  AKAD_ASSERT(false);
}

}  // namespace

Rational units_of(const EachMiss& each, std::uint64_t misses) {
  return paid_of(misses, each.free, each.grace);
}

Rational units_of(const EachTimeLate& each, Duration late) {
  return in_units(paid_of(late, each.free, each.grace), each.unit, each.parts);
}

Rational units_of(const EachDateLate& each, std::int64_t dates) {
  return paid_of(dates, each.free, each.grace);
}

Rational units_of(const EachTimeDown& each, const Rational& down) {
  return in_units(paid_of(down, each.free, each.grace), each.unit, each.parts);
}

Rational units_of(const EachPointBelow& each, const Rational& result) {
  if (result >= each.below) return 0;
  return in_units(each.below - result, each.step, each.parts);
}

Rational units_of(const EachOfSum& each, const Rational& sum) {
  return in_units(paid_of(sum, each.free, each.grace), each.unit, each.parts);
}

Rational units_of(const ShareOfTimeDown& each, const Rational& down, Duration promised) {
  if (promised == 0) return 0;
  return down / (Rational(promised) * each.of);
}

Id<Fee> unknown_of(const Program& program, const Price& price, const Arising& arising) {
  const auto* share = std::get_if<ShareOfFee>(&price.is);
  return share == nullptr ? Id<Fee>{} : unknown_of(program, *share, arising);
}

std::optional<Rational> base_of(const Program& program, const Price& price,
                                const Arising& arising) {
  const auto* share = std::get_if<ShareOfFee>(&price.is);
  if (share == nullptr) return std::nullopt;
  return base_of(program, *share, arising);
}

Rational price_of(const Program& program, const Price& price, const Arising& arising,
                  const Rational& item) {
  if (const auto* share = std::get_if<ShareOfItem>(&price.is)) return share->share * item;
  if (const auto* fixed = std::get_if<FixedAmount>(&price.is)) return fixed->money;
  if (const auto* kind = std::get_if<InKind>(&price.is)) return kind->quantity;
  const auto& share = std::get<ShareOfFee>(price.is);
  return share.share * base_of(program, share, arising);
}

RateAmount amount_of(const Prices& prices, const Rational& units, const Rational& before) {
  RateAmount owed{prices.one, units * prices.one, {}, {}};
  owed.amount = owed.whole;
  if (!prices.most) return owed;
  owed.most = std::max<Rational>(*prices.most - before, 0);
  owed.amount = std::min(owed.whole, *owed.most);
  return owed;
}

RateAmount amount_of(const Program& program, const Rate& rate, const RateCase& of,
                     const Arising& arising) {
  Prices prices{price_of(program, rate.price, arising, of.item)};
  if (rate.most) prices.most = price_of(program, *rate.most, arising, of.item);
  return amount_of(prices, of.units, of.before);
}

namespace {

using Kind = bool (*)(const Rate& rate);

void add_rates(const Program& program, Id<Credit> id, Kind is_of_kind,
               std::vector<ItemRate>& rates) {
  const Credit& credit = program[id];
  for (const Id<SlabRow> row : ids_of(credit.slabs)) {
    const auto* rate = std::get_if<Rate>(&credit.slabs[row.index()].amount.is);
    if (rate != nullptr && is_of_kind(*rate)) rates.push_back({id, row});
  }
}

std::vector<std::vector<ItemRate>> rates_by_target(const Program& program, Kind is_of_kind) {
  std::vector<std::vector<ItemRate>> rates(program.targets.size());
  for (const Id<Credit> id : ids_of(program.credits)) {
    add_rates(program, id, is_of_kind, rates[program[id].target.index()]);
  }
  return rates;
}

}  // namespace

std::vector<std::vector<ItemRate>> item_rates(const Program& program) {
  return rates_by_target(program, is_by_item);
}

std::vector<std::vector<ItemRate>> outage_rates(const Program& program) {
  return rates_by_target(program, is_by_outage);
}

const Rate& rate_of(const Program& program, const ItemRate& row) {
  return std::get<Rate>(program[row.credit].slabs[row.row.index()].amount.is);
}

std::vector<Id<Signal>> item_values_of(const Rate& rate) {
  std::vector<Id<Signal>> signals;
  for (const Price* price : {&rate.price, rate.most ? &*rate.most : nullptr}) {
    const auto* share = price == nullptr ? nullptr : std::get_if<ShareOfItem>(&price->is);
    if (share != nullptr) signals.push_back(share->of);
  }
  return signals;
}

}  // namespace akad::ir

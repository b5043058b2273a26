// What rates come to (ir/amounts/rate.h): pure numbers, in this order: what is free is taken off,
// parts of a unit are made whole or left away, the units that are left are paid, at most so much.
#pragma once

#include "runtime/ir/amounts/fees.h"

namespace akad::ir {

// How many units are paid.
Rational units_of(const EachMiss& each, std::uint64_t misses);
Rational units_of(const EachTimeLate& each, Duration late);
Rational units_of(const EachDateLate& each, std::int64_t dates);
Rational units_of(const EachTimeDown& each, const Rational& down);
Rational units_of(const EachPointBelow& each, const Rational& result);
Rational units_of(const EachOfSum& each, const Rational& sum);
// None of a period of which no time is promised.
Rational units_of(const ShareOfTimeDown& each, const Rational& down, Duration promised);

// The fee that nobody knows and of which the price, or the most, is a share; see unknown_of above.
Id<Fee> unknown_of(const Program& program, const Price& price, const Arising& arising);

// What a price is a share of; none where each item says it, or nothing is shared.
std::optional<Rational> base_of(const Program& program, const Price& price, const Arising& arising);
// What one unit costs, or the most; `item`: what the item is worth that the price is a share of.
Rational price_of(const Program& program, const Price& price, const Arising& arising,
                  const Rational& item = 0);

// What is worked out for one result, or for one item.
struct RateCase {
  Rational units;
  Rational item = {};    // what the item is worth
  Rational before = {};  // what was owed for the item in earlier periods
};
struct RateAmount {
  Rational price;                     // of one unit
  Rational whole;                     // units × price
  std::optional<Rational> most = {};  // that may be owed now
  Rational amount;                    // the least of these
};
// What is paid for a unit in some period, and at most.
struct Prices {
  Rational one;
  std::optional<Rational> most = {};
};
RateAmount amount_of(const Prices& prices, const Rational& units, const Rational& before = 0);
RateAmount amount_of(const Program& program, const Rate& rate, const RateCase& of,
                     const Arising& arising);

// Every rate of the target's credits by which each item has an amount of its own, in the order of
// the program: cells keep what is owed beside these.
struct ItemRate {
  Id<Credit> credit;
  Id<SlabRow> row;
};
std::vector<std::vector<ItemRate>> item_rates(const Program& program);  // by target
// Likewise every rate by which each outage has units of its own.
std::vector<std::vector<ItemRate>> outage_rates(const Program& program);
const Rate& rate_of(const Program& program, const ItemRate& row);
// The signals that say what an item is worth of which the price, or the most, is a share.
std::vector<Id<Signal>> item_values_of(const Rate& rate);

}  // namespace akad::ir

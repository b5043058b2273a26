// What is owed for items of which each has an amount of its own.
#pragma once

#include <vector>

#include "runtime/ir/amounts/rates.h"

namespace akad::measures {

// By one rate, for the items that were counted as missed. Exact.
struct ItemsOwed {
  Rational units = 0;          // that are paid, of all items
  Rational whole = 0;          // before the most that may be owed for each
  Rational amount = 0;         // after it
  std::uint64_t items = 0;     // for which something is owed
  std::uint64_t unknown = 0;   // of which nobody knows what
  std::uint64_t negative = 0;  // of these: whose log says less than nothing
  std::uint64_t unpriced = 0;  // of these: of whose price or most nobody knows the fee

  void add(const ItemsOwed& other) {
    units += other.units;
    whole += other.whole;
    amount += other.amount;
    items += other.items;
    unknown += other.unknown;
    negative += other.negative;
    unpriced += other.unpriced;
  }
};

// Beside ir::item_rates of the target; shorter where nothing is owed by the last ones.
using OwedByRate = std::vector<ItemsOwed>;

// Of one item, what one period owes for it by one rate.
struct ItemAmount {
  ir::ItemRate by;
  ir::CalendarPeriod period;
  std::optional<std::int64_t> late;    // in all, as of then: milliseconds, or dates, as the rate
                                       // counts it; none of a rate for each miss
  Rational units;                      // that are paid in this period
  std::optional<ir::RateAmount> owed;  // none: nobody knows what one unit costs, or the most
  bool negative = false;               // then: since the log says less than nothing
  bool unpriced = false;               // likewise: since no record has told the fee of it
};

}  // namespace akad::measures

// What a row of a credit's table owes, in money or in kind, for what was counted: before caps,
// before rounding. Pure; ids, and no words. A rate says what it counted and what one unit costs, so
// that the amount can be worked out again by hand.
#pragma once

#include "runtime/base/rarely.h"
#include "runtime/ir/amounts/rates.h"
#include "runtime/measures/partial.h"

namespace akad::owed {

// How a rate came to its amount.
struct Working {
  Rational units;                        // that are paid: of all items together, where each has
                                         // an amount of its own
  std::optional<Rational> counted = {};  // what the units are made of: milliseconds, misses, or a
                                         // share; none where each item has its own
  std::optional<Rational> price = {};    // of one unit; none where items have their own, or it is a
                                         // share of a fee that nobody knows
  std::optional<Rational> base = {};     // what the price is a share of, where that is known
  Rational whole = {};                   // units × price, before `most`
  std::optional<Rational> most = {};     // the most that may be owed; none where nothing says it,
                                         // each item has its own, or its fee is not known
  std::uint64_t outages = 0;             // for how many outages something is owed, where each has
                                         // units of its own
  Rational before = 0;                   // what counts of these in earlier periods
  std::optional<Rational> fewest = {};   // units, where there may be fewer if what nobody knows
                                         // was down
  std::uint64_t items = 0;               // for how many items of their own something is owed
  std::uint64_t unknown = 0;             // items whose amount nobody knows
  std::uint64_t negative = 0;            // of these: whose log says less than nothing
  std::uint64_t unpriced = 0;            // likewise: whose fee nobody knows
};

struct Amount {
  Rational exact;                     // of items: of those whose amount is known
  std::optional<Rational> base = {};  // what it is a share of, where that is not simply the fee
  Rarely<Working> working = {};       // of a rate
  bool without_fee = false;           // nothing, since nothing is charged for its group
  // Of which it is a share, and which nobody knows: then `exact` is the least that is owed.
  Id<ir::Fee> unknown_fee = {};
};

// What is taken of time of which nobody knows whether it was down.
enum class Unknown {
  AsKnown,     // it counts as up, or as the target says
  AsDown,      // and so many units of outages as there may be at most
  FewestUnits  // it counts as up, and so many units of outages as there are at least
};

// A result in its period.
struct Case {
  const ir::Program& program;
  Id<ir::Credit> credit;
  const measures::Cell& counts;
  const Measured& measured;
  const ir::CalendarPeriod& period;
  const ir::GroupValues& group;
  const std::vector<ir::ItemRate>&
      item_rates;  // of the credit's target, as ir::item_rates has them
  Unknown unknown = Unknown::AsKnown;
  const ir::ToldFees* told = nullptr;  // what records told of fees; null: nothing is known of them
};

Amount amount_of(const Case& of, Id<ir::SlabRow> row);
// Whether each outage has units of its own in the row.
bool is_by_outage(const ir::Credit& credit, Id<ir::SlabRow> row);

}  // namespace akad::owed

// What is paid for outages of which each has units of its own.
#pragma once

#include <vector>

#include "runtime/ir/amounts/rates.h"

namespace akad::measures {

// Exact.
struct UnitsOfOutages {
  ir::ItemRate by;
  Rational units = 0;         // that are paid, of all outages
  std::uint64_t outages = 0;  // of which some are paid
  Rational before = 0;        // of these: what counts of them in earlier periods; milliseconds
  // Where nobody knows what was down: how many fewer or more they may be, an outage taken as it is
  // known, or with all of that. Two that are one then may have fewer units.
  Rational fewer = 0, more = 0;

  void add(const UnitsOfOutages& other) {
    units += other.units;
    outages += other.outages;
    before += other.before;
    fewer += other.fewer;
    more += other.more;
  }
};

// Beside ir::outage_rates of the target, so in the order of credits and rows.
using OutagesOwed = std::vector<UnitsOfOutages>;

}  // namespace akad::measures

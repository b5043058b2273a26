// What one period hands to the next.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "runtime/settlement/line_item.h"

namespace akad::settlement {

// A cap in one of its own periods, for one group.
using CapScope = std::tuple<Id<ir::Cap>, std::int32_t, results::Group>;

// What a credit of a target that looks back may still count: what came after the last period for
// which it was owed.
struct NotOwedYet {
  std::int32_t until = 0;  // the number of that period
  measures::Cell since;
  Rational exact = {};    // what was owed for it
  Rational payable = {};  // what became payable of that
};

struct Ledger {
  std::vector<Rational> paid;           // by credit, in the periods so far
  std::map<CapScope, Rational> used;    // payable so far under caps whose own period is not over
  std::map<CapScope, Largest> largest;  // so far, under those of which only the largest is due
  // Of credits for which something was owed in one of the periods that their target looks back on.
  std::map<std::pair<Id<ir::Credit>, results::Group>, NotOwedYet> not_owed_yet;
};

}  // namespace akad::settlement

// Results of which nobody knows all: between which values they lie, and what a credit may owe for a
// sum in between.
#pragma once

#include <optional>
#include <vector>

#include "runtime/owed/owed.h"
#include "runtime/results/result.h"

namespace akad::results {

// The least that may have been measured, and the most: a share is less where more was down, a sum
// more where more is owed. None where nothing was measured.
struct Ends {
  std::optional<Measured> least, most;
};
Ends ends_of(const Result& result);

struct MayOwe {
  Id<ir::SlabRow> row;
  owed::Amount amount;
  Measured measured;    // for which
  bool no_end = false;  // of a rate, of a sum without an end: and more
};
// Of every row that holds for a value in between, both ends included, what it owes for the least of
// these values and for the greatest; nothing where it is owed for what is missed alone, and the
// value is kept. `most`: none = the sum has no end. `of`: of a target for a sum; its measured value
// is not asked. A rate owes no less for more. Where a row ends before a value, `less than 10`, that
// value stands for its greatest: then it is owed at most so much.
std::vector<MayOwe> may_owe(const owed::Case& of, const Rational& least,
                            const std::optional<Rational>& most);

// Likewise of a target of time of which nobody knows how much more was down: of every row that
// holds for some of it, what it owes for the least and for the most that may be down there, to the
// millisecond. Of outages with units of their own the most and the fewest units of all of it.
// Nothing where other time counts if it was down: how much is in a row nobody can say then.
std::vector<MayOwe> may_owe_if_down(const owed::Case& of, const Rational& if_down);

}  // namespace akad::results

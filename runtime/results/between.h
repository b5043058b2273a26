// What a credit may owe for a sum that lies between two values.
#pragma once

#include <optional>
#include <vector>

#include "runtime/owed/owed.h"

namespace akad::results {

struct MayOwe {
  Id<ir::SlabRow> row;
  owed::Amount amount;
  bool no_end = false;  // of a rate, of a sum without an end: and more
};
// Of every row that holds for a value in between, both ends included, what it owes for the least of
// these values and for the greatest, nothing where it is owed for what is missed alone and is met; `most`: none = the sum has no end. `of`: of a target for a sum;
// its measured value is not asked. A rate owes no less for more. Where a row ends before a value,
// `less than 10`, that value stands for its greatest: then it is owed at most so much.
std::vector<MayOwe> may_owe(const owed::Case& of, const Rational& least,
                            const std::optional<Rational>& most);

}  // namespace akad::results

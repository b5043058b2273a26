// Which results fall in the rows of a credit's table.
#pragma once

#include <optional>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::ir {

// Results between two ends; one that is open has no end.
struct Range {
  std::optional<Rational> from, to;
  bool with_from = true, with_to = true;  // whether the end itself is among them
};
// Those that fall in each row of a credit's table.
std::vector<Range> ranges_of(const Program& program, const Credit& credit);
// Those of them that are such; none where there are none.
std::optional<Range> those_of(Range range, Comparison test, const Rational& bound);

}  // namespace akad::ir

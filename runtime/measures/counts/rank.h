// Medians and percentiles of numbers of which each is there so often (REFERENCE, "Figures").
#pragma once

#include <map>

#include "runtime/base/assert.h"
#include "runtime/base/rational.h"

namespace akad::measures {

// Of n numbers in order the ⌈share·n⌉-th; `share` is more than 0 and at most 1, and n is not 0.
template <class Number>
const Number& nearest_rank(const std::map<Number, std::uint64_t>& numbers, const Rational& share) {
  std::uint64_t all = 0;
  for (const auto& [number, count] : numbers) all += count;
  const Rational rank = share * Rational(all);
  std::uint64_t behind = 0;
  for (const auto& [number, count] : numbers) {
    behind += count;
    if (Rational(behind) >= rank) return number;
  }
  AKAD_ASSERT(!"a share is at most the whole");
  return numbers.rbegin()->first;
}

}  // namespace akad::measures

// Where what a row of a credit's table takes begins or ends.
#pragma once

#include <compare>

#include "runtime/ir/remedy.h"

namespace akad::ir {

// Before a result, or behind it.
struct Cut {
  Rational result;
  bool behind = false;
};
inline std::strong_ordering operator<=>(const Cut& a, const Cut& b) {
  return a.result == b.result ? a.behind <=> b.behind : a.result <=> b.result;
}
inline bool operator==(const Cut& a, const Cut& b) { return a <=> b == 0; }

// Of a row that asks for something.
inline Cut cut_of(BoundKind bound, const Rational& result) {
  return {result, bound == BoundKind::MoreThan || bound == BoundKind::AtMost};
}

}  // namespace akad::ir

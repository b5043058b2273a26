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

// Of a test that the result must hold.
inline Cut cut_of(const Level& level) { return cut_of(bound_kind(level.test), level.bound); }
// Whether some result of the scale has it.
inline bool can_be(const Level& level, const Scale& scale) {
  const Cut cut = cut_of(level);
  if (more_is_better(level.test)) return !scale.most || cut < Cut{*scale.most, true};
  return !scale.least || cut > Cut{*scale.least, false};
}
// Whether it takes results that the other leaves. Both ask in one direction.
inline bool is_worse(const Level& level, const Level& than) {
  return more_is_better(level.test) ? cut_of(level) < cut_of(than) : cut_of(level) > cut_of(than);
}

}  // namespace akad::ir

// How what was measured is held against a bound: by a target's promise, by a row of a table.
#pragma once

#include <array>
#include <string_view>

#include "runtime/base/assert.h"
#include "runtime/base/measured.h"
#include "runtime/ir/describe.h"

namespace akad::ir {

enum class Comparison { AtLeast, MoreThan, AtMost, LessThan };
constexpr std::array<std::string_view, 4> words(Comparison) {
  return {"at least", "more than", "at most", "less than"};
}
constexpr std::int32_t came_with(Comparison test) {
  switch (test) {
    case Comparison::AtLeast:
    case Comparison::MoreThan: return 1;
    case Comparison::AtMost:
    case Comparison::LessThan: return 6;
  }
  AKAD_ASSERT(false);
}

constexpr std::string_view word_of(Comparison test) {
  return words(test)[static_cast<std::size_t>(test)];
}

// Whether the greater value is the better one for who asks for it.
constexpr bool more_is_better(Comparison test) {
  switch (test) {
    case Comparison::AtLeast:
    case Comparison::MoreThan: return true;
    case Comparison::AtMost:
    case Comparison::LessThan: return false;
  }
  AKAD_ASSERT(false);
}

// What holds where the comparison does not.
constexpr Comparison opposite(Comparison test) {
  switch (test) {
    case Comparison::AtLeast: return Comparison::LessThan;
    case Comparison::MoreThan: return Comparison::AtMost;
    case Comparison::AtMost: return Comparison::MoreThan;
    case Comparison::LessThan: return Comparison::AtLeast;
  }
  AKAD_ASSERT(false);
}

// Unrounded, and of one kind.
inline bool holds(Comparison test, const Measured& measured, const Measured& bound) {
  switch (test) {
    case Comparison::AtLeast: return measured >= bound;
    case Comparison::MoreThan: return measured > bound;
    case Comparison::AtMost: return measured <= bound;
    case Comparison::LessThan: return measured < bound;
  }
  AKAD_ASSERT(false);
}

}  // namespace akad::ir

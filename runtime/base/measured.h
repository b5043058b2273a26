// What was measured: an exact number and its kind. A share does not compare with a duration.
#pragma once

#include <array>
#include <optional>

#include "runtime/base/rational.h"

namespace akad {

enum class MeasuredKind {
  Share,   // of 1
  Length,  // milliseconds; a mean of durations need not be whole
  Count,
  Amount,  // money in the agreement's currency
  Number,  // of what has a name, added up
  Value    // of a figure, which may be less than nothing
};
constexpr std::array<std::string_view, 6> words(MeasuredKind) {
  return {"share", "duration", "count", "amount", "number", "value"};
}

struct Measured {
  MeasuredKind kind = MeasuredKind::Share;
  Rational value;
};

// Where values of a kind lie, both ends included; an end that is open has no number.
struct Scale {
  std::optional<Rational> least, most;
};
Scale scale_of(MeasuredKind kind);
bool lies_on(const Scale& scale, const Rational& value);

// Both must be of one kind.
bool operator==(const Measured& a, const Measured& b);
std::strong_ordering operator<=>(const Measured& a, const Measured& b);

}  // namespace akad

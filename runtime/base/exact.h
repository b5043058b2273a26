// Numbers as statements and scenarios name them, and as logs write them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/base/rational.h"

namespace akad {

// Two numbers never look the same: what so many decimals cannot say exactly is a fraction.
std::string exact_text(const Rational& number, int most_digits = 40);

// A number as JSON writes it, however long: 0.d1d2d3… times ten to the power of `point`. It costs
// what its text does, whatever its exponent.
struct Decimal {
  bool negative = false;
  std::string digits;      // without zeros at either end; empty = 0
  std::int64_t point = 0;  // beyond ±kFarthest is no more than farther than any other number
};
constexpr std::int64_t kFarthest = 1'000'000'000'000'000'000;

std::optional<Decimal> decimal_of(std::string_view text);  // none: not a JSON number

std::strong_ordering compare(const Decimal& decimal, const Rational& with);

// What can be reckoned with: at most 40 significant digits, less than 10^80, no digit behind the
// 120th decimal.
std::optional<Rational> number_of(const Decimal& decimal);

// One text for each number: "95.5", "1e200"; none where it is too far for its exponent to be known.
std::optional<std::string> text_of(const Decimal& decimal);

}  // namespace akad

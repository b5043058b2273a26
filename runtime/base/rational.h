// Exact numbers: every share, percentage and amount is a rational; no floating point anywhere.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace akad {

using Rational = boost::multiprecision::cpp_rational;
using BigInt = boost::multiprecision::cpp_int;

enum class RoundingMode { HalfUp, HalfEven, Down, Up };  // on the magnitude; Down is towards zero

// To a multiple of `unit` (> 0), e.g. 1 or 0.01.
Rational round_to(const Rational& value, RoundingMode mode, const Rational& unit);

// "12", "-0.5", "1e3" (JSON numbers); the `_` that agreements allow in numbers is removed before.
// At most 40 significant digits and exponents in [-40, 40]; empty otherwise.
std::optional<Rational> parse_decimal(std::string_view text);

// "3/4" or "5": the canonical text in IR and statements. parse_rational reads both.
std::string to_fraction(const Rational& value);
std::optional<Rational> parse_rational(std::string_view text);

// Decimal digits, exact where the expansion ends within `most_digits`, otherwise cut (towards zero)
// after `most_digits` with "…" behind it. "99.9", "12", "33.3333…".
std::string to_decimal(const Rational& value, int most_digits);

}  // namespace akad

// Exact numbers: every share, percentage and amount is a rational; no floating point anywhere.
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace akad {

// A fraction of any size in lowest terms. The arithmetic is Boost.Multiprecision's and stands in
// rational.cpp only: a header that shows it costs every file seconds of compiling.
class Rational {
 public:
  Rational() : Rational(std::int64_t{0}) {}
  template <std::integral T>
  Rational(T whole)  // NOLINT: a whole number is one
      : Rational(std::signed_integral<T> ? static_cast<std::int64_t>(whole) : 0,
                 std::signed_integral<T> ? 0 : static_cast<std::uint64_t>(whole)) {}
  template <std::integral T, std::integral U>
  Rational(T above, U below) : Rational(Rational(above) / Rational(below)) {}  // below != 0
  Rational(const Rational& other);
  Rational(Rational&& other) noexcept;
  Rational& operator=(const Rational& other);
  Rational& operator=(Rational&& other) noexcept;
  ~Rational();

  Rational& operator+=(const Rational& other);
  Rational& operator-=(const Rational& other);
  Rational& operator*=(const Rational& other);
  Rational& operator/=(const Rational& other);  // other != 0
  friend Rational operator+(Rational a, const Rational& b) { return std::move(a += b); }
  friend Rational operator-(Rational a, const Rational& b) { return std::move(a -= b); }
  friend Rational operator*(Rational a, const Rational& b) { return std::move(a *= b); }
  friend Rational operator/(Rational a, const Rational& b) { return std::move(a /= b); }
  friend Rational operator-(const Rational& a) { return Rational(0) - a; }
  friend bool operator==(const Rational& a, const Rational& b) { return a.compare(b) == 0; }
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    return a.compare(b) <=> 0;
  }

 private:
  struct Number;  // rational.cpp
  friend struct RationalParts;
  Rational(std::int64_t whole, std::uint64_t more);
  int compare(const Rational& other) const;

  alignas(16) std::byte held_[64];  // a Number
};

bool is_whole(const Rational& value);

// The greatest whole number that is not greater; what lies outside std::int64_t becomes its bound.
std::int64_t floor_of(const Rational& value);

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

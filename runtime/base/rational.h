// Exact numbers: every share, percentage and amount is a rational; no floating point anywhere.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace akad {

// A fraction of any size in lowest terms. Nearly all fit two machine words; others are those of
// Boost.Multiprecision, which stands in rational.cpp only: a header that shows it costs every file
// seconds of compiling.
class Rational {
 public:
  Rational() : above_(0) {}
  template <std::integral T>
  Rational(T whole) : above_(0) {  // NOLINT: a whole number is one
    if (std::in_range<std::int64_t>(whole)) {
      above_ = static_cast<std::int64_t>(whole);
    } else {
      become_big(static_cast<std::uint64_t>(whole));
    }
  }
  template <std::integral T, std::integral U>
  Rational(T above, U below) : Rational(Rational(above) / Rational(below)) {}  // below != 0
  Rational(const Rational& other) : above_(other.above_), below_(other.below_) {
    if (is_big()) copy_big();
  }
  Rational(Rational&& other) noexcept
      : above_(other.above_), below_(std::exchange(other.below_, 1)) {
    other.above_ = 0;
  }
  Rational& operator=(const Rational& other) {
    if (this != &other) *this = Rational(other);
    return *this;
  }
  Rational& operator=(Rational&& other) noexcept {
    std::swap(above_, other.above_);
    std::swap(below_, other.below_);
    return *this;
  }
  ~Rational() {
    if (is_big()) drop_big();
  }

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
  struct Big;  // rational.cpp
  union Above {
    Above(std::int64_t number) : whole(number) {}  // NOLINT: a number
    std::int64_t whole;
    Big* big;
  };
  friend struct RationalParts;  // rational.cpp

// GCC 12 sees the destructor of an optional that is empty look here.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
  bool is_big() const { return below_ == 0; }
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
  bool is_whole_word() const { return below_ == 1; }
  void become_big(std::uint64_t whole);
  void copy_big();  // what it points to is another's until then
  void drop_big();
  int compare(const Rational& other) const {
    if (!is_whole_word() || !other.is_whole_word()) return compare_fractions(other);
    const std::int64_t a = above_.whole, b = other.above_.whole;
    return (a > b) - (a < b);
  }
  int compare_fractions(const Rational& other) const;

  // A number that fits two words is always kept in them.
  Above above_;
  std::int64_t below_ = 1;  // > 0; of a big one 0
};

bool is_whole(const Rational& value);

// The greatest whole number that is not greater; what lies outside std::int64_t becomes its bound.
std::int64_t floor_of(const Rational& value);

enum class RoundingMode { HalfUp, HalfEven, Down, Up };  // on the magnitude; Down is towards zero

// To a multiple of `unit` (> 0), e.g. 1 or 0.01.
Rational round_to(const Rational& value, RoundingMode mode, const Rational& unit);
// How many units that is.
Rational units_in(const Rational& value, RoundingMode mode, const Rational& unit);

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

#include "runtime/base/rational.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <new>

#include "runtime/base/assert.h"
#include "runtime/base/rounding.h"
#include "runtime/base/text.h"

namespace akad {

using BigInt = boost::multiprecision::cpp_int;

struct Rational::Number {
  boost::multiprecision::cpp_rational value;
};

// The only way from the bytes of a Rational to what they hold.
struct RationalParts {
  using Number = Rational::Number;
  static_assert(sizeof(Number) <= sizeof(Rational::held_) && alignof(Number) <= 16);

  static Number& of(Rational& r) { return *std::launder(reinterpret_cast<Number*>(r.held_)); }
  static const Number& of(const Rational& r) {
    return *std::launder(reinterpret_cast<const Number*>(r.held_));
  }
  static void* room(Rational& r) { return r.held_; }
};

namespace {

boost::multiprecision::cpp_rational& held(Rational& r) { return RationalParts::of(r).value; }
const boost::multiprecision::cpp_rational& held(const Rational& r) {
  return RationalParts::of(r).value;
}

// The fraction itself, so that its parts are not copied.
boost::rational<BigInt>& fraction_of(Rational& r) { return held(r).backend().data(); }
const boost::rational<BigInt>& fraction_of(const Rational& r) { return held(r).backend().data(); }

bool are_whole(const Rational& a, const Rational& b) {
  return fraction_of(a).denominator() == 1 && fraction_of(b).denominator() == 1;
}

BigInt numerator(const Rational& r) { return boost::multiprecision::numerator(held(r)); }
BigInt denominator(const Rational& r) { return boost::multiprecision::denominator(held(r)); }

Rational fraction(const BigInt& above, const BigInt& below) {
  Rational result;
  held(result) = boost::multiprecision::cpp_rational(above, below);
  return result;
}

Rational fraction(const BigInt& whole) { return fraction(whole, 1); }

}  // namespace

// One of the two is 0. What is made of a whole number is in lowest terms already; assigning one
// would reduce to them again.
Rational::Rational(std::int64_t whole, std::uint64_t more) {
  using Value = boost::multiprecision::cpp_rational;
  new (RationalParts::room(*this)) Number{more != 0 ? Value(more) : Value(whole)};
}
Rational::Rational(const Rational& other) {
  new (RationalParts::room(*this)) Number(RationalParts::of(other));
}
Rational::Rational(Rational&& other) noexcept {
  new (RationalParts::room(*this)) Number(std::move(RationalParts::of(other)));
}
Rational& Rational::operator=(const Rational& other) {
  if (this != &other) held(*this) = held(other);
  return *this;
}
Rational& Rational::operator=(Rational&& other) noexcept {
  if (this != &other) held(*this) = std::move(held(other));
  return *this;
}
Rational::~Rational() { RationalParts::of(*this).~Number(); }

// Most that is added up are whole numbers: of these no divisor is looked for.
Rational& Rational::operator+=(const Rational& other) {
  if (are_whole(*this, other)) {
    fraction_of(*this) = BigInt(fraction_of(*this).numerator() + fraction_of(other).numerator());
  } else {
    held(*this) += held(other);
  }
  return *this;
}
Rational& Rational::operator-=(const Rational& other) {
  if (are_whole(*this, other)) {
    fraction_of(*this) = BigInt(fraction_of(*this).numerator() - fraction_of(other).numerator());
  } else {
    held(*this) -= held(other);
  }
  return *this;
}
Rational& Rational::operator*=(const Rational& other) {
  held(*this) *= held(other);
  return *this;
}
Rational& Rational::operator/=(const Rational& other) {
  AKAD_ASSERT(held(other) != 0);
  held(*this) /= held(other);
  return *this;
}
int Rational::compare(const Rational& other) const {
  if (are_whole(*this, other)) {
    return fraction_of(*this).numerator().compare(fraction_of(other).numerator());
  }
  return held(*this).compare(held(other));
}

bool is_whole(const Rational& value) { return denominator(value) == 1; }

std::int64_t floor_of(const Rational& value) {
  const BigInt above = numerator(value), below = denominator(value);
  BigInt whole = below == 1 ? above : BigInt(above / below);  // towards zero
  if (above < 0 && whole * below != above) whole -= 1;
  using Bounds = std::numeric_limits<std::int64_t>;
  if (whole > Bounds::max()) return Bounds::max();
  if (whole < Bounds::min()) return Bounds::min();
  return static_cast<std::int64_t>(whole);
}

namespace {

constexpr std::size_t kMostDigits = 40;
constexpr int kMostExponent = 40;
constexpr std::size_t kMostFractionDigits = 80;
constexpr std::size_t kMostRationalDigits = 1000;

// cpp_int would read a leading zero as octal.
BigInt to_integer(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  if (first == std::string_view::npos) return 0;
  return BigInt(std::string(digits.substr(first)));
}

BigInt power_of_ten(unsigned exponent) { return boost::multiprecision::pow(BigInt(10), exponent); }

// "e+3", "E-12" or nothing.
std::optional<int> take_exponent(std::string_view& rest) {
  if (!take(rest, 'e') && !take(rest, 'E')) return 0;
  const bool negative = take(rest, '-');
  if (!negative) take(rest, '+');
  const std::string_view digits = take_digits(rest);
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  if (value > kMostExponent) return std::nullopt;
  return negative ? -value : value;
}

Rational scaled(const BigInt& digits, int exponent) {
  if (exponent >= 0) return fraction(digits * power_of_ten(static_cast<unsigned>(exponent)));
  return fraction(digits, power_of_ten(static_cast<unsigned>(-exponent)));
}

}  // namespace

Rational round_to(const Rational& value, RoundingMode mode, const Rational& unit) {
  AKAD_ASSERT(unit > 0);
  const Rational units = value / unit;
  const BigInt above = abs(numerator(units));
  const BigInt below = denominator(units);
  BigInt whole = above / below;
  const BigInt rest = above % below;
  const auto half = BigInt(rest * 2).compare(below) <=> 0;
  if (rest != 0 && rounds_away(mode, half, whole % 2 != 0)) ++whole;
  const Rational result = fraction(whole) * unit;
  return value < 0 ? Rational(-result) : result;
}

std::optional<Rational> parse_decimal(std::string_view text) {
  std::string_view rest = text;
  const bool negative = take(rest, '-');
  const std::string_view whole = take_digits(rest);
  if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return std::nullopt;
  std::string_view fraction;
  if (take(rest, '.')) {
    fraction = take_digits(rest);
    if (fraction.empty() || fraction.size() > kMostFractionDigits) return std::nullopt;
  }
  const std::optional<int> exponent = take_exponent(rest);
  if (!exponent || !rest.empty() || whole.size() > kMostDigits) return std::nullopt;
  std::string digits(whole);
  digits += fraction;
  const std::size_t first = digits.find_first_not_of('0');
  if (first != std::string::npos && digits.size() - first > kMostDigits) return std::nullopt;
  const Rational value = scaled(to_integer(digits), *exponent - static_cast<int>(fraction.size()));
  return negative ? Rational(-value) : value;
}

std::string to_fraction(const Rational& value) {
  const BigInt below = denominator(value);
  std::string text = numerator(value).str();
  return below == 1 ? text : text + '/' + below.str();
}

std::optional<Rational> parse_rational(std::string_view text) {
  std::string_view rest = text;
  const bool negative = take(rest, '-');
  const std::string_view above = take_digits(rest);
  if (above.empty() || above.size() > kMostRationalDigits) return std::nullopt;
  BigInt below = 1;
  if (take(rest, '/')) {
    const std::string_view digits = take_digits(rest);
    if (digits.empty() || digits.size() > kMostRationalDigits) return std::nullopt;
    below = to_integer(digits);
  }
  if (!rest.empty() || below == 0) return std::nullopt;
  const Rational value = fraction(to_integer(above), below);
  return negative ? Rational(-value) : value;
}

std::string to_decimal(const Rational& value, int most_digits) {
  AKAD_ASSERT(most_digits >= 0);
  const BigInt below = denominator(value);
  const BigInt above = abs(numerator(value));
  std::string text = value < 0 ? "-" : "";
  text += BigInt(above / below).str();
  BigInt rest = above % below;
  if (rest != 0 && most_digits > 0) text += '.';
  for (int digit = 0; digit < most_digits && rest != 0; ++digit) {
    rest *= 10;
    const BigInt next = rest / below;
    text += static_cast<char>('0' + static_cast<int>(next));
    rest -= next * below;
  }
  return rest == 0 ? text : text + "…";
}

}  // namespace akad

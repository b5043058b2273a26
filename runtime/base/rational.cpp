#include "runtime/base/rational.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdlib>
#include <limits>
#include <numeric>

#include "runtime/base/assert.h"
#include "runtime/base/rounding.h"
#include "runtime/base/text.h"

namespace akad {

using BigInt = boost::multiprecision::cpp_int;
using BigFraction = boost::multiprecision::cpp_rational;

struct Rational::Big {
  BigFraction value;
};

namespace {

__extension__ using Wide = __int128;
using Word = std::int64_t;
using Words = std::numeric_limits<Word>;

bool fits(Wide number) { return number >= Words::min() && number <= Words::max(); }

// Of numbers that fit a word. Of 0 and another: the other.
Wide divisor_of(Wide a, Wide b) {
  return Wide{std::gcd(static_cast<std::uint64_t>(a < 0 ? -a : a),
                       static_cast<std::uint64_t>(b < 0 ? -b : b))};
}

}  // namespace

// The only way from a Rational to what it holds.
struct RationalParts {
  static bool is_big(const Rational& r) { return r.is_big(); }
  static bool is_whole(const Rational& r) {
    return r.is_big() ? fraction_of(r).denominator() == 1 : r.below_ == 1;
  }
  static Word above(const Rational& r) { return r.above_.whole; }  // of one that is not big
  static Word below(const Rational& r) { return r.below_; }
  // The fraction of a big one itself, so that its parts are not copied.
  static const boost::rational<BigInt>& fraction_of(const Rational& r) {
    return r.above_.big->value.backend().data();
  }
  static BigInt big_above(const Rational& r) {
    return r.is_big() ? fraction_of(r).numerator() : BigInt(r.above_.whole);
  }
  static BigInt big_below(const Rational& r) {
    return r.is_big() ? fraction_of(r).denominator() : BigInt(r.below_);
  }
  static BigFraction big_value(const Rational& r) {
    if (r.is_big()) return r.above_.big->value;
    if (r.below_ == 1) return BigFraction(r.above_.whole);
    return BigFraction(BigInt(r.above_.whole), BigInt(r.below_));
  }

  // In lowest terms, below > 0.
  static void take(Rational& r, Wide above, Wide below) {
    if (!fits(above) || !fits(below)) return take(r, BigFraction(BigInt(above), BigInt(below)));
    if (r.is_big()) r.drop_big();
    r.above_.whole = static_cast<Word>(above);
    r.below_ = static_cast<Word>(below);
  }
  static void take(Rational& r, BigFraction value) {
    const BigInt& above = value.backend().data().numerator();
    const BigInt& below = value.backend().data().denominator();
    if (above >= Words::min() && above <= Words::max() && below <= Words::max()) {
      return take(r, static_cast<Word>(above), static_cast<Word>(below));
    }
    if (r.is_big()) {
      r.above_.big->value = std::move(value);
    } else {
      r.above_.big = new Rational::Big{std::move(value)};
      r.below_ = 0;
    }
  }
};

namespace {

using Parts = RationalParts;

BigInt numerator(const Rational& r) { return Parts::big_above(r); }
BigInt denominator(const Rational& r) { return Parts::big_below(r); }

bool is_any_big(const Rational& a, const Rational& b) {
  return Parts::is_big(a) || Parts::is_big(b);
}

bool are_whole(const Rational& a, const Rational& b) {
  return Parts::is_whole(a) && Parts::is_whole(b);
}

Rational fraction(const BigInt& above, const BigInt& below) {
  Rational result;
  Parts::take(result, BigFraction(above, below));
  return result;
}

// What is made of a whole number is in lowest terms already; dividing by 1 would reduce to them
// again.
Rational fraction(const BigInt& whole) {
  Rational result;
  Parts::take(result, BigFraction(whole));
  return result;
}

// a + sign * b of two that fit words. Of their divisors only those are looked for that there can be
// (Knuth, The Art of Computer Programming, 4.5.1).
void add_words(Rational& a, const Rational& b, int sign) {
  const Wide more = Wide{sign} * Parts::above(b);
  const Wide of_a = Parts::below(a), of_b = Parts::below(b);
  if (of_a == 1 && of_b == 1) return Parts::take(a, Parts::above(a) + more, 1);
  const Wide common = divisor_of(of_a, of_b);
  const Wide sum = Parts::above(a) * (of_b / common) + more * (of_a / common);
  const Wide left = common == 1 ? 1 : divisor_of(sum % common, common);
  Parts::take(a, sum / left, of_a / common * (of_b / left));
}

// above / below * more / of_more of whole numbers, each in lowest terms.
void multiply_words(Rational& to, Wide above, Wide below, Wide more, Wide of_more) {
  if (below < 0) above = -above, below = -below;
  if (of_more < 0) more = -more, of_more = -of_more;
  const Wide one = divisor_of(above, of_more), other = divisor_of(more, below);
  Parts::take(to, (above / one) * (more / other), (below / other) * (of_more / one));
}

}  // namespace

void Rational::become_big(std::uint64_t whole) { RationalParts::take(*this, BigFraction(whole)); }
void Rational::copy_big() { above_.big = new Big(*above_.big); }
void Rational::drop_big() { delete above_.big; }

Rational& Rational::operator+=(const Rational& other) {
  if (!is_any_big(*this, other)) {
    add_words(*this, other, 1);
  } else if (are_whole(*this, other)) {  // of these no divisor is looked for
    Parts::take(*this, BigFraction(BigInt(numerator(*this) + numerator(other))));
  } else {
    Parts::take(*this, Parts::big_value(*this) + Parts::big_value(other));
  }
  return *this;
}
Rational& Rational::operator-=(const Rational& other) {
  if (!is_any_big(*this, other)) {
    add_words(*this, other, -1);
  } else {
    Parts::take(*this, Parts::big_value(*this) - Parts::big_value(other));
  }
  return *this;
}
Rational& Rational::operator*=(const Rational& other) {
  if (!is_any_big(*this, other)) {
    multiply_words(*this, above_.whole, below_, other.above_.whole, other.below_);
  } else {
    Parts::take(*this, Parts::big_value(*this) * Parts::big_value(other));
  }
  return *this;
}
Rational& Rational::operator/=(const Rational& other) {
  AKAD_ASSERT(other != 0);
  if (!is_any_big(*this, other)) {
    multiply_words(*this, above_.whole, below_, other.below_, other.above_.whole);
  } else {
    Parts::take(*this, Parts::big_value(*this) / Parts::big_value(other));
  }
  return *this;
}
int Rational::compare_fractions(const Rational& other) const {
  if (!is_any_big(*this, other)) {
    const Wide a = Wide{above_.whole} * other.below_, b = Wide{other.above_.whole} * below_;
    return (a > b) - (a < b);
  }
  return Parts::big_value(*this).compare(Parts::big_value(other));
}

bool is_whole(const Rational& value) { return Parts::is_whole(value); }

std::int64_t floor_of(const Rational& value) {
  if (!Parts::is_big(value)) {
    const Word above = Parts::above(value), below = Parts::below(value);
    return above / below - (above % below < 0 ? 1 : 0);
  }
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

Rational scaled(std::string_view digits, int exponent) {
  constexpr int kDigitsOfWord = std::numeric_limits<Word>::digits10;
  if (digits.size() <= kDigitsOfWord && std::abs(exponent) <= kDigitsOfWord) {
    Word number = 0, power = 1;
    for (const char c : digits) number = number * 10 + (c - '0');
    for (int i = 0; i < std::abs(exponent); ++i) power *= 10;
    return exponent < 0 ? Rational(number, power) : Rational(number) * Rational(power);
  }
  const BigInt number = to_integer(digits);
  if (exponent >= 0) return fraction(number * power_of_ten(static_cast<unsigned>(exponent)));
  return fraction(number, power_of_ten(static_cast<unsigned>(-exponent)));
}

}  // namespace

Rational units_in(const Rational& value, RoundingMode mode, const Rational& unit) {
  AKAD_ASSERT(unit > 0);
  const BigInt above = abs(numerator(value)) * denominator(unit);
  const BigInt below = denominator(value) * numerator(unit);
  BigInt whole, rest;
  divide_qr(above, below, whole, rest);
  const auto half = BigInt(rest * 2).compare(below) <=> 0;
  if (rest != 0 && rounds_away(mode, half, whole % 2 != 0)) ++whole;
  return value < 0 ? Rational(-fraction(whole)) : fraction(whole);
}

Rational round_to(const Rational& value, RoundingMode mode, const Rational& unit) {
  return units_in(value, mode, unit) * unit;
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
  const Rational value = scaled(digits, *exponent - static_cast<int>(fraction.size()));
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

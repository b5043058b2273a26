#include "runtime/base/exact.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"

namespace akad {
namespace {

constexpr std::size_t kMostDigits = 40;
constexpr std::int64_t kMostPoint = 80;
constexpr std::int64_t kMostDecimals = 120;
constexpr std::size_t kExponentDigits = 18;  // of those that are less than kFarthest
constexpr std::int64_t kMostZeros = 900;     // at once: fewer than parse_rational takes
constexpr std::int64_t kSmall = 18;          // digits of what a std::int64_t holds
constexpr std::size_t kChunk = 15;  // digits compared at once: less than a std::int64_t holds

// Behind the `e`; what is farther than kFarthest is twice that.
std::optional<std::int64_t> take_exponent(std::string_view& rest) {
  const bool negative = take(rest, '-');
  if (!negative) take(rest, '+');
  std::string_view digits = take_digits(rest);
  if (digits.empty()) return std::nullopt;
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  std::int64_t value = 0;
  for (const char c : digits.substr(0, kExponentDigits)) value = value * 10 + (c - '0');
  if (digits.size() > kExponentDigits) value = 2 * kFarthest;
  return negative ? -value : value;
}

std::string zeros(std::int64_t count) { return std::string(static_cast<std::size_t>(count), '0'); }

Rational ten_to(std::int64_t power) {
  Rational product = 1;
  for (std::int64_t left = std::abs(power); left > 0; left -= kMostZeros) {
    product *= *parse_rational("1" + zeros(std::min(left, kMostZeros)));
  }
  return power < 0 ? 1 / product : product;
}

// How many digits the whole part has, at most one too many: 10^(n - 2) < magnitude < 10^n.
std::int64_t size_of(const Rational& magnitude) {
  const std::string text = to_fraction(magnitude);
  const std::size_t above = std::min(text.find('/'), text.size());
  const std::size_t below = above == text.size() ? 1 : text.size() - above - 1;
  return static_cast<std::int64_t>(above) - static_cast<std::int64_t>(below) + 1;
}

// Digit by digit, as in a division on paper, up to the first that differs.
std::strong_ordering compare_digits(std::string_view digits, Rational rest) {
  const Rational scale = ten_to(kChunk);
  for (std::size_t at = 0; at < digits.size(); at += kChunk) {
    if (rest == 0) return std::strong_ordering::greater;  // the last digit is none
    std::int64_t mine = 0;
    for (std::size_t i = at; i < at + kChunk; ++i) {
      mine = mine * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    }
    rest *= scale;
    const std::int64_t other = floor_of(rest);
    if (mine != other) return mine <=> other;
    rest -= other;
  }
  return rest == 0 ? std::strong_ordering::equal : std::strong_ordering::less;
}

std::strong_ordering compare_magnitudes(const Decimal& decimal, const Rational& with) {
  const std::int64_t size = size_of(with);
  if (decimal.point > size) return std::strong_ordering::greater;
  if (decimal.point < size - 2) return std::strong_ordering::less;
  Rational scaled = with * ten_to(-decimal.point);
  return scaled >= 1 ? std::strong_ordering::less
                     : compare_digits(decimal.digits, std::move(scaled));
}

// Without going through text, which most numbers need not.
Rational small_number(const Decimal& decimal, std::int64_t behind) {
  std::int64_t above = 0;
  for (const char c : decimal.digits) above = above * 10 + (c - '0');
  std::int64_t below = 1;
  for (std::int64_t i = 0; i < behind; ++i) below *= 10;
  if (decimal.negative) above = -above;
  return below == 1 ? Rational(above) : Rational(above, below);
}

std::strong_ordering reversed(std::strong_ordering order) { return 0 <=> order; }

}  // namespace

std::string exact_text(const Rational& number, int most_digits) {
  if (is_whole(number)) return to_fraction(number);
  std::string decimal = to_decimal(number, most_digits);
  const std::optional<Rational> back = parse_decimal(decimal);
  return back && *back == number ? decimal : to_fraction(number);
}

std::optional<Decimal> decimal_of(std::string_view text) {
  std::string_view rest = text;
  Decimal decimal;
  decimal.negative = take(rest, '-');
  const std::string_view whole = take_digits(rest);
  if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return std::nullopt;
  std::string_view fraction;
  if (take(rest, '.')) {
    fraction = take_digits(rest);
    if (fraction.empty()) return std::nullopt;
  }
  std::int64_t exponent = 0;
  if (take(rest, 'e') || take(rest, 'E')) {
    const std::optional<std::int64_t> said = take_exponent(rest);
    if (!said) return std::nullopt;
    exponent = *said;
  }
  if (!rest.empty()) return std::nullopt;
  decimal.digits = std::string(whole) + std::string(fraction);
  decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
  const std::size_t first = std::min(decimal.digits.find_first_not_of('0'), decimal.digits.size());
  decimal.digits.erase(0, first);
  if (decimal.digits.empty()) return Decimal{};
  decimal.point = static_cast<std::int64_t>(whole.size()) - static_cast<std::int64_t>(first);
  decimal.point += exponent;
  return decimal;
}

std::strong_ordering compare(const Decimal& decimal, const Rational& with) {
  if (const auto number = number_of(decimal)) return *number <=> with;
  const int sign = decimal.digits.empty() ? 0 : decimal.negative ? -1 : 1;
  const int other = with == 0 ? 0 : with < 0 ? -1 : 1;
  if (sign != other || sign == 0) return sign <=> other;
  return sign > 0 ? compare_magnitudes(decimal, with)
                  : reversed(compare_magnitudes(decimal, -with));
}

std::optional<Rational> number_of(const Decimal& decimal) {
  if (decimal.digits.empty()) return Rational(0);
  const auto size = static_cast<std::int64_t>(decimal.digits.size());
  const std::int64_t behind = size - decimal.point;  // the point; below 0 zeros stand before it
  const bool reckoned = decimal.digits.size() <= kMostDigits && decimal.point <= kMostPoint &&
                        behind <= kMostDecimals;
  if (!reckoned) return std::nullopt;
  if (size <= kSmall && behind >= 0 && behind <= kSmall) return small_number(decimal, behind);
  const std::string sign = decimal.negative ? "-" : "";
  const std::string digits = sign + decimal.digits;
  return parse_rational(behind <= 0 ? digits + zeros(-behind) : digits + "/1" + zeros(behind));
}

std::optional<std::string> text_of(const Decimal& decimal) {
  if (decimal.digits.empty()) return "0";
  if (decimal.point > kFarthest || decimal.point < -kFarthest) return std::nullopt;
  const auto size = static_cast<std::int64_t>(decimal.digits.size());
  const bool inside = decimal.point > 0 && decimal.point <= size;
  std::string text = decimal.digits;
  const std::int64_t before_point = inside ? decimal.point : 1;
  if (before_point < size) text.insert(static_cast<std::size_t>(before_point), 1, '.');
  if (!inside) text += fmt::format("e{}", decimal.point - 1);
  return decimal.negative ? "-" + text : text;
}

}  // namespace akad

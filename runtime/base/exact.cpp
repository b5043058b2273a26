#include "runtime/base/exact.h"

namespace akad {

std::string exact_text(const Rational& number) {
  constexpr int kMostDigits = 40;
  std::string decimal = to_decimal(number, kMostDigits);
  const std::optional<Rational> back = parse_decimal(decimal);
  return back && *back == number ? decimal : to_fraction(number);
}

}  // namespace akad

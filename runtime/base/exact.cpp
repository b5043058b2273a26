#include "runtime/base/exact.h"

namespace akad {

std::string exact_text(const Rational& number, int most_digits) {
  std::string decimal = to_decimal(number, most_digits);
  const std::optional<Rational> back = parse_decimal(decimal);
  return back && *back == number ? decimal : to_fraction(number);
}

}  // namespace akad

#include "runtime/engine/digits.h"

#include <optional>

namespace akad::engine {
namespace {

// One in the last decimal of the number; none where it has more than are shown.
std::optional<Rational> last_decimal(const Rational& number) {
  Rational unit = 1;
  for (int decimals = 0; decimals <= kDecimalsShown; ++decimals) {
    if (is_whole(number / unit)) return unit;
    unit /= 10;
  }
  return std::nullopt;
}

// As it is written: a share by its percent.
Rational as_written(const Measured& value) {
  return value.kind == MeasuredKind::Share ? value.value * 100 : value.value;
}

}  // namespace

bool says(const Measured& written, const Measured& found) {
  if (written.kind != found.kind) return false;
  if (written == found) return true;
  const Rational said = as_written(written), whole = as_written(found);
  // A mean of lengths need not be a whole number of milliseconds, the smallest length that can be
  // written.
  if (written.kind == MeasuredKind::Length) {
    return !is_whole(whole) && (said == round_to(whole, RoundingMode::HalfUp, 1) ||
                                said == round_to(whole, RoundingMode::Down, 1));
  }
  const auto unit = last_decimal(said);
  if (!unit || *unit == 1 || last_decimal(whole)) return false;
  return said == round_to(whole, RoundingMode::HalfUp, *unit) ||
         said == round_to(whole, RoundingMode::Down, *unit);
}

}  // namespace akad::engine

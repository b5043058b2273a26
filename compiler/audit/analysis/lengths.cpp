#include "compiler/audit/analysis/lengths.h"

#include <fmt/format.h>

namespace akad::audit {
namespace {

void add_part(std::string& text, Duration count, std::string_view unit) {
  if (count == 0) return;
  text += fmt::format("{}{} {}{}", text.empty() ? "" : " ", count, unit, count == 1 ? "" : "s");
}

Rational nearest(const Rational& value, Duration unit) {
  return round_to(value, RoundingMode::HalfUp, Rational(unit));
}

}  // namespace

std::string length_text(const Rational& milliseconds) {
  const Duration unit = milliseconds < 10 * kMinute ? kSecond : kMinute;
  const Rational said = nearest(milliseconds, unit);
  const Duration length = floor_of(said);
  std::string text;
  add_part(text, length / kHour, "hour");
  add_part(text, length % kHour / kMinute, "minute");
  add_part(text, length % kMinute / kSecond, "second");
  if (text.empty()) return milliseconds == 0 ? "no time" : "less than a second";
  return said == milliseconds ? text : "about " + text;
}

std::string share_text(const Rational& share) {
  constexpr int kDigits = 2;
  const Rational percent = share * 100;
  const Rational said = round_to(percent, RoundingMode::HalfUp, Rational(1) / 100);
  return fmt::format("{}{}%", said == percent ? "" : "about ", to_decimal(said, kDigits));
}

}  // namespace akad::audit

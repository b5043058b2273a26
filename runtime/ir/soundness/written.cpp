#include "runtime/ir/soundness/written.h"

#include <algorithm>
#include <vector>

#include "runtime/base/text.h"
#include "runtime/base/written/misleading.h"
#include "runtime/ir/program.h"

namespace akad::ir {
namespace {

constexpr int kMostDigits = 40;
constexpr int kMostPlaces = 80;  // behind the point

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word_sign(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

bool is_word(std::string_view text) {
  return !text.empty() && !is_digit(text.front()) &&
         std::all_of(text.begin(), text.end(), is_word_sign);
}

const Rational& power_of_ten(int exponent) {
  static const std::vector<Rational> kPowers = [] {
    std::vector<Rational> powers = {1};
    while (powers.size() <= kMostPlaces) powers.push_back(powers.back() * 10);
    return powers;
  }();
  return kPowers[static_cast<std::size_t>(exponent)];
}

// The least number of digits behind the point; more than kMostPlaces where that is not enough.
int places_of(const Rational& number) {
  if (is_whole(number)) return 0;
  int least = 1, most = kMostPlaces + 1;
  while (least < most) {
    const int middle = (least + most) / 2;
    if (is_whole(number * power_of_ten(middle)))
      most = middle;
    else
      least = middle + 1;
  }
  return least;
}

}  // namespace

bool is_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.bytes == 0 || is_misleading(point.value)) return false;
    if (is_control(point.value) && point.value != '\t') return false;
    at += point.bytes;
  }
  return true;
}

bool is_name(std::string_view text) {
  return is_word(text) &&
         std::find(kReservedWords.begin(), kReservedWords.end(), text) == kReservedWords.end();
}

bool is_qualified_name(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return is_name(text);
  return is_name(text.substr(0, dot)) && is_name(text.substr(dot + 1));
}

bool is_zone_name(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  if (slash == text.size()) return is_word(text);
  const std::string_view region = text.substr(0, slash);
  const auto of_region = [](char c) { return is_letter(c) || c == '_'; };
  const auto of_place = [](char c) { return is_word_sign(c) || c == '+' || c == '-' || c == '/'; };
  return is_word(region) && std::all_of(region.begin(), region.end(), of_region) &&
         text.back() != '/' && text.find("//") == std::string_view::npos &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(slash), text.end(), of_place);
}

bool is_step(std::string_view text) {
  return !text.empty() && text.find('`') == std::string_view::npos;
}

bool is_currency(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_season_name(std::string_view text) {
  const bool several = text.find("..") != std::string_view::npos;  // as --period has them
  return !text.empty() && !several && !parse_period(text) && !cadence_like(text);
}

bool is_decimal(const Rational& number) {
  const int places = places_of(number);
  if (places > kMostPlaces) return false;
  const Rational digits = number * power_of_ten(places);
  const Rational& limit = power_of_ten(kMostDigits);
  return digits < limit && digits > -limit;
}

bool may_share_subjects(const Program& program) {
  return !program.exclusions.empty() ||
         std::any_of(program.covers.begin(), program.covers.end(),
                     [](const Cover& row) { return row.told_by.valid(); });
}

bool is_percentage(const Rational& share) {
  return is_decimal(share * 100) || is_decimal(share * 1000);
}

bool is_percentile(const Rational& rank) { return rank > 0 && rank <= 1 && is_percentage(rank); }

}  // namespace akad::ir

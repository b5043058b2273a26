#include "runtime/base/written/money_form.h"

#include <algorithm>
#include <array>
#include <vector>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"

namespace akad {
namespace {

constexpr std::string_view kWhole = "1234567";
constexpr std::string_view kNoBreak = "\u00a0";
constexpr std::string_view kMore = "…";
constexpr std::array<std::string_view, 4> kBlanks = {" ", kNoBreak, "\u202f", "\u2009"};

// What stands between digits, and how many stand before it.
struct Between {
  std::size_t digits;
  std::string_view sign;
};

struct Digits {
  std::string all;
  std::vector<Between> signs;
};

Digits digits_in(std::string_view text) {
  Digits found;
  while (!text.empty()) {
    const std::size_t next = std::min(text.find_first_of("0123456789"), text.size());
    if (next > 0) found.signs.push_back({found.all.size(), text.substr(0, next)});
    text.remove_prefix(next);
    found.all += take_digits(text);
  }
  return found;
}

bool is_blank(std::string_view sign) {
  return std::find(kBlanks.begin(), kBlanks.end(), sign) != kBlanks.end();
}

bool is_group(std::string_view sign) {
  return sign == "." || sign == "," || sign == "'" || sign == "’" || is_blank(sign);
}

// No digit or sign of numbers, nothing that is not seen and no blank: it stands in texts of every
// kind.
bool is_currency_sign(std::string_view sign) {
  if (sign.empty()) return false;
  for (std::size_t at = 0; at < sign.size();) {
    const CodePoint point = code_point_at(sign, at);
    if (point.bytes == 0 || is_unseen(point.value) || is_odd_blank(point.value)) return false;
    const char c = sign[at];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (point.bytes == 1 && !letter && c != '$' && c != '.') return false;
    at += point.bytes;
  }
  return sign.find_first_not_of('.') != std::string_view::npos;
}

// Takes off a blank that stands between it and the digits.
std::string_view bare(std::string_view sign) {
  for (const std::string_view blank : kBlanks) {
    if (sign.ends_with(blank)) return sign.substr(0, sign.size() - blank.size());
    if (sign.starts_with(blank)) return sign.substr(blank.size());
  }
  return sign;
}

bool read_groups(const Digits& digits, MoneyForm& form) {
  std::vector<std::size_t> places;
  for (const Between& between : digits.signs) {
    if (between.digits >= kWhole.size()) continue;
    if (!is_group(between.sign) || between.sign != digits.signs.front().sign) return false;
    places.push_back(between.digits);
  }
  form.by_lakh = places == std::vector<std::size_t>{2, 4};
  if (places.empty()) return true;
  const std::string_view sign = digits.signs.front().sign;
  form.group = is_blank(sign) ? kNoBreak : sign;
  return form.by_lakh || places == std::vector<std::size_t>{1, 4};
}

bool read_decimals(const Digits& digits, MoneyForm& form) {
  form.decimals = static_cast<int>(digits.all.size() - kWhole.size());
  const bool comma = form.group == "." || form.group == kNoBreak;
  form.point = comma ? "," : ".";
  if (form.decimals == 0) return true;
  const Between& last = digits.signs.back();
  if (last.digits != kWhole.size() || (last.sign != "." && last.sign != ",")) return false;
  form.point = last.sign;
  return form.point != form.group;
}

bool read_sign(std::string_view before, std::string_view after, MoneyForm& form) {
  if (before.empty() == after.empty()) return false;
  const std::string_view sign = before.empty() ? after : before;
  const std::string_view shown = bare(sign);
  if (!is_currency_sign(shown)) return false;
  const std::string blank = shown.size() == sign.size() ? "" : " ";
  if (before.empty()) form.after = blank + std::string(shown);
  if (after.empty()) form.before = std::string(shown) + blank;
  return true;
}

// Of the magnitude.
struct Shown {
  std::string whole, fraction;
  bool is_cut = false;
};

Shown shown_digits(const Rational& amount, int decimals) {
  constexpr int kLeastMost = 4;
  const std::string exact =
      to_decimal(amount < 0 ? -amount : amount, std::max(decimals + 2, kLeastMost));
  std::string_view rest = exact;
  Shown shown;
  shown.whole = take_digits(rest);
  take(rest, '.');
  shown.fraction = take_digits(rest);
  shown.is_cut = rest == kMore;
  if (!shown.is_cut && shown.fraction.size() < static_cast<std::size_t>(decimals)) {
    shown.fraction.resize(static_cast<std::size_t>(decimals), '0');
  }
  return shown;
}

std::string grouped_so(const MoneyForm& form, std::string_view whole) {
  constexpr std::size_t kLast = 3;
  std::string text;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const std::size_t left = whole.size() - at;
    const bool apart = form.by_lakh ? left == kLast || (left > kLast && (left - kLast) % 2 == 0)
                                    : left % kLast == 0;
    if (at > 0 && apart) text += form.group;
    text += whole[at];
  }
  return text;
}

}  // namespace

std::variant<MoneyForm, MoneyFormFault> read_money_form(std::string_view example) {
  const std::size_t first = example.find_first_of("0123456789");
  const std::size_t last = example.find_last_of("0123456789");
  if (first == std::string_view::npos) return MoneyFormFault::OtherAmount;
  const Digits digits = digits_in(example.substr(first, last + 1 - first));
  if (!digits.all.starts_with(kWhole)) return MoneyFormFault::OtherAmount;
  MoneyForm form;
  if (!read_groups(digits, form)) return MoneyFormFault::Groups;
  if (!read_decimals(digits, form)) return MoneyFormFault::Decimals;
  if (!read_sign(example.substr(0, first), example.substr(last + 1), form)) {
    return MoneyFormFault::Sign;
  }
  return form;
}

MoneyForm usual_money_form(std::string_view code) {
  MoneyForm form;
  form.before = std::string(code) + " ";
  form.group = ",";
  form.point = ".";
  return form;
}

MoneyForm money_form(std::string_view example, std::string_view code) {
  if (example.empty()) return usual_money_form(code);
  const auto read = read_money_form(example);
  const MoneyForm* form = std::get_if<MoneyForm>(&read);
  AKAD_ASSERT(form != nullptr);
  return *form;
}

std::string sign_of(const MoneyForm& form) {
  return std::string(bare(form.before.empty() ? form.after : form.before));
}

std::string example_of(const MoneyForm& form, int decimals) {
  Rational amount = 1234567, unit = 1;
  for (int digit = 0; digit < decimals; ++digit) {
    unit = unit / 10;
    amount = amount + unit * ((digit + 8) % 10);
  }
  return written_so(form, amount, decimals);
}

int decimals_of_unit(const Rational& unit) {
  constexpr int kMost = 40;
  const std::string text = to_decimal(unit, kMost);
  const std::size_t point = text.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

std::string written_so(const MoneyForm& form, const Rational& amount, int decimals) {
  const Shown shown = shown_digits(amount, decimals);
  std::string text = (amount < 0 ? "-" : "") + form.before + grouped_so(form, shown.whole);
  if (!shown.fraction.empty()) text += form.point + shown.fraction;
  if (shown.is_cut) text += kMore;
  return text + form.after;
}

std::string amount_as_agreed(const Rational& amount, std::string_view code, const Rational& unit) {
  MoneyForm form = usual_money_form(code);
  form.group = "_";
  return written_so(form, amount, decimals_of_unit(unit));
}

std::string plain_amount(const Rational& amount, int decimals) {
  const Shown shown = shown_digits(amount, decimals);
  const std::string whole = (amount < 0 ? "-" : "") + shown.whole;
  return shown.fraction.empty() ? whole : whole + "." + shown.fraction;
}

}  // namespace akad

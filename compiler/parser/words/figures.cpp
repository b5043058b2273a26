#include "compiler/parser/words/figures.h"

#include <algorithm>

#include "runtime/base/text.h"

namespace akad::parser::words {
namespace {

constexpr std::size_t kGroup = 3;

struct Sign {
  char sign = 0;  // a curly apostrophe is a straight one
  std::size_t bytes = 1;
};

Sign separator_at(std::string_view text) {
  for (const std::string_view curly : {"\u2019", "\u2018"}) {
    if (text.starts_with(curly)) return {'\'', curly.size()};
  }
  const bool is_separator =
      !text.empty() && std::string_view("_.,'").find(text.front()) != std::string_view::npos;
  return {is_separator ? text.front() : '\0', 1};
}

Separator separator_of(char c) {
  if (c == '.') return Separator::Dot;
  if (c == ',') return Separator::Comma;
  return c == '_' ? Separator::Underscore : Separator::Apostrophe;
}

// A blank before a group of three.
bool is_blank_of_groups(std::string_view rest) {
  if (rest.size() <= kGroup || rest.front() != ' ') return false;
  const std::string_view group = rest.substr(1, kGroup);
  const bool digits = std::all_of(group.begin(), group.end(), [](char c) { return is_digit(c); });
  return digits && (rest.size() == kGroup + 1 || !is_digit(rest[kGroup + 1]));
}

struct Parts {
  std::vector<std::string> groups;  // of digits
  std::string signs;                // between them
  std::uint32_t end = 0;
  bool blanks = false;  // among the signs, as `_`
};

Parts parts_of(std::string_view text, std::uint32_t begin, bool with_blanks) {
  Parts parts;
  std::size_t at = begin;
  for (;;) {
    const std::size_t first = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    parts.groups.emplace_back(text.substr(first, at - first));
    Sign sign = separator_at(text.substr(at));
    if (with_blanks && is_blank_of_groups(text.substr(at))) {
      sign.sign = '_';
      parts.blanks = true;
    }
    const std::size_t next = at + sign.bytes;
    if (sign.sign == '\0' || next >= text.size() || !is_digit(text[next])) break;
    parts.signs += sign.sign;
    at = next;
  }
  parts.end = static_cast<std::uint32_t>(at);
  return parts;
}

// Blanks alone between groups are told where a sentence breaks off at them.
Parts parts_of(std::string_view text, std::uint32_t begin) {
  Parts parts = parts_of(text, begin, true);
  const bool other_signs = parts.signs.find_first_not_of('_') != std::string::npos;
  return parts.blanks && other_signs ? parts : parts_of(text, begin, false);
}

// Groups of the whole part, as many as are given: one to three digits, then three each.
bool are_thousands(const std::vector<std::string>& groups, std::size_t count) {
  if (groups.front().size() > kGroup) return false;
  return std::all_of(groups.begin() + 1, groups.begin() + static_cast<std::ptrdiff_t>(count),
                     [](const std::string& group) { return group.size() == kGroup; });
}

// As they are grouped in India: 25_00_000.
bool are_lakhs(const std::vector<std::string>& groups, std::size_t count) {
  if (count < 3 || groups[count - 1].size() != kGroup || groups.front().size() > 2) return false;
  return std::all_of(groups.begin() + 1, groups.begin() + static_cast<std::ptrdiff_t>(count) - 1,
                     [](const std::string& group) { return group.size() == 2; });
}

std::string joined(const std::vector<std::string>& groups, std::size_t count) {
  std::string digits;
  for (std::size_t at = 0; at < count; ++at) digits += groups[at];
  return digits;
}

bool all(const std::string& signs, char sign) {
  return signs.find_first_not_of(sign) == std::string::npos;
}

std::string without_zeros(std::string decimals) {
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return decimals;
}

std::string whole_and(const std::string& whole, const std::string& decimals) {
  return decimals.empty() ? whole : whole + "." + decimals;
}

// With the zeros that the last group lacks; empty where others lack some too.
std::string filled_up(std::vector<std::string> groups, std::size_t count) {
  std::string& last = groups[count - 1];
  if (last.size() < kGroup) last.resize(kGroup, '0');
  return are_thousands(groups, count) ? in_groups(joined(groups, count)) : "";
}

// Written with `_` between groups, and perhaps a dot before decimals.
Figure underscored(const Parts& parts, Figure figure) {
  const bool dotted = !parts.signs.empty() && parts.signs.back() == '.';
  const std::size_t count = parts.groups.size() - (dotted ? 1 : 0);
  figure.lakhs = are_lakhs(parts.groups, count);
  figure.plain = count == 1 || figure.lakhs || are_thousands(parts.groups, count);
  if (figure.plain) return figure;
  figure.groups = Separator::Underscore;
  figure.uneven = true;
  const std::string decimals = dotted ? parts.groups.back() : "";
  figure.digits = whole_and(in_groups(joined(parts.groups, count)), decimals);
  const std::string filled = filled_up(parts.groups, count);
  if (!filled.empty()) figure.other = whole_and(filled, decimals);
  return figure;
}

// One sign alone between groups, or one kind of it before decimals that another kind precedes.
Figure with_decimals(const Parts& parts, Figure figure) {
  const std::size_t count = parts.groups.size() - 1;
  figure.decimals = true;
  figure.groups = count > 1 ? separator_of(parts.signs.front()) : Separator::None;
  figure.digits = whole_and(count > 1 ? in_groups(joined(parts.groups, count)) : parts.groups[0],
                            without_zeros(parts.groups.back()));
  return figure;
}

Figure of_one_sign(const Parts& parts, Figure figure, bool percentage) {
  const std::size_t count = parts.groups.size();
  const bool comma = parts.signs.front() == ',';
  if (count == 2 && comma &&
      (percentage || !are_thousands(parts.groups, count) || parts.groups.front() == "0")) {
    return with_decimals(parts, figure);
  }
  figure.groups = separator_of(parts.signs.front());
  figure.digits = in_groups(joined(parts.groups, count));
  figure.lakhs = are_lakhs(parts.groups, count);
  figure.uneven = !figure.lakhs && !are_thousands(parts.groups, count);
  if (figure.uneven && percentage) {  // `95.5.5%`, which has no thousands
    const std::string behind = joined({parts.groups.begin() + 1, parts.groups.end()}, count - 1);
    figure.digits = whole_and(parts.groups.front(), without_zeros(behind));
    return figure;
  }
  if (figure.uneven) {
    figure.other = filled_up(parts.groups, count);
    return figure;
  }
  if (count == 2 && comma) {
    figure.other = whole_and(parts.groups[0], without_zeros(parts.groups[1]));
  }
  return figure;
}

// Whether the groups before the decimals, as many as are given, are a whole number.
bool are_whole(const std::vector<std::string>& groups, std::size_t count) {
  return count == 1 || are_thousands(groups, count) || are_lakhs(groups, count);
}

// How many groups stand before the decimals: the last sign, or the only one that can stand before
// them, has `_` alone behind it. 0 where none is seen.
std::size_t whole_groups(const Parts& parts) {
  const std::size_t sign = parts.signs.find_last_of(".,");
  if (sign == std::string::npos) return 0;
  const bool last = sign + 1 == parts.signs.size();
  const bool sole =
      parts.signs.find_first_of(".,") == sign && all(parts.signs.substr(sign + 1), '_') &&
      std::all_of(parts.groups.begin() + static_cast<std::ptrdiff_t>(sign) + 1, parts.groups.end(),
                  [](const std::string& group) { return group.size() == kGroup; });
  return (last || sole) && are_whole(parts.groups, sign + 1) ? sign + 1 : 0;
}

// Signs of several kinds: the last one may group digits as the others do, or stand before decimals.
Figure of_several_signs(const Parts& parts, Figure figure, bool percentage) {
  const std::size_t count = parts.groups.size();
  const std::size_t whole = whole_groups(parts);
  const bool grouped = !percentage && parts.groups.front() != "0" && are_whole(parts.groups, count);
  const std::string all_digits = in_groups(joined(parts.groups, count));
  std::string decimals;
  if (whole > 0) {
    std::string behind;
    for (std::size_t at = whole; at < count; ++at) behind += parts.groups[at];
    decimals = whole_and(in_groups(joined(parts.groups, whole)), without_zeros(behind));
  }
  const bool of_one_kind = whole > 0 && all(parts.signs.substr(0, whole - 1), parts.signs.front());
  figure.mixed = grouped || whole == 0 || !of_one_kind;
  if (!figure.mixed) return with_decimals(parts, std::move(figure));
  figure.digits = grouped || whole == 0 ? all_digits : decimals;
  if (grouped) figure.other = decimals;
  return figure;
}

}  // namespace

std::string in_groups(std::string digits) {
  const std::size_t first = digits.find_first_not_of('0');
  digits.erase(0, std::min(first, digits.size() - 1));
  return grouped(digits);
}

Figure read_figure(std::string_view text, std::uint32_t begin, bool percentage) {
  const Parts parts = parts_of(text, begin);
  Figure figure{.digits = std::string(text.substr(begin, parts.end - begin)), .end = parts.end};
  const std::string& signs = parts.signs;
  const std::string before = signs.empty() ? "" : signs.substr(0, signs.size() - 1);
  if (parts.blanks && signs.back() == '.' && all(before, '_')) {
    return of_several_signs(parts, std::move(figure), percentage);
  }
  if (signs.empty() || (all(before, '_') && (signs.back() == '_' || signs.back() == '.'))) {
    return underscored(parts, std::move(figure));
  }
  if (all(signs, signs.front())) return of_one_sign(parts, std::move(figure), percentage);
  return of_several_signs(parts, std::move(figure), percentage);
}

void check_groups(Figure& figure, std::string_view currency) {
  if (!figure.lakhs || currency.empty() || currency == "INR") return;
  const std::size_t dot = figure.digits.find('.');
  std::string whole = figure.digits.substr(0, dot);
  std::erase(whole, '_');
  figure.digits = in_groups(whole) + (dot == std::string::npos ? "" : figure.digits.substr(dot));
  figure.plain = false;
  figure.uneven = true;
}

std::string with_dot_as_group(std::string_view digits) {
  const std::size_t dot = digits.find('.');
  if (dot == std::string_view::npos || digits.size() - dot - 1 != kGroup) return "";
  std::string whole(digits.substr(0, dot));
  std::erase(whole, '_');
  if (whole == "0") return "";
  return in_groups(whole + std::string(digits.substr(dot + 1)));
}

std::string times_ten(const std::string& digits, int power) {
  std::string plain = digits;
  std::erase(plain, '_');
  const std::size_t dot = plain.find('.');
  std::string decimals = dot == std::string::npos ? "" : plain.substr(dot + 1);
  if (decimals.size() > static_cast<std::size_t>(power)) return "";
  decimals.resize(static_cast<std::size_t>(power), '0');
  return in_groups(plain.substr(0, dot) + decimals);
}

}  // namespace akad::parser::words

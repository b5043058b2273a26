#include "runtime/base/written/pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runtime/base/text.h"
#include "runtime/base/written/offset.h"

namespace akad {
namespace {

struct Letter {
  char letter = 0;
  std::string_view counts;  // how often it may stand, each a digit
  char needs = 0;           // another letter
};

// What is finer needs what is coarser; H and h are hours both.
constexpr std::array<Letter, 10> kLetters = {{{'y', "24", 0},
                                              {'M', "123", 0},
                                              {'d', "12", 0},
                                              {'H', "12", 0},
                                              {'h', "12", 'a'},
                                              {'a', "1", 'h'},
                                              {'m', "12", 'H'},
                                              {'s', "12", 'm'},
                                              {'S', "123456789", 's'},
                                              {'X', "123", 'H'}}};
constexpr std::string_view kKnown =
    "yyyy, yy, M, MM, MMM, d, dd, H, HH, h, hh, a, m, mm, s, ss, one to nine S and one to three X";
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

constexpr int kCentury = 2000;  // of a year of two digits

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

const Letter* known(char letter) {
  const auto* const found = std::find_if(kLetters.begin(), kLetters.end(),
                                         [letter](const Letter& l) { return l.letter == letter; });
  return found == kLetters.end() ? nullptr : found;
}

const PatternPart* part_of(const TimePattern& pattern, char letter) {
  for (const PatternPart& part : pattern.parts) {
    if (part.letter == letter) return &part;
  }
  return nullptr;
}

bool has(const TimePattern& pattern, char letter) {
  if (letter == 'H' && part_of(pattern, 'h') != nullptr) return true;
  return part_of(pattern, letter) != nullptr;
}

bool is_of_date(char letter) { return letter == 'y' || letter == 'M' || letter == 'd'; }

// As many digits as there are: where it ends is known by what follows.
bool is_open_ended(const PatternPart& part) {
  if (part.letter == 'X') return true;
  return part.letter != 0 && part.count == 1 && part.letter != 'a';
}

bool begins_with_digit(const PatternPart& part) {
  if (part.letter == 0) return is_digit(part.text.front());
  return part.letter != 'a' && part.letter != 'X' && !(part.letter == 'M' && part.count == 3);
}

void add_text(TimePattern& pattern, std::string_view text) {
  if (pattern.parts.empty() || pattern.parts.back().letter != 0) pattern.parts.push_back({});
  pattern.parts.back().text += text;
}

// 'T' at `place`; '' is a quote, in a text and outside.
bool add_quoted(TimePattern& pattern, std::string_view written, std::size_t& place) {
  std::string text;
  const std::size_t first = place++;
  while (place < written.size()) {
    if (written[place] != '\'') {
      text += written[place++];
      continue;
    }
    if (place + 1 == written.size() || written[place + 1] != '\'') break;
    text += '\'';
    place += 2;
  }
  if (place >= written.size()) return false;
  ++place;
  add_text(pattern, place == first + 2 ? "'" : text);
  return true;
}

std::string split(TimePattern& pattern, std::string_view written) {
  for (std::size_t place = 0; place < written.size();) {
    const char c = written[place];
    if (c == '\'') {
      if (!add_quoted(pattern, written, place)) return "a text in ' does not end";
      continue;
    }
    if (!is_letter(c)) {
      add_text(pattern, written.substr(place++, 1));
      continue;
    }
    const Letter* letter = known(c);
    const std::size_t end = std::min(written.find_first_not_of(c, place), written.size());
    const std::string_view run = written.substr(place, end - place);
    const bool counts =
        letter != nullptr && run.size() <= 9 &&
        letter->counts.find(static_cast<char>('0' + run.size())) != std::string_view::npos;
    if (!counts) {
      return fmt::format("`{}` is no part of a pattern: there are {}, and other letters stand in '",
                         run, kKnown);
    }
    if (part_of(pattern, c) != nullptr) return fmt::format("`{}` stands twice", c);
    pattern.parts.push_back({c, run.size(), {}});
    place = end;
  }
  return {};
}

std::string missing(const TimePattern& pattern) {
  const auto* const date = std::find_if(kLetters.begin(), kLetters.begin() + 3,
                                        [&](const Letter& l) { return !has(pattern, l.letter); });
  if (date != kLetters.begin() + 3) {
    return fmt::format("a date needs its {}", date->letter == 'y'   ? "year, yyyy"
                                              : date->letter == 'M' ? "month, M, MM or MMM"
                                                                    : "day, d or dd");
  }
  if (part_of(pattern, 'H') != nullptr && part_of(pattern, 'h') != nullptr) {
    return "hours stand twice, as H and as h";
  }
  for (const PatternPart& part : pattern.parts) {
    const char needs = part.letter == 0 ? char{0} : known(part.letter)->needs;
    if (needs == 0 || has(pattern, needs)) continue;
    return fmt::format("`{}` needs {}", part.letter,
                       needs == 'H'   ? "hours, H or HH, or h or hh with a"
                       : needs == 'h' ? "hours of twelve, h or hh"
                       : needs == 'a' ? "its half of the day, a"
                       : needs == 'm' ? "minutes, m or mm"
                                      : "seconds, s or ss");
  }
  return {};
}

std::string ambiguous(const TimePattern& pattern) {
  for (std::size_t i = 1; i < pattern.parts.size(); ++i) {
    const PatternPart& part = pattern.parts[i - 1];
    if (!is_open_ended(part) || !begins_with_digit(pattern.parts[i])) continue;
    return fmt::format("nobody can tell where `{}` ends, with a digit behind it",
                       std::string(part.count, part.letter));
  }
  return {};
}

void note_kinds(TimePattern& pattern) {
  pattern.has_time = has(pattern, 'H');
  pattern.has_offset = has(pattern, 'X');
}

// What a text said so far.
struct Found {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  Duration fraction = 0;
  bool afternoon = false, of_twelve = false;
  std::optional<Duration> offset = {};
};

std::optional<int> read_number(std::string_view text, std::size_t& place, std::size_t least,
                               std::size_t most) {
  int value = 0;
  std::size_t digits = 0;
  for (; digits < most && place < text.size() && is_digit(text[place]); ++digits) {
    value = value * 10 + (text[place++] - '0');
  }
  return digits >= least ? std::optional(value) : std::nullopt;
}

bool read_fraction(std::string_view text, std::size_t& place, std::size_t count, Found& found) {
  const std::size_t first = place;
  Duration weight = 100;
  for (; place < text.size() && is_digit(text[place]); ++place) {
    if (count > 1 && place - first == count) break;
    found.fraction += (text[place] - '0') * weight;
    weight /= 10;
  }
  return count > 1 ? place - first == count : place > first;
}

bool read_month(std::string_view text, std::size_t& place, Found& found) {
  if (text.size() < place + 3) return false;
  const std::array<char, 3> name = {lower(text[place]), lower(text[place + 1]),
                                    lower(text[place + 2])};
  const auto* const month =
      std::find(kMonths.begin(), kMonths.end(), std::string_view(name.data(), name.size()));
  if (month == kMonths.end()) return false;
  found.month = static_cast<int>(month - kMonths.begin()) + 1;
  place += 3;
  return true;
}

bool read_half(std::string_view text, std::size_t& place, Found& found) {
  if (text.size() < place + 2 || lower(text[place + 1]) != 'm') return false;
  const char half = lower(text[place]);
  found.afternoon = half == 'p';
  place += 2;
  return half == 'a' || half == 'p';
}

int& number_of(Found& found, char letter) {
  if (letter == 'y') return found.year;
  if (letter == 'M') return found.month;
  if (letter == 'd') return found.day;
  if (letter == 'm') return found.minute;
  return letter == 's' ? found.second : found.hour;
}

bool read_digits(const PatternPart& part, std::string_view text, std::size_t& place, Found& found) {
  const std::size_t most = std::max<std::size_t>(part.count, 2);
  const auto number = read_number(text, place, part.count, most);
  if (!number) return false;
  const bool in_century = part.letter == 'y' && part.count == 2;
  number_of(found, part.letter) = in_century ? kCentury + *number : *number;
  found.of_twelve |= part.letter == 'h';
  return true;
}

bool read_part(const PatternPart& part, std::string_view text, std::size_t& place, Found& found) {
  if (part.letter == 0) {
    if (text.substr(place, part.text.size()) != part.text) return false;
    place += part.text.size();
    return true;
  }
  if (part.letter == 'S') return read_fraction(text, place, part.count, found);
  if (part.letter == 'a') return read_half(text, place, found);
  if (part.letter == 'M' && part.count == 3) return read_month(text, place, found);
  if (part.letter != 'X') return read_digits(part, text, place, found);
  found.offset = read_offset(text, place);
  return found.offset.has_value();
}

// Noon is 12 PM, midnight 12 AM.
bool take_twelve(Found& found) {
  if (!found.of_twelve) return true;
  if (found.hour < 1 || found.hour > 12) return false;
  found.hour = found.hour % 12 + (found.afternoon ? 12 : 0);
  return true;
}

}  // namespace

std::optional<TimePattern> pattern_of(std::string_view written, std::string& mistake) {
  TimePattern pattern;
  mistake.clear();
  if (written.empty()) mistake = "a pattern says where year, month and day stand";
  if (written.size() > kMostPattern) {
    mistake = fmt::format("a pattern has at most {} bytes", kMostPattern);
  }
  if (mistake.empty()) mistake = split(pattern, written);
  if (mistake.empty()) mistake = missing(pattern);
  if (mistake.empty()) mistake = ambiguous(pattern);
  if (!mistake.empty()) return std::nullopt;
  note_kinds(pattern);
  return pattern;
}

std::optional<TimePattern> date_part(const TimePattern& pattern) {
  const auto is_date = [](const PatternPart& part) { return is_of_date(part.letter); };
  const auto first = std::find_if(pattern.parts.begin(), pattern.parts.end(), is_date);
  const auto last = std::find_if(pattern.parts.rbegin(), pattern.parts.rend(), is_date).base();
  TimePattern date;
  date.parts.assign(pattern.has_time ? first : pattern.parts.begin(),
                    pattern.has_time ? last : pattern.parts.end());
  const bool mixed = std::any_of(date.parts.begin(), date.parts.end(), [](const PatternPart& part) {
    return part.letter != 0 && !is_of_date(part.letter);
  });
  return mixed ? std::nullopt : std::optional(std::move(date));
}

std::optional<WrittenTime> parse_with(const TimePattern& pattern, std::string_view text) {
  Found found;
  std::size_t place = 0;
  for (const PatternPart& part : pattern.parts) {
    if (!read_part(part, text, place, found)) return std::nullopt;
  }
  const CivilDay day{found.year, found.month, found.day};
  if (place != text.size() || !is_valid(day) || !take_twelve(found)) return std::nullopt;
  if (found.hour > 23 || found.minute > 59 || found.second > 60) return std::nullopt;
  const std::int64_t midnight = to_date(day).days * kDay;
  return WrittenTime{midnight + found.hour * kHour + found.minute * kMinute +
                         found.second * kSecond + found.fraction,
                     found.offset};
}

}  // namespace akad

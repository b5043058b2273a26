#include "runtime/report/breaks.h"

#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

// No instant, amount or length has a word of more bytes; so far a blank's neighbours are looked at.
constexpr std::size_t kLongestPart = 64;

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

// Empty where `text` ends with a blank.
std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

std::string_view without_last_word(std::string_view text) {
  return text.substr(0, std::min(text.rfind(' '), text.size()));
}

std::string_view behind_first_word(std::string_view text) {
  const std::size_t blank = text.find(' ');
  return blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
}

std::string_view opened(std::string_view word) {
  const std::size_t first = word.find_first_not_of("([`\"");
  return word.substr(std::min(first, word.size()));
}

std::string_view closed(std::string_view word) {
  constexpr std::string_view kMore = "…";
  const std::size_t last = word.find_last_not_of(")]`\",;:.");
  word = word.substr(0, last == std::string_view::npos ? 0 : last + 1);
  if (word.ends_with(kMore)) word.remove_suffix(kMore.size());
  return word;
}

// As '9' stands for a digit: "9999-99-99".
bool begins_like(std::string_view word, std::string_view pattern) {
  if (word.size() < pattern.size()) return false;
  return std::equal(pattern.begin(), pattern.end(), word.begin(), [](char wanted, char here) {
    return wanted == '9' ? is_digit(here) : wanted == here;
  });
}

bool is_date(std::string_view word) { return word.size() == 10 && begins_like(word, "9999-99-99"); }
bool is_time(std::string_view word) { return begins_like(word, "99:99"); }
bool is_offset(std::string_view word) {
  return begins_like(word, "+99:99") || begins_like(word, "-99:99");
}

bool is_currency(std::string_view word) {
  return word.size() == 3 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Bytes of a digit, or of what stands between digits: as agreements write numbers, or amounts of a
// currency.
std::size_t length_of_sign(std::string_view rest) {
  if (is_digit(rest.front()) || rest.front() == '_' || rest.front() == '.') return 1;
  constexpr std::string_view kBetween[] = {",", "'", "’", "\u00a0"};
  for (const std::string_view sign : kBetween) {
    const bool is_between =
        rest.starts_with(sign) && rest.size() > sign.size() && is_digit(rest[sign.size()]);
    if (is_between) return sign.size();
  }
  return 0;
}

std::string_view digits_of(std::string_view word) {
  if (word.starts_with('-')) word.remove_prefix(1);
  if (word.empty() || !is_digit(word.front())) return {};
  std::size_t end = 0;
  while (end < word.size()) {
    const std::size_t sign = length_of_sign(word.substr(end));
    if (sign == 0) break;
    end += sign;
  }
  return word.substr(0, end);
}

bool is_number(std::string_view word) {
  const std::string_view digits = digits_of(word);
  return !digits.empty() && digits.data() + digits.size() == word.data() + word.size();
}

// `tickets.ndjson:8`
bool is_place(std::string_view word) {
  const std::size_t colon = word.rfind(':');
  return colon != std::string_view::npos && colon > 0 && colon + 1 < word.size() &&
         word.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
}

// Byte offset behind `count` code points, or the end.
std::size_t behind(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (begins && count-- == 0) break;
  }
  return at;
}

void add(std::vector<std::string>& words, const std::string& word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
}

// "2 hours 2 minutes": the words of it that are no numbers, and what stands behind their digits.
void add_units(std::vector<std::string>& units, const std::string& said) {
  for (std::string_view rest = said; !rest.empty(); rest = behind_first_word(rest)) {
    std::string_view word = first_word(rest);
    word.remove_prefix(digits_of(word).size());
    if (!word.empty()) add(units, std::string(word));
  }
}

}  // namespace

Breaks::Breaks(const phrases::Book& book, std::vector<std::string> signs)
    : signs_(std::move(signs)) {
  constexpr Duration kOneOfEach = kHour + kMinute + kSecond + 1;
  // Sentences of agreements are quoted in English.
  for (const phrases::Book* said : {&book, &phrases::english()}) {
    for (const Duration length : {kOneOfEach, 2 * kOneOfEach}) {
      add_units(units_, said->say(phrases::length(length)));
      add_units(units_, said->say(phrases::brief(length)));
    }
    for (std::int32_t day = 0; day < 7; ++day) {
      add(days_, said->say(phrases::weekday(Date{day})));
    }
  }
}

bool Breaks::is_unit(std::string_view word) const {
  return std::find(units_.begin(), units_.end(), word) != units_.end();
}

// "IDR", "Rp", "-Rp"
bool Breaks::is_of_money(std::string_view word) const {
  if (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
  return is_currency(word) || is_sign(word);
}

bool Breaks::is_sign(std::string_view word) const {
  return std::find(signs_.begin(), signs_.end(), word) != signs_.end();
}

// "4h", "4 hours"
bool Breaks::ends_with_length(std::string_view before) const {
  const std::string_view last = opened(last_word(before));
  const std::string_view digits = digits_of(last);
  if (!digits.empty())
    return is_unit(
        last.substr(static_cast<std::size_t>(digits.data() + digits.size() - last.data())));
  return is_unit(last) && is_number(opened(last_word(without_last_word(before))));
}

bool Breaks::holds_together(std::string_view before, std::string_view after) const {
  before = before.substr(before.size() - std::min(before.size(), kLongestPart));
  after = after.substr(0, kLongestPart);
  const std::string_view last = opened(last_word(before));
  const std::string_view next = closed(first_word(after));
  if (last.empty() || next.empty()) return false;
  if (is_date(next)) return std::find(days_.begin(), days_.end(), last) != days_.end();
  if (is_date(last)) return is_time(next);
  if (is_time(last)) return is_offset(next);
  if (is_of_money(last) && is_number(next)) return true;
  if (is_number(last)) return is_unit(next) || is_sign(next);
  const std::string_view digits = digits_of(next);
  if (digits.empty() || !ends_with_length(before)) return false;
  return is_number(next) ? is_unit(closed(first_word(behind_first_word(after))))
                         : is_unit(next.substr(digits.size()));
}

std::string_view Breaks::first_line(std::string_view text, std::size_t width) const {
  const std::size_t most = behind(text, width);
  if (most == text.size()) return text;
  const std::size_t last = text.rfind(' ', most);
  if (last == std::string_view::npos || last == 0) return text.substr(0, most);
  for (std::size_t blank = last; blank != std::string_view::npos && blank > 0;
       blank = text.rfind(' ', blank - 1)) {
    const std::string_view line = text.substr(0, blank);
    if (!holds_together(line, text.substr(blank + 1))) return line;
  }
  return text.substr(0, last);
}

std::vector<Breaks::Piece> Breaks::pieces(std::string_view text) const {
  std::vector<Piece> pieces;
  for (std::size_t from = 0; from <= text.size();) {
    bool is_whole = false;
    std::size_t to = std::min(text.find(' ', from), text.size());
    while (to < text.size() && holds_together(text.substr(from, to - from), text.substr(to + 1))) {
      is_whole = true;
      to = std::min(text.find(' ', to + 1), text.size());
    }
    const std::string_view piece = text.substr(from, to - from);
    const std::string_view bare = closed(opened(piece));
    pieces.push_back({piece, is_whole || !digits_of(bare).empty() || is_place(bare)});
    from = to + 1;
  }
  return pieces;
}

std::size_t Breaks::longest(std::string_view text, std::size_t most, bool any_word) const {
  std::size_t longest = 0;
  for (const Piece& piece : pieces(text)) {
    const std::size_t length = any_word || piece.is_whole ? columns(piece.text) : 0;
    if (length <= most) longest = std::max(longest, length);
  }
  return longest;
}

std::size_t Breaks::longest_word(std::string_view text, std::size_t most) const {
  return longest(text, most, true);
}

std::size_t Breaks::longest_whole(std::string_view text, std::size_t most) const {
  return longest(text, most, false);
}

}  // namespace akad::report

// Numbers in words, alone or in brackets beside their digits, as contracts have them. Where the two
// are not the same number, nobody chooses between them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "compiler/parser/habits/habits.h"
#include "runtime/base/rational.h"

namespace akad::parser {
namespace {

struct Spelled {
  std::string_view word;
  std::int64_t value;
};
constexpr std::array kSmallNumbers = std::to_array<Spelled>(
    {{"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
     {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
     {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
     {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
     {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},
     {"seventy", 70}, {"eighty", 80},  {"ninety", 90},    {"nol", 0},       {"satu", 1},
     {"dua", 2},      {"tiga", 3},     {"empat", 4},      {"lima", 5},      {"enam", 6},
     {"tujuh", 7},    {"delapan", 8},  {"sembilan", 9},   {"sepuluh", 10},  {"sebelas", 11},
     {"seratus", 100}});
constexpr std::array kLargeNumbers = std::to_array<Spelled>({{"thousand", 1'000},
                                                             {"ribu", 1'000},
                                                             {"seribu", 1'000},
                                                             {"million", 1'000'000},
                                                             {"juta", 1'000'000},
                                                             {"billion", 1'000'000'000},
                                                             {"miliar", 1'000'000'000},
                                                             {"milyar", 1'000'000'000}});
// What may stand behind a number in the same brackets.
constexpr std::array kBehindNumbers = std::to_array<std::string_view>(
    {"percent", "per", "cent", "persen", "rupiah", "hours", "hour", "jam", "minutes", "menit",
     "days", "day", "hari", "dollars", "dollar", "tickets", "and", "only", "saja"});

template <class List>
const Spelled* spelled_in(const List& list, std::string_view word) {
  const auto row = std::find_if(list.begin(), list.end(),
                                [&](const Spelled& spelled) { return spelled.word == word; });
  return row == list.end() ? nullptr : &*row;
}

struct SpelledFigure {
  std::int64_t whole = 0, below = 0;  // below: of the thousand that is being said
  std::string decimals = {};
  bool in_decimals = false;
  bool any = false;

  // False where the word is none of a number.
  bool take(std::string_view word) {
    if (word == "koma" || word == "point" || word == "comma") return in_decimals = any;
    if (const Spelled* unit = spelled_in(kSmallNumbers, word)) {
      any = true;
      if (in_decimals) decimals += std::to_string(unit->value);
      if (!in_decimals) below += unit->value;
      return true;
    }
    if (in_decimals || below > 1'000 || whole > 1'000'000'000'000) return false;
    if (const Spelled* thousand = spelled_in(kLargeNumbers, word)) {
      whole += (below == 0 ? 1 : below) * thousand->value;
      below = 0;
      return any = true;
    }
    const std::int64_t last = below % 10;
    if (word == "belas") below += 10;
    if (word == "puluh") below += 9 * last;
    if (word == "ratus" || word == "hundred") below = (below == 0 ? 1 : below) * 100;
    return any && (word == "belas" || word == "puluh" || word == "ratus" || word == "hundred");
  }
  std::string text() const {
    const std::string digits = std::to_string(whole + below);
    return decimals.empty() ? digits : digits + "." + decimals;
  }
};

// The number whose words begin there; `end` is the first that is none of it.
std::optional<std::string> number_at(const Break& here, std::size_t first, std::size_t* end) {
  constexpr std::size_t kLongestNumber = 16;
  SpelledFigure figure;
  std::size_t at = first;
  while (here.has(at) && at < first + kLongestNumber && !here.word(at).first_on_line) {
    const bool hyphen = at > first && here.word(at).text == "-";
    if (!hyphen && !figure.take(here.small(at))) break;
    ++at;
  }
  if (!figure.any) return std::nullopt;
  *end = at;
  return figure.text();
}

// Behind the bracket that closes on the line; 0 where none does.
std::size_t behind_bracket(const Break& here, std::size_t open) {
  constexpr std::size_t kLongestBracket = 24;
  for (std::size_t at = open + 1; here.has(at) && at < open + kLongestBracket; ++at) {
    if (here.word(at).first_on_line) return 0;
    if (here.word(at).type == Rules::RPAREN) return at + 1;
  }
  return 0;
}

bool are_nouns(const Break& here, std::size_t first, std::size_t end) {
  for (std::size_t at = first; at < end; ++at) {
    if (std::find(kBehindNumbers.begin(), kBehindNumbers.end(), here.small(at)) ==
        kBehindNumbers.end())
      return false;
  }
  return true;
}

bool are_same(std::string digits, const std::string& words) {
  std::erase(digits, '_');
  const auto a = parse_decimal(digits);
  const auto b = parse_decimal(words);
  return a && b && *a == *b;
}

// `4 (four) hours`, `95% (ninety-five percent)`
std::optional<Habit> in_brackets(const Break& here) {
  if (here.word().type != Rules::LPAREN) return std::nullopt;
  std::size_t digits = here.at - 1;
  if (digits > here.begin && here.word(digits).type == Rules::PERCENT) --digits;
  const std::size_t end = behind_bracket(here, here.at);
  if (end == 0 || here.word(digits).type != Rules::NUMBER) return std::nullopt;
  std::size_t words_end = 0;
  const auto words = number_at(here, here.at + 1, &words_end);
  if (!words || !are_nouns(here, words_end, end - 1)) return std::nullopt;
  const std::string written = here.written(here.at, end);
  if (are_same(here.word(digits).text, *words)) {
    return Habit{here.at, end, "", worded("`{}` says the number again, and is left out", written)};
  }
  Habit habit{
      digits, end, std::nullopt,
      worded("`{}` is not the number before it, which is {}", written, here.word(digits).text)};
  habit.label = "which number is meant?";
  const std::string sign = here.word(here.at - 1).type == Rules::PERCENT ? "%" : "";
  habit.steps = {offered(here.word(digits).text + sign, "the digits"),
                 offered(*words + sign, "the words")};
  return habit;
}

// `four hours`, `four (4) hours`
std::optional<Habit> in_words(const Break& here) {
  if (!here.expected.words.contains(Rules::NUMBER)) return std::nullopt;
  std::size_t end = 0;
  const auto number = number_at(here, here.at, &end);
  if (!number) return std::nullopt;
  const bool digits = here.has(end + 2) && here.word(end).type == Rules::LPAREN &&
                      here.word(end + 1).type == Rules::NUMBER &&
                      here.word(end + 2).type == Rules::RPAREN &&
                      are_same(here.word(end + 1).text, *number);
  if (digits) end += 3;
  const bool noun = here.has(end) && are_nouns(here, end, end + 1);
  if (!here.reads_on(here.at, end, *number) && !noun) return std::nullopt;
  return Habit{here.at, end, *number,
               worded("`{}` is written in digits: {}", here.written(here.at, end), *number)};
}

}  // namespace

std::optional<Habit> spelled_habit(const Break& here) {
  if (here.at == here.begin || here.word().first_on_line) return std::nullopt;
  if (auto habit = in_brackets(here)) return habit;
  return in_words(here);
}

}  // namespace akad::parser

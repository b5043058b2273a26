// Units of time, and figures with words.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "compiler/parser/habits/habits.h"
#include "runtime/base/rational.h"
#include "runtime/base/written/currencies.h"
#include "runtime/ir/soundness/written.h"

namespace akad::parser {
namespace {

struct Unit {
  std::string_view written, one, many;
  bool english = false;
};
constexpr std::array kUnits = std::to_array<Unit>({
    {"detik", "second", "seconds"},
    {"menit", "minute", "minutes"},
    {"jam", "hour", "hours"},
    {"mnt", "minute", "minutes"},
    {"dtk", "second", "seconds"},
    {"sec", "second", "seconds", true},
    {"secs", "second", "seconds", true},
    {"s", "second", "seconds", true},
    {"min", "minute", "minutes", true},
    {"mins", "minute", "minutes", true},
    {"hr", "hour", "hours", true},
    {"hrs", "hour", "hours", true},
    {"h", "hour", "hours", true},
    {"msec", "millisecond", "milliseconds", true},
    {"ms", "millisecond", "milliseconds", true},
});

// Lengths that differ with the calendar: which one is meant is asked where the calendar is known.
constexpr std::array kDays = std::to_array<Reads>({
    {"hari", "days"},
    {"minggu", "weeks"},
    {"bulan", "months"},
    {"tahun", "years"},
    {"hari kerja", "days"},
    {"hari kalender", "days"},
    {"bulan kalender", "months"},
    {"working day", "days"},
    {"working days", "days"},
    {"business day", "days"},
    {"business days", "days"},
    {"work day", "days"},
    {"work days", "days"},
    {"workday", "days"},
    {"workdays", "days"},
    {"calendar day", "days"},
    {"calendar days", "days"},
    {"calendar month", "months"},
    {"calendar months", "months"},
    {"calendar week", "weeks"},
    {"calendar weeks", "weeks"},
});
constexpr std::array kNextDays = std::to_array<Reads>({
    {"working day", "1 day"},
    {"business day", "1 day"},
    {"work day", "1 day"},
    {"workday", "1 day"},
    {"day", "1 day"},
    {"calendar day", "1 day"},
});
constexpr std::array kOpenHours = std::to_array<Reads>({
    {"jam kerja", "hours"},
    {"menit kerja", "minutes"},
    {"business minutes", "minutes"},
    {"working minutes", "minutes"},
    {"working hours", "hours"},
    {"working hour", "hour"},
    {"business hours", "hours"},
    {"business hour", "hour"},
    {"office hours", "hours"},
    {"service hours", "hours"},
});
constexpr std::array kPercents = std::to_array<Reads>({
    {"percent", "%"},
    {"per cent", "%"},
    {"pct", "%"},
    {"persen", "%"},
    {"permille", "‰"},
});

Lexeme lexeme_of(const Break& here, std::size_t first, std::size_t end, std::size_t type) {
  Lexeme word;
  word.type = type;
  word.text = here.written(first, end);
  word.begin = here.word(first).begin;
  word.end = here.word(end - 1).end;
  return word;
}

std::size_t type_of(std::string_view unit) {
  if (unit == "weeks") return Rules::WEEKS;
  if (unit == "months") return Rules::MONTHS;
  return unit == "years" ? Rules::YEARS : Rules::DAYS;
}

// `next business day`: one day, whose number is the word.
std::optional<Habit> next_day(const Break& here) {
  if (!here.expected.words.contains(Rules::NUMBER)) return std::nullopt;
  const std::size_t the = here.word().type == Rules::THE ? 1 : 0;
  const std::size_t next = here.at + the;
  if (!here.has(next) || here.small(next) != "next") return std::nullopt;
  for (const Reads& row : kNextDays) {
    const std::size_t count = words_match(here, next + 1, row.written);
    const std::size_t end = next + 1 + count;
    if (count == 0 || !here.reads(here.at, end, row.read)) continue;
    Habit habit{here.at, end, std::nullopt, {}};
    habit.quiet = true;
    habit.words = {lexeme_of(here, here.at, next + 1, Rules::NUMBER),
                   lexeme_of(here, next + 1, end, Rules::DAY)};
    return habit;
  }
  return std::nullopt;
}

std::vector<std::string> calendars_of(const Break& here) {
  constexpr std::size_t kMost = 4;
  const auto& words = here.reader.reading.words;
  std::vector<std::string> names;
  for (std::size_t at = 0; at + 1 < words.size() && names.size() < kMost; ++at) {
    const bool head = words[at].first_on_line && words[at].type == Rules::CALENDAR;
    if (head && is_name_like(words[at + 1])) names.push_back(words[at + 1].text);
  }
  return names;
}

std::optional<Habit> open_hours(const Break& here) {
  std::size_t first = 0;
  std::size_t end = 0;
  const Reads* row = row_at(here, kOpenHours, &first, &end);
  if (row == nullptr) return std::nullopt;
  Habit habit{first, end, std::nullopt,
              worded("`{}` are hours of a calendar, which is named", here.written(first, end))};
  for (const std::string& name : calendars_of(here)) {
    const std::string text = fmt::format("{} of {}", row->read, name);
    habit.steps.push_back({"write: " + text, "", {{{}, text}}});
  }
  if (habit.steps.empty()) habit.steps = {{"for example: `4 hours of support_hours`"}};
  return habit;
}

// Where a number stands that an amount could begin with: at the break, or before it, where a
// percentage may stand as well.
std::optional<std::size_t> number_at(const Break& here) {
  if (here.word().type == Rules::NUMBER && here.expected.words.contains(Rules::WORD)) {
    return here.at;
  }
  const bool behind = here.at > 0 && here.word(here.at - 1).type == Rules::NUMBER;
  if (behind && here.expected.words.contains(Rules::PERCENT)) return here.at - 1;
  return std::nullopt;
}

// `25_000_000 IDR`, `25_000_000 rupiah`
std::optional<Habit> amount_first(const Break& here) {
  const auto at = number_at(here);
  if (!at) return std::nullopt;
  const Lexeme& next = here.word(*at + 1);
  const CurrencySign* sign = currency_sign_at(next.text);
  const std::string code = ir::is_currency(next.text) ? next.text
                           : sign != nullptr          ? std::string(sign->code)
                                                      : "";
  if (code.empty()) return std::nullopt;
  const std::string text = fmt::format("{} {}", code, here.word(*at).text);
  if (!here.reads(*at, *at + 2, text)) return std::nullopt;
  return Habit{*at, *at + 2, text, "the code of a currency stands before the amount"};
}

// `IDR25_000_000`
std::optional<Habit> glued_amount(const Break& here) {
  constexpr std::size_t kLetters = 3;
  if (here.at == here.begin || !here.expected.words.contains(Rules::NUMBER)) return std::nullopt;
  const std::string& word = here.word(here.at - 1).text;
  if (word.size() <= kLetters || !ir::is_currency(word.substr(0, kLetters)) ||
      word.find_first_not_of("0123456789_", kLetters) != std::string::npos) {
    return std::nullopt;
  }
  const std::string text = word.substr(0, kLetters) + " " + word.substr(kLetters);
  if (!here.reads(here.at - 1, here.at, text)) return std::nullopt;
  return Habit{here.at - 1, here.at, text, "the code of a currency is a word of its own"};
}

bool is_group(const Lexeme& word) {
  constexpr std::size_t kGroup = 3;
  return word.type == Rules::NUMBER && word.text.size() == kGroup &&
         word.text.find_first_not_of("0123456789") == std::string::npos && !word.first_on_line;
}

// `25 000 000`
std::optional<Habit> spaced_groups(const Break& here) {
  if (here.at == here.begin || !is_group(here.word())) return std::nullopt;
  const Lexeme& before = here.word(here.at - 1);
  if (before.type != Rules::NUMBER || before.text.size() > 3 ||
      before.text.find_first_not_of("0123456789") != std::string::npos) {
    return std::nullopt;
  }
  std::string text = before.text;
  std::size_t end = here.at;
  for (; here.has(end) && is_group(here.word(end)); ++end) text += "_" + here.word(end).text;
  if (!here.reads(here.at - 1, end, text)) return std::nullopt;
  Habit habit{here.at - 1, end, text,
              worded("the digits of `{}` are grouped with spaces", here.written(here.at - 1, end))};
  habit.code = Code::AK0107;
  return habit;
}

}  // namespace

std::optional<Habit> unit_habit(const Break& here) {
  if (!here.expected.unit || here.at == here.begin) return std::nullopt;
  if (auto habit = open_hours(here)) return habit;
  const std::string word = here.small(here.at);
  const auto row = std::find_if(kUnits.begin(), kUnits.end(),
                                [&](const Unit& unit) { return unit.written == word; });
  if (row == kUnits.end()) return std::nullopt;
  const bool one = here.word(here.at - 1).text == "1";
  const std::string unit(one ? row->one : row->many);
  const bool dot = here.has(here.at + 1) && here.word(here.at + 1).text == "." &&
                   here.word(here.at + 1).begin == here.word().end;
  return Habit{here.at, here.at + (dot ? 2 : 1), unit,
               row->english ? worded("`{}` is written `{}`", here.word().text, unit)
                            : worded("`{}` is `{}` here: the words of the language are English",
                                     here.word().text, unit)};
}

namespace {

constexpr std::array kWorkingDays = std::to_array<Reads>({
    {"business day", "working day"},
    {"business days", "working days"},
    {"work day", "working day"},
    {"work days", "working days"},
    {"workday", "working day"},
    {"workdays", "working days"},
    {"hari kerja", "working days"},
});

}  // namespace

// Where the sentence has the days of a calendar: `by 3 business days of desk`.
std::optional<Habit> working_days_habit(const Break& here) {
  std::size_t first = 0;
  std::size_t end = 0;
  const Reads* row = row_at(here, kWorkingDays, &first, &end);
  if (row == nullptr || !here.reads_next(first, end, row->read)) return std::nullopt;
  return Habit{first, end, std::string(row->read),
               worded("the days that a calendar opens are `{}`, not `{}`", row->read,
                      here.written(first, end))};
}

std::optional<Habit> day_unit_habit(const Break& here) {
  if (auto habit = next_day(here)) return habit;
  if (!here.expected.unit) return std::nullopt;
  std::size_t first = 0;
  std::size_t end = 0;
  const Reads* row = row_at(here, kDays, &first, &end);
  if (row == nullptr) return std::nullopt;
  Habit habit{first, end, std::nullopt, {}};
  habit.quiet = true;
  habit.words = {lexeme_of(here, first, end, type_of(row->read))};
  return habit;
}

namespace {

// `at least 95 of tickets`, `0.02 of charge`: a share without its sign.
std::optional<Habit> bare_share(const Break& here) {
  if (here.at == here.begin || !here.expected.words.contains(Rules::PERCENT)) return std::nullopt;
  const Lexeme& number = here.word(here.at - 1);
  if (number.type != Rules::NUMBER || here.word().type != Rules::OF) return std::nullopt;
  const auto value = parse_decimal(number.text);
  if (!value || !here.reads_next(here.at - 1, here.at, number.text + "%")) return std::nullopt;
  constexpr int kMostDecimals = 6;
  Habit habit{here.at - 1, here.at, std::nullopt, "a share is written with `%` or `‰`"};
  if (*value > 0 && *value < 1) {
    const std::string whole = to_decimal(*value * 100, kMostDecimals);
    habit.steps.push_back(offered(whole + "%", fmt::format("if {} of the whole", number.text)));
  }
  habit.steps.push_back(offered(number.text + "%", fmt::format("if {} of a hundred", number.text)));
  return habit;
}

}  // namespace

std::optional<Habit> figure_words_habit(const Break& here) {
  if (auto habit = bare_share(here)) return habit;
  if (auto habit = spaced_groups(here)) return habit;
  if (auto habit = amount_first(here)) return habit;
  if (auto habit = glued_amount(here)) return habit;
  if (here.at == here.begin || !here.expected.words.contains(Rules::PERCENT)) return std::nullopt;
  for (const Reads& row : kPercents) {
    const std::size_t count = words_match(here, here.at, row.written);
    if (count == 0) continue;
    return Habit{here.at - 1, here.at + count, here.word(here.at - 1).text + std::string(row.read),
                 worded("`{}` is written `{}`", here.written(here.at, here.at + count), row.read)};
  }
  return std::nullopt;
}

}  // namespace akad::parser

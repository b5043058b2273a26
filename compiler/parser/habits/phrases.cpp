// Other words for those of the language, and words or signs too many or too few.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "compiler/parser/habits/habits.h"

namespace akad::parser {
namespace {

constexpr std::array kComparisons = std::to_array<Reads>({
    {">=", "at least"},
    {"minimum", "at least"},
    {"min .", "at least"},
    {"min", "at least"},
    {"minimal", "at least"},
    {"a minimum of", "at least"},
    {"not less than", "at least"},
    {"no less than", "at least"},
    {"sedikitnya", "at least"},
    {"setidaknya", "at least"},
    {"paling sedikit", "at least"},
    {"greater than", "more than"},
    {"more then", "more than"},
    {">", "more than"},
    {"above", "more than"},
    {"over", "more than"},
    {"lebih dari", "more than"},
    {"<", "below"},
    {"under", "below"},
    {"less than", "below"},
    {"less then", "below"},
    {"kurang dari", "below"},
    {"lower than", "below"},
    {"<=", "at most"},
    {"maximum", "at most"},
    {"max .", "at most"},
    {"max", "at most"},
    {"maksimal", "at most"},
    {"a maximum of", "at most"},
    {"no more than", "at most"},
    {"not more than", "at most"},
    {"up to", "at most"},
});
constexpr std::array kConditions = std::to_array<Reads>({
    {"< >", "!="},
    {"is null", "is absent"},
    {"is not null", "is present"},
    {"is equal to", "="},
    {"equal to", "="},
    {"equals", "="},
    {"= =", "="},
    {"is", "="},
    {"is in", "is one of"},
    {"in", "is one of"},
    {"=", "is one of"},
    {"is any of", "is one of"},
    {"one of", "is one of"},
    {"is", "is one of"},
    {"> =", ">="},
    {"< =", "<="},
    {"is greater than", ">"},
    {"is less than", "<"},
});

constexpr std::array kFillers = std::to_array<std::string_view>(
    {"from", "the", "a", "an", "dari", "mulai", "pukul", "tanggal", "between", "jam", "hari"});

constexpr std::array kOrMore =
    std::to_array<std::string_view>({"+", "or more", "or above", "or higher", "or better",
                                     "and above", "and more", "atau lebih", "ke atas"});

// `85% or more`, `85%+`: the sign behind it says how.
std::optional<Habit> bound_or_more(const Break& here) {
  const std::size_t behind = here.at + 2;
  if (!here.has(behind)) return std::nullopt;
  for (const std::string_view form : kOrMore) {
    const std::size_t count = words_match(here, behind, form);
    const std::string text = "at least " + here.written(here.at, behind);
    if (count == 0 || !here.reads(here.at, behind + count, text)) continue;
    return Habit{here.at, behind + count, text,
                 worded("`{}` is written `{}`", here.written(here.at, behind + count), text)};
  }
  return std::nullopt;
}

// `85% - 95%`: a row is told by its lower end.
bool begins_range(const Break& here, std::size_t place) {
  constexpr std::array kSigns =
      std::to_array<std::string_view>({"-", "to", "s/d", "<", "<=", "until"});
  if (!here.has(place) || here.word(place).first_on_line) return false;
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return words_match(here, place, sign) > 0; });
}

// A bare `95%` where it must be said how it is held against a result.
std::optional<Habit> bare_bound(const Break& here) {
  if (here.word().type != Rules::NUMBER || !here.expected.words.contains(Rules::AT)) {
    return std::nullopt;
  }
  if (auto habit = bound_or_more(here)) return habit;
  const std::string number = here.word().text;
  Habit habit{here.at, here.at + 1, std::nullopt,
              worded("`{}` does not say how it is held against a result",
                     here.written(here.at, here.at + 2))};
  habit.label = "at least so much, or more?";
  const bool whole = number == "100" && here.word(here.at + 1).type == Rules::PERCENT;
  const bool range = begins_range(here, here.at + 2);
  for (const std::string_view lead : {"at least", "more than", "below", "at most"}) {
    if (whole && lead == "more than") continue;  // nothing is
    if (range && lead != "at least") continue;   // its other end is the row above
    const std::string text = fmt::format("{} {}", lead, number);
    if (!here.reads_next(here.at, here.at + 1, text)) continue;
    habit.steps.push_back(
        {fmt::format("{} {}", lead, here.written(here.at, here.at + 2)), "", {{{}, text}}});
  }
  const std::size_t least = range ? 1 : 2;
  return habit.steps.size() < least ? std::nullopt : std::optional(habit);
}

}  // namespace

std::optional<Habit> comparison_habit(const Break& here) {
  std::size_t first = 0;
  std::size_t end = 0;
  const Reads* row = row_at(here, kComparisons, &first, &end);
  if (row == nullptr || !here.reads_next(first, end, row->read)) return bare_bound(here);
  return Habit{first, end, std::string(row->read),
               worded("`{}` is written `{}`", here.written(first, end), row->read)};
}

namespace {

bool is_between_values(const Lexeme& word) {
  return word.type == Rules::OR || word.type == Rules::COMMA;
}

// The sign of `status = "a" or "b"`; the value or what stands before it is where it breaks off.
std::optional<std::size_t> sign_of_list(const Break& here) {
  std::size_t at = here.at;
  if (here.word(at).type == Rules::STRING) {
    if (at == here.begin) return std::nullopt;
    --at;
  }
  for (; at > here.begin + 2 && is_between_values(here.word(at)); at -= 2) {
    if (here.word(at - 1).type != Rules::STRING) return std::nullopt;
    if (here.word(at - 2).type == Rules::EQUAL) return at - 2;
  }
  return std::nullopt;
}

// `= "a" or "b"`: one of both.
std::optional<Habit> list_habit(const Break& here) {
  const auto sign = sign_of_list(here);
  if (!sign) return std::nullopt;
  std::string list = here.word(*sign + 1).text;
  std::size_t end = *sign + 2;
  while (here.has(end + 1) && is_between_values(here.word(end)) &&
         here.word(end + 1).type == Rules::STRING) {
    list += ", " + here.word(end + 1).text;
    end += 2;
  }
  if (end < *sign + 4) return std::nullopt;
  std::string text = fmt::format("is one of ({})", list);
  if (!here.reads(*sign, end, text)) return std::nullopt;
  return Habit{*sign, end, std::move(text), "one value of several is said with `is one of`"};
}

}  // namespace

std::optional<Habit> condition_habit(const Break& here) {
  if (auto habit = list_habit(here)) return habit;
  if (auto habit = denied_habit(here)) return habit;
  constexpr std::size_t kMostBefore = 4;
  for (std::size_t before = 0; before <= kMostBefore; ++before) {
    if (here.at < here.begin + before) break;
    const std::size_t first = here.at - before;
    for (const Reads& row : kConditions) {
      const std::size_t end = first + words_match(here, first, row.written);
      const bool whole = row.read == "is absent" || row.read == "is present";
      const bool reads = whole ? end > here.at && here.reads(first, end, row.read)
                               : here.reads_next(first, end, row.read);
      if (end == first || end < here.at || !reads) continue;
      return Habit{first, end, std::string(row.read),
                   row.read == "is one of"
                       ? worded("one value of a list is said with `{}`", row.read)
                       : worded("`{}` between a name and a value is written `{}`",
                                here.written(first, end), row.read)};
    }
  }
  return std::nullopt;
}

std::optional<Habit> text_habit(const Break& here) {
  const bool text_alone = here.expected.words.size() == 1 &&
                          here.expected.words.contains(Rules::STRING) && !here.expected.name;
  if (!text_alone) return std::nullopt;
  const std::size_t type = here.word().type;
  std::size_t end = here.at + 1;
  if (type != Rules::NUMBER && type != Rules::DOTTED_NUMBER) {
    if (!is_name_like(here.word())) return std::nullopt;
    while (here.has(end) && !here.word(end).first_on_line && is_name_like(here.word(end))) ++end;
  }
  if (!here.reads_text(here.at, end)) {
    while (here.has(end) && !here.word(end).first_on_line && here.word(end).type != Rules::LBRACE) {
      if (here.word(end).type == Rules::STRING) return std::nullopt;
      ++end;
    }
    if (!here.reads_text(here.at, end)) return std::nullopt;
  }
  return Habit{here.at, end, fmt::format("\"{}\"", here.written(here.at, end)),
               "a text stands in double quotes"};
}

std::optional<Habit> filler_habit(const Break& here) {
  const std::string word = here.small(here.at);
  if (std::find(kFillers.begin(), kFillers.end(), word) == kFillers.end()) return std::nullopt;
  if (!here.has(here.at + 1) || here.word(here.at + 1).first_on_line) return std::nullopt;
  // What comes next may itself be a habit: a day, a time.
  const Break next{here.reader, here.rule, here.begin, here.at + 1, here.expected};
  const bool time = here.expected.words.contains(Rules::WALL_CLOCK) &&
                    here.word(here.at + 1).type == Rules::NUMBER;
  const bool goes_on = here.reads_line(here.at, here.at + 1, "") ||
                       here.reads(here.at, here.at + 1, "") || time || weekday_habit(next);
  if (!goes_on) return std::nullopt;
  return Habit{here.at, here.at + 1, "", worded("`{}` is left out here", here.word().text)};
}

namespace {

// `Mon Fri`: what stands between them may be `to` as well as a comma.
std::optional<Habit> range_or_list(const Break& here) {
  const Lexeme& before = here.word(here.at - 1);
  const bool alike = before.type == here.word().type && here.expected.words.contains(Rules::TO) &&
                     here.expected.words.contains(Rules::COMMA);
  if (!alike) return std::nullopt;
  const std::string both = here.written(here.at - 1, here.at + 1);
  Habit habit{here.at - 1, here.at + 1, std::nullopt,
              worded("something stands between the two of `{}`", both)};
  const std::string range = before.text + " to " + here.word().text;
  const std::string list = before.text + ", " + here.word().text;
  habit.steps = {offered(range, "from one to the other"), offered(list, "these two")};
  return habit;
}

}  // namespace

std::optional<Habit> sign_left_out(const Break& here) {
  if (here.meant != 0 || here.at == here.begin) return std::nullopt;
  if (auto habit = range_or_list(here)) return habit;
  std::optional<Habit> found;
  for (const auto& [type, sign] : {std::pair{Rules::COMMA, ","}, std::pair{Rules::COLON, ":"},
                                   std::pair{Rules::EQUAL, " ="}}) {
    if (!here.expected.words.contains(type)) continue;
    const std::string text = here.word(here.at - 1).text + sign;
    // In a list of names the comma would make one more of a misspelt word.
    const bool may_be_list = type != Rules::EQUAL;
    if (may_be_list && here.reads(here.at - 1, here.at + 1, text + " a_name")) continue;
    if (!here.reads_line(here.at - 1, here.at, text)) continue;
    if (found) return std::nullopt;  // more than one could be meant
    found = Habit{here.at - 1, here.at, text,
                  worded("after `{}`, `{}` must follow", here.word(here.at - 1).text,
                         std::string_view(sign).substr(sign[0] == ' ' ? 1 : 0))};
  }
  return found;
}

}  // namespace akad::parser

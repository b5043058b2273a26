// Days by which something is due, as they are called in offices: `NBD`, `H+1`, `T+2`, `close of
// business`. Which instant is meant is asked where the calendar is known.
#include <algorithm>
#include <array>
#include <cctype>

#include "compiler/parser/habits/habits.h"

namespace akad::parser {
namespace {

constexpr std::array kBeforeDays = std::to_array<std::string_view>(
    {"by", "by the", "within", "within the", "before", "before the", "on", "on the", "the", "max",
     "max .", "paling lambat", "selambat-lambatnya", "pada", "at", "at the"});
constexpr std::array kDaysAfter = std::to_array<std::string_view>({"nbd",
                                                                   "next bd",
                                                                   "next business day",
                                                                   "next working day",
                                                                   "next workday",
                                                                   "next day",
                                                                   "following business day",
                                                                   "following working day",
                                                                   "following day",
                                                                   "end of next business day",
                                                                   "end of next working day",
                                                                   "end of the next business day",
                                                                   "end of nbd",
                                                                   "close of next business day",
                                                                   "hari kerja berikutnya",
                                                                   "hari kerja berikut",
                                                                   "hari berikutnya",
                                                                   "keesokan hari",
                                                                   "keesokan harinya",
                                                                   "esok hari",
                                                                   "besok",
                                                                   "tomorrow"});
constexpr std::array kDaysWithin = std::to_array<std::string_view>({"sbd",
                                                                    "same day",
                                                                    "same business day",
                                                                    "same working day",
                                                                    "hari yang sama",
                                                                    "hari kerja yang sama",
                                                                    "hari itu juga",
                                                                    "eob",
                                                                    "cob",
                                                                    "eod",
                                                                    "eobd",
                                                                    "end of day",
                                                                    "end of the day",
                                                                    "end of business",
                                                                    "end of business day",
                                                                    "end of the business day",
                                                                    "end of working day",
                                                                    "end of the working day",
                                                                    "close of business",
                                                                    "close of business day",
                                                                    "closing time",
                                                                    "akhir hari",
                                                                    "akhir hari kerja",
                                                                    "akhir jam kerja",
                                                                    "tutup kantor"});

// How many days later; its words, of which `end` is the next.
struct Later {
  std::string count;  // "next", "2 next", "0 next"
  std::string unit;   // "business day"
  std::size_t end = 0;
};

template <class List>
std::size_t longest_of(const Break& here, const List& list, std::size_t first) {
  std::size_t longest = 0;
  for (const std::string_view written : list) {
    longest = std::max(longest, words_match(here, first, written));
  }
  return longest;
}

// `H+1`, `T + 2`
std::optional<Later> plus_days(const Break& here, std::size_t first) {
  if (!here.has(first + 2) || here.word(first + 1).text != "+") return std::nullopt;
  const std::string letter = here.small(first);
  const std::string& days = here.word(first + 2).text;
  const bool count = !days.empty() && days.size() <= 2 &&
                     days.find_first_not_of("0123456789") == std::string::npos;
  if (!count || (letter != "h" && letter != "t" && letter != "d" && letter != "hk")) {
    return std::nullopt;
  }
  return Later{days + " next", letter == "hk" ? "hari kerja" : "day", first + 3};
}

std::optional<Later> later_at(const Break& here, std::size_t first) {
  if (auto plus = plus_days(here, first)) return plus;
  if (const std::size_t count = longest_of(here, kDaysAfter, first)) {
    const std::string small = here.small(first + count - 1);
    const bool calendar = small == "day" && here.small(first) != "end" && count == 2 &&
                          (here.small(first) == "next" || here.small(first) == "following");
    return Later{"next", calendar ? "day" : "business day", first + count};
  }
  if (const std::size_t count = longest_of(here, kDaysWithin, first)) {
    return Later{"0 next", "business day", first + count};
  }
  return std::nullopt;
}

// The first word of the limit that the place stands in.
std::size_t begin_of_limit(const Break& here) {
  std::size_t first = here.at;
  while (first > here.begin) {
    const std::size_t before = here.word(first - 1).type;
    if (here.word(first).first_on_line || before == Rules::BAR || before == Rules::IS ||
        before == Rules::WITHIN) {
      break;
    }
    --first;
  }
  return first;
}

Lexeme word_for(const Break& here, std::size_t first, std::size_t end, std::size_t type,
                std::string text) {
  Lexeme word;
  word.type = type;
  word.text = std::move(text);
  word.begin = here.word(first).begin;
  word.end = here.word(end - 1).end;
  return word;
}

}  // namespace

std::optional<Habit> appointment_habit(const Break& here) {
  const bool limit = here.rule == Rules::RuleTarget_line || here.rule == Rules::RuleLimit_row;
  if (!limit || here.at == here.begin || here.word().first_on_line) return std::nullopt;
  const std::size_t first = begin_of_limit(here);
  auto later = later_at(here, first);
  if (!later) later = later_at(here, first + longest_of(here, kBeforeDays, first));
  if (!later || later->end < here.at || !here.on_line(first, later->end)) return std::nullopt;
  // A word is missing in a sentence of the language: `by the end of the … working day of desk`.
  const bool end_of_day = here.small(later->end - 1) == "day" && here.has(later->end) &&
                          here.word(later->end).type == Rules::OF;
  if (end_of_day && here.written(first, later->end).find("end of") != std::string::npos) {
    return std::nullopt;
  }
  const bool within = here.word(first - 1).type == Rules::IS;
  if (!here.reads(first, later->end, within ? "within 1 day" : "1 day")) return std::nullopt;
  Habit habit{first, later->end, std::nullopt, {}};
  habit.quiet = true;
  if (within) {
    habit.words.push_back(word_for(here, first, later->end, Rules::WITHIN, "within"));
  }
  habit.words.push_back(word_for(here, first, later->end, Rules::NUMBER, later->count));
  habit.words.push_back(word_for(here, first, later->end, Rules::DAY, later->unit));
  return habit;
}

}  // namespace akad::parser

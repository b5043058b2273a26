// Fees that records tell, of which something is left out.
#include <fmt/format.h>

#include "compiler/parser/habits/habits.h"

namespace akad::parser {

// `the total of amount of invoices`: which event charges it, only the author knows.
std::optional<Habit> told_fee_habit(const Break& here) {
  constexpr std::size_t kBefore = 4;  // "the total of amount"
  const bool is_of = here.small(here.at) == "of" && here.at >= here.begin + kBefore + 2;
  if (!is_of || words_match(here, here.at - kBefore, "the total of") == 0) return std::nullopt;
  const bool names_log = here.has(here.at + 1) && here.on_line(here.at, here.at + 2);
  Habit habit{here.at, here.at + 1, std::nullopt,
              worded("a fee that records tell names the event by which they charge it, and where "
                     "they say for which period")};
  habit.label = "at which event?";
  habit.steps = {{fmt::format("for example: {} {} at issued of {}, with its month in month, each "
                              "calendar month, before tax",
                              here.written(here.begin, here.at - kBefore),
                              here.written(here.at - kBefore, here.at),
                              names_log ? here.word(here.at + 1).text : "invoices")}};
  return habit;
}

}  // namespace akad::parser

// What is said not to be, in words that two conditions of the language stand for.
#include <fmt/format.h>

#include <array>

#include "compiler/parser/habits/habits.h"

namespace akad::parser {
namespace {

// The longer first.
constexpr std::array kDenied = std::to_array<Reads>({
    {"is not one of", "is one of"},
    {"is not any of", "is one of"},
    {"is not in", "is one of"},
    {"not in", "is one of"},
    {"is not equal to", "="},
    {"not equal to", "="},
    {"is not", "="},
});

}  // namespace

// `priority is not "P3"`: whether it holds where no priority stands is for the author to say.
std::optional<Habit> denied_habit(const Break& here) {
  for (std::size_t before = 0; before <= 2 && here.at > here.begin + before; ++before) {
    const std::size_t first = here.at - before;
    for (const Reads& row : kDenied) {
      const std::size_t end = first + words_match(here, first, row.written);
      const std::string name = here.word(first - 1).text;
      const std::string denied = fmt::format("not {} {}", name, row.read);
      const bool null = here.has(end) && here.small(end) == "null";  // `is not null` is present
      if (null || end <= here.at || !here.reads_next(first - 1, end, denied)) continue;
      Habit habit{
          first - 1, end, std::nullopt,
          worded("`{}` does not say what holds where nothing stands", here.written(first, end))};
      const bool one = row.read == "=";
      const std::string value = one ? " " + here.written(end, end + 1) : " (…)";
      if (one) habit.steps = {offered(name + " !=", "false where nothing stands")};
      habit.steps.push_back(offered(denied, "true where nothing stands, too"));
      for (Step& step : habit.steps) step.text += value;
      return habit;
    }
  }
  return std::nullopt;
}

}  // namespace akad::parser

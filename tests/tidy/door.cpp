// One door leads from records to results: only runtime/evaluation composes arranging, binding,
// evaluating and judging, and explanations take what these noted. And one table knows what a period
// is: who counts, judges, pays or tells asks runtime/ir/cadence, and never for months. And there is
// one writer of JSON, one that speaks to the terminal, one of files.
#include <algorithm>
#include <array>

#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

struct Step {
  std::string_view call;
  std::string_view room;  // where it is at home, besides runtime/evaluation
};
constexpr std::array<Step, 7> kSteps = {{{"events::arrange(", "runtime/events/"},
                                         {"plan::bind(", "runtime/plan/"},
                                         {"clocks::walk(", "runtime/measures/"},
                                         {"clocks::tell_outages(", "runtime/measures/"},
                                         {"targets::Judge ", "runtime/measures/"},
                                         {"measures::evaluate(", "runtime/measures/"},
                                         {"results::judge(", "runtime/results/"}}};

bool is_evaluated(const std::string& path) {
  return !path.starts_with("compiler/") && !path.starts_with("runtime/evaluation/");
}

constexpr std::array<std::string_view, 4> kMonths = {"parse_month", "format_month", "month_of",
                                                     "month_interval"};
// Where months are the matter itself: dates, steps of the calendar, pages that draw one.
constexpr std::array<std::string_view, 6> kMonthRooms = {"runtime/base/",
                                                         "runtime/time/",
                                                         "runtime/ir/cadence.cpp",
                                                         "runtime/phrases/dates.",
                                                         "runtime/report/calendar/",
                                                         "cli/calendar/"};

bool counts_periods(const std::string& path) {
  return std::none_of(kMonthRooms.begin(), kMonthRooms.end(),
                      [&](std::string_view home) { return path.starts_with(home); });
}

struct Writing {
  std::string_view word;
  std::vector<std::string_view> homes;
};
const std::vector<Writing> kWritings = {
    {"dump", {"runtime/base/text.h", "runtime/ir/store/to_json.cpp"}},  // of JSON; the second signs
    {"cout", {}},
    {"cerr", {}},
    {"printf", {}},
    {"fprintf", {"runtime/base/assert.cpp"}},
    {"fputs", {}},
    {"fwrite", {}},
    {"ofstream", {}},
    {"fopen", {}},
    {"creat", {}},
    {"O_CREAT", {}},
    {"mkostemps", {"cli/output/"}},
    {"rename", {"cli/output/"}},
    {"unlink", {"cli/output/"}}};

bool is_written(std::string_view line, std::string_view word) {
  return word == "dump" ? line.find(".dump(") != line.npos || line.find("->dump(") != line.npos
                        : contains_word(line, word);
}

bool is_code(const std::string& path) {
  const bool room =
      path.starts_with("runtime/") || path.starts_with("compiler/") || path.starts_with("cli/");
  return room && ends_with_any(path, {".cpp", ".h"});
}

// Calls `look` with every line of code, by its file and its number.
template <class Look>
void for_lines(const Tree& tree, bool (*is_meant)(const std::string& path), Look look) {
  for (const auto& [path, text] : tree) {
    if (!is_code(path) || !is_meant(path)) continue;
    std::size_t number = 0;
    for (const auto& line : lines_of(blanked(text))) look(path, ++number, line);
  }
}

}  // namespace

void check_writers(const Tree& tree, Breaches& breaches) {
  for_lines(tree, is_code, [&](const std::string& path, std::size_t number, const auto& line) {
    for (const auto& [word, homes] : kWritings) {
      const bool home = std::any_of(homes.begin(), homes.end(),
                                    [&](std::string_view one) { return path.starts_with(one); });
      if (home || !is_written(line, word)) continue;
      breaches.push_back({"writers", path, number, "writes by itself: " + std::string(word)});
    }
  });
}

void check_periods(const Tree& tree, Breaches& breaches) {
  for_lines(
      tree, counts_periods, [&](const std::string& path, std::size_t number, const auto& line) {
        for (const std::string_view call : kMonths) {
          if (!contains_word(line, call)) continue;
          breaches.push_back({"periods", path, number, "asks for months: " + std::string(call)});
        }
      });
}

void check_door(const Tree& tree, Breaches& breaches) {
  for_lines(tree, is_evaluated, [&](const std::string& path, std::size_t number, const auto& line) {
    for (const Step& step : kSteps) {
      if (path.starts_with(step.room) || line.find(step.call) == line.npos) continue;
      breaches.push_back({"one-door", path, number, "calls " + std::string(step.call)});
    }
  });
}

}  // namespace akad::tidy

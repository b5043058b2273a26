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

bool is_program(const std::string& path) {
  const bool room = path.starts_with("runtime/") || path.starts_with("cli/");
  return room && !path.starts_with("runtime/evaluation/") && ends_with_any(path, {".cpp", ".h"});
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
  const bool room =
      path.starts_with("runtime/") || path.starts_with("compiler/") || path.starts_with("cli/");
  const bool own = std::any_of(kMonthRooms.begin(), kMonthRooms.end(),
                               [&](std::string_view home) { return path.starts_with(home); });
  return room && !own && ends_with_any(path, {".cpp", ".h"});
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

}  // namespace

void check_writers(const Tree& tree, Breaches& breaches) {
  for (const auto& [path, text] : tree) {
    const bool room =
        path.starts_with("runtime/") || path.starts_with("compiler/") || path.starts_with("cli/");
    if (!room || !ends_with_any(path, {".cpp", ".h"})) continue;
    std::size_t number = 0;
    for (const auto& line : lines_of(blanked(text))) {
      ++number;
      for (const auto& [word, homes] : kWritings) {
        const bool home = std::any_of(homes.begin(), homes.end(),
                                      [&](std::string_view one) { return path.starts_with(one); });
        if (home || !is_written(line, word)) continue;
        breaches.push_back({"writers", path, number, "writes by itself: " + std::string(word)});
      }
    }
  }
}

void check_periods(const Tree& tree, Breaches& breaches) {
  for (const auto& [path, text] : tree) {
    if (!counts_periods(path)) continue;
    std::size_t number = 0;
    for (const auto& line : lines_of(blanked(text))) {
      ++number;
      for (const std::string_view call : kMonths) {
        if (!contains_word(line, call)) continue;
        breaches.push_back({"periods", path, number, "asks for months: " + std::string(call)});
      }
    }
  }
}

void check_door(const Tree& tree, Breaches& breaches) {
  for (const auto& [path, text] : tree) {
    if (!is_program(path)) continue;
    std::size_t number = 0;
    for (const auto& line : lines_of(blanked(text))) {
      ++number;
      for (const Step& step : kSteps) {
        if (path.starts_with(step.room) || line.find(step.call) == line.npos) continue;
        breaches.push_back({"one-door", path, number, "calls " + std::string(step.call)});
      }
    }
  }
}

}  // namespace akad::tidy

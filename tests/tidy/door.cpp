// One door leads from records to results: only runtime/evaluation composes arranging, binding,
// evaluating and judging, and explanations take what these noted.
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

}  // namespace

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

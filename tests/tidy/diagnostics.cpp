// What was reported is not edited: a diagnostic is complete when it is reported, and nobody holds a
// reference that can change it.
#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

constexpr std::string_view kReference = "Diagnostic& ";
constexpr std::string_view kConstant = "const ";

bool is_constant(std::string_view line, std::size_t at) {
  return line.substr(0, at).ends_with(kConstant);
}

}  // namespace

void check_diagnostics(const Tree& tree, Breaches& breaches) {
  for (const auto& [path, text] : tree) {
    if (!path.starts_with("compiler/") || !ends_with_any(path, {".cpp", ".h"})) continue;
    std::size_t number = 0;
    for (const auto& line : lines_of(text)) {
      ++number;
      const auto at = line.find(kReference);
      if (at == line.npos || is_constant(line, at)) continue;
      breaches.push_back({"reported-diagnostic", path, number, "could be edited after its report"});
    }
  }
}

}  // namespace akad::tidy

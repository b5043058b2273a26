#include "compiler/audit/analysis/stems.h"

#include <algorithm>

namespace akad::audit {
namespace {

char small(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

bool speaks_of(std::string_view names, std::span<const std::string_view> stems) {
  return std::any_of(stems.begin(), stems.end(), [names](std::string_view stem) {
    const auto found = std::search(names.begin(), names.end(), stem.begin(), stem.end(),
                                   [](char a, char b) { return small(a) == b; });
    return found != names.end();
  });
}

}  // namespace akad::audit

#include "tests/conformance/compare.h"

namespace akad::conformance {
namespace {

using nlohmann::json;

// How many leaves of `wanted` stand in `found`, to show the nearest when none holds them all.
int agreeing(const json& wanted, const json& found) {
  if (!wanted.is_object() || !found.is_object()) return wanted == found ? 1 : 0;
  int count = 0;
  for (const auto& [key, value] : wanted.items()) {
    if (found.contains(key)) count += agreeing(value, found[key]);
  }
  return count;
}

// Every element that is wanted must be there; others may be.
void compare_list(const json& wanted, const json& found, const std::string& where,
                  std::string& trouble) {
  for (const auto& element : wanted) {
    const json* nearest = nullptr;
    std::string least;
    for (const auto& candidate : found) {
      const bool nearer = nearest == nullptr ||
                          agreeing(element, candidate) > agreeing(element, *nearest);
      std::string differences;
      compare(element, candidate, where + "[]", differences);
      if (differences.empty() || nearer) {
        nearest = &candidate;
        least = differences;
        if (differences.empty()) break;
      }
    }
    if (nearest == nullptr) trouble += where + ": none, expected " + element.dump() + "\n";
    if (!least.empty()) trouble += "nearest to " + element.dump() + ":\n" + least;
  }
}

}  // namespace

void compare(const json& wanted, const json& found, const std::string& where,
             std::string& trouble) {
  if (wanted.is_object() && found.is_object()) {
    for (const auto& [key, value] : wanted.items()) {
      if (!found.contains(key)) {
        trouble += where + ": no `" + key + "`\n";
      } else {
        compare(value, found[key], where + "." + key, trouble);
      }
    }
  } else if (wanted.is_array() && found.is_array()) {
    compare_list(wanted, found, where, trouble);
  } else if (wanted != found) {
    trouble += where + ": expected " + wanted.dump() + ", found " + found.dump() + "\n";
  }
}

}  // namespace akad::conformance

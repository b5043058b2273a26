#include "tests/conformance/compare.h"

#include <algorithm>

namespace akad::conformance {
namespace {

using nlohmann::json;

void compare_list(const json& wanted, const json& found, const std::string& where,
                  std::string& trouble) {
  for (std::size_t i = 0; i < std::max(wanted.size(), found.size()); ++i) {
    const std::string place = where + "[" + std::to_string(i) + "]";
    if (i >= found.size()) {
      trouble += place + ": none, expected " + wanted[i].dump() + "\n";
    } else if (i >= wanted.size()) {
      trouble += place + ": not expected: " + found[i].dump() + "\n";
    } else {
      compare(wanted[i], found[i], place, trouble);
    }
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

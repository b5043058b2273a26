// Whether an answer is what is wanted: of an object every listed member must be equal; a list has
// the same elements in the same order, no more and no fewer.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace akad::conformance {

// Adds a line to `trouble` for each difference; `where` names the place in it.
void compare(const nlohmann::json& wanted, const nlohmann::json& found, const std::string& where,
             std::string& trouble);

}  // namespace akad::conformance

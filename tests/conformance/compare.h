// Whether an answer holds all that is wanted of it: of an object every listed member must be equal,
// of a list every listed element must be found.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace akad::conformance {

// Adds a line to `trouble` for each difference; `where` names the place in it.
void compare(const nlohmann::json& wanted, const nlohmann::json& found, const std::string& where,
             std::string& trouble);

}  // namespace akad::conformance

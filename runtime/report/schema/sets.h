// Schemas that name the words of closed sets: the IR's own, so that none is told twice.
#pragma once

#include <string>
#include <string_view>

namespace akad::report {

// For %grants% and %reasons% the words of ir::Grant and of ir::GrantReason, with commas.
std::string with_sets(std::string_view schema);

// Writes `with` wherever `hole` stands in a schema.
void fill(std::string& schema, std::string_view hole, std::string_view with);

}  // namespace akad::report

// What a cell says of itself as JSON, and the schema of that: both of the figures alone.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "runtime/measures/counts/cell.h"

namespace akad::report {

std::string key_of(const measures::Figure& figure);
nlohmann::json counts_json(const std::vector<measures::Figure>& figures);
nlohmann::json measured_json(const Measured& measured);

// A member of `$defs`.
std::string counts_schema(const measures::WayOfCounting& way);
// To all of them, as elements of a list.
std::string counts_references();

}  // namespace akad::report

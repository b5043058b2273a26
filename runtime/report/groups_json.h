// The values of a group as JSON: null for none, which no text is read as.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "runtime/results/groups.h"

namespace akad::report {

nlohmann::json value_json(const measures::GroupValue& value);
nlohmann::json group_json(const std::vector<results::NamedValue>& group);  // by name

}  // namespace akad::report

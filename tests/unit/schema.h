// Does a document fit one of our published schemas?
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace stage {

// Keys, required keys, enumerations and constants: what our schema uses, patterns apart.
bool fits(const nlohmann::json& root, const nlohmann::json& given, const nlohmann::json& value);

}  // namespace stage

// What the engine's statement says, in the words that the oracle has.
#pragma once

#include <nlohmann/json.hpp>

namespace akad::oracle {

nlohmann::json statement_in_words(const nlohmann::json& statement);

}  // namespace akad::oracle

#include "tests/unit/json.h"

nlohmann::json akad::parsed(std::string_view text) { return nlohmann::json::parse(text); }

std::string Catch::StringMaker<nlohmann::json>::convert(const nlohmann::json& value) {
  return value.dump();
}

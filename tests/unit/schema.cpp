#include "tests/unit/schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace stage {

using nlohmann::json;

namespace {

const json& resolved(const json& root, const json& schema) {
  if (schema.count("$ref") == 0) return schema;
  return resolved(root, root[json::json_pointer(schema["$ref"].get<std::string>().substr(1))]);
}

bool has_keys(const json& schema, const json& value) {
  if (schema.count("required") == 0) return true;
  for (const json& key : schema["required"]) {
    if (value.count(key.get<std::string>()) == 0) return false;
  }
  return true;
}

bool fits_object(const json& root, const json& schema, const json& value) {
  if (schema["additionalProperties"].is_object()) return true;  // groups: any names
  if (!has_keys(schema, value)) return false;
  for (const auto& [key, inner] : value.items()) {
    if (schema["properties"].count(key) == 0) return false;
    if (!fits(root, schema["properties"][key], inner)) return false;
  }
  return true;
}

}  // namespace

bool fits(const json& root, const json& given, const json& value) {
  const json& schema = resolved(root, given);
  for (const char* choice : {"anyOf", "oneOf"}) {
    if (schema.count(choice) == 0) continue;
    if (schema.count("properties") != 0) {
      const auto held = std::count_if(schema[choice].begin(), schema[choice].end(),
                                      [&](const json& one) { return has_keys(one, value); });
      if (held != 1) return false;
      continue;
    }
    for (const json& one : schema[choice]) {
      if (fits(root, one, value)) return true;
    }
    return false;
  }
  if (schema.count("const") != 0) return schema["const"] == value;
  if (schema.count("enum") != 0) {
    return std::find(schema["enum"].begin(), schema["enum"].end(), value) != schema["enum"].end();
  }
  if (value.is_object()) return schema["type"] == "object" && fits_object(root, schema, value);
  if (!value.is_array()) return schema["type"] != "object" && schema["type"] != "array";
  for (const json& element : value) {
    if (!fits(root, schema["items"], element)) return false;
  }
  return schema["type"] == "array";
}

}  // namespace stage

#include "runtime/report/groups_json.h"

#include <nlohmann/json.hpp>

namespace akad::report {

using nlohmann::json;

json value_json(const measures::GroupValue& value) { return value ? json(*value) : json(nullptr); }

json group_json(const std::vector<results::NamedValue>& group) {
  json values = json::object();
  for (const auto& [name, value] : group) values[name] = value_json(value);
  return values;
}

}  // namespace akad::report

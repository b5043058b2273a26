#include "runtime/report/json_object.h"

#include <utility>

namespace akad::report {

using nlohmann::json;

json object_of(std::initializer_list<Member> members) {
  json::object_t object;
  for (const Member& member : members) object.emplace(member.key, std::move(member.value));
  return object;
}

}  // namespace akad::report

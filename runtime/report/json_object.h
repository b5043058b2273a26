// Objects of JSON for rows of which there are very many.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>

namespace akad::report {

// Mutable, so that what stands in a list in braces can be moved out of it.
struct Member {
  const char* key;
  mutable nlohmann::json value;
};

// What nlohmann makes of such a list is first an array of each member, and then the object.
nlohmann::json object_of(std::initializer_list<Member> members);

}  // namespace akad::report

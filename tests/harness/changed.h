// Stored agreements with one value of their JSON changed: to a strange value, to one that stands
// under the same key elsewhere, or a little. Most of them are refused.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace akad::harness {

// What became of the value: it is another; a list has a row more or less; two rows are swapped.
enum class How { Another, RowMoreOrLess, RowsSwapped };

struct Change {
  nlohmann::json document;
  nlohmann::json::json_pointer place;
  How how = How::Another;
  std::string what;
};

// The same for the same seed.
Change changed(const nlohmann::json& document, std::uint64_t seed);

// The last key on the way to a place: of an element, that of its list.
std::string field_of(nlohmann::json::json_pointer place);

}  // namespace akad::harness

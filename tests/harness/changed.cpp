#include "tests/harness/changed.h"

#include <random>
#include <utility>
#include <vector>

namespace akad::harness {
namespace {

using nlohmann::json;

using Pointers = std::vector<json::json_pointer>;

void collect(const json& value, const json::json_pointer& place, Pointers& pointers) {
  if (!place.empty()) pointers.push_back(place);
  if (value.is_object()) {
    for (const auto& [key, part] : value.items()) collect(part, place / key, pointers);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], place / i, pointers);
  }
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(random_() % count); }
  template <class T>
  const T& of(const std::vector<T>& values) {
    return values[below(values.size())];
  }

 private:
  std::mt19937_64 random_;
};

const std::vector<json>& strange_values() {
  static const std::vector<json> kValues = {nullptr,
                                            true,
                                            false,
                                            0,
                                            1,
                                            -1,
                                            1440,
                                            2'000'000'000,
                                            4'102'444'800'000,
                                            "",
                                            "x",
                                            "a b",
                                            "is",
                                            "\u001b[2J",
                                            "a\nb",
                                            "1/7",
                                            "-1",
                                            "0",
                                            "1",
                                            "2026-02-30",
                                            "1970-01-01",
                                            "2100-12-31",
                                            json::array(),
                                            json::object()};
  return kValues;
}

json changed_number(const json& number, Dice& dice) {
  const auto value = number.get<std::int64_t>();
  const auto bits = static_cast<std::uint64_t>(value);  // the largest goes on with the least
  switch (dice.below(4)) {
    case 0: return static_cast<std::int64_t>(bits + 1);
    case 1: return static_cast<std::int64_t>(bits - 1);
    case 2: return static_cast<std::int64_t>(0 - bits);
    default: return value / 2 + static_cast<std::int64_t>(dice.below(100));
  }
}

json changed_text(const std::string& text, Dice& dice) {
  switch (dice.below(4)) {
    case 0: return text + "x";
    case 1: return text.substr(0, text.size() / 2);
    case 2: return text + "\u009b";
    default: return "z" + text;
  }
}

How change_list(json& list, Dice& dice) {
  const std::size_t at = dice.below(list.size());
  switch (dice.below(3)) {
    case 0: list.push_back(list[at]); return How::RowMoreOrLess;
    case 1: list.erase(at); return How::RowMoreOrLess;
    default: std::swap(list[at], list[dice.below(list.size())]); return How::RowsSwapped;
  }
}

// Another value that stands under the same key somewhere.
json from_elsewhere(const json& document, const Pointers& pointers, const json::json_pointer& place,
                    Dice& dice) {
  std::vector<json> values;
  for (const auto& other : pointers) {
    if (other.back() == place.back()) values.push_back(document[other]);
  }
  return dice.of(values);
}

}  // namespace

std::string field_of(json::json_pointer place) {
  while (!place.empty()) {
    const std::string key = place.back();
    if (key.find_first_not_of("0123456789") != std::string::npos) return key;
    place.pop_back();
  }
  return "";
}

Change changed(const json& document, std::uint64_t seed) {
  Dice dice(seed);
  Pointers pointers;
  collect(document, json::json_pointer(), pointers);
  Change change{document, dice.of(pointers), How::Another, ""};
  json& value = change.document[change.place];
  const std::string before = value.dump();
  json& around = change.document[change.place.parent_pointer()];
  switch (dice.below(5)) {
    case 0:
      if (around.is_object()) {
        around.erase(change.place.back());
        change.what = before + " is left out";
        return change;
      }
      [[fallthrough]];
    case 1: value = dice.of(strange_values()); break;
    case 2: value = from_elsewhere(document, pointers, change.place, dice); break;
    default:
      if (value.is_number_integer()) value = changed_number(value, dice);
      if (value.is_string()) value = changed_text(value.get<std::string>(), dice);
      if (value.is_array() && !value.empty()) change.how = change_list(value, dice);
  }
  change.what = before + " became " + value.dump();
  return change;
}

}  // namespace akad::harness

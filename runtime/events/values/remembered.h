// What comparisons said of values, asked once each as far as there is room. A log has as many
// values as it likes and an agreement many conditions: a machine has no room for all of both.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace akad::events {

class Remembered {
 public:
  explicit Remembered(std::size_t conditions = 0) : known_(conditions) {}

  // `ask`: whether the condition holds of the value.
  template <class Ask>
  bool of(std::size_t condition, std::size_t value, Ask ask) {
    std::vector<std::uint8_t>& known = known_[condition];
    if (value >= known.size() && !make_room(known, value)) return ask();
    if (known[value] == 0) known[value] = ask() ? 2 : 1;
    return known[value] == 2;
  }

 private:
  bool make_room(std::vector<std::uint8_t>& known, std::size_t value) {
    const std::size_t size = std::max(value + 1, 2 * known.size());
    if (size - known.size() > left_) return false;
    left_ -= size - known.size();
    known.resize(size, 0);
    return true;
  }

  std::vector<std::vector<std::uint8_t>>
      known_;                                 // by condition and value: 0 not asked, 1 no, 2 yes
  std::size_t left_ = std::size_t{32} << 20;  // bytes
};

}  // namespace akad::events

// The chance of the differentials: the same seed rolls the same numbers on every machine, which the
// distributions of the standard library do not promise.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace akad::oracle {

struct Dice {
  std::mt19937_64 engine;

  std::int64_t below(std::int64_t limit) {
    return static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(limit));
  }
  std::int32_t small(std::int32_t limit) { return static_cast<std::int32_t>(below(limit)); }
  bool one_in(std::int64_t n) { return below(n) == 0; }
  bool percent(std::int64_t share) { return below(100) < share; }

  template <class T>
  const T& of(const std::vector<T>& choices) {
    return choices[static_cast<std::size_t>(below(static_cast<std::int64_t>(choices.size())))];
  }
};

}  // namespace akad::oracle

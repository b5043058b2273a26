// A typed index into one table: an Id<Clock> cannot be used where an Id<Target> is meant.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace akad {

template <class Row>
struct Id {
  static constexpr std::int32_t kNone = -1;
  std::int32_t at = kNone;

  bool valid() const { return at >= 0; }
  std::size_t index() const { return static_cast<std::size_t>(at); }
  auto operator<=>(const Id&) const = default;
};

}  // namespace akad

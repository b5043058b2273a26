// What is remembered while a file is read, since the next record mostly says the same.
#pragma once

#include <array>
#include <cstdint>

#include "runtime/events/store.h"

namespace akad::events {

// Values repeat: the last short text of each place, with the id it has.
struct ValueCache {
  static constexpr std::size_t kMostText = 26;
  struct Entry {
    std::uint32_t id = 0;
    std::uint8_t reading = 0;  // 0 = free
    std::uint8_t size = 0;
    std::array<char, kMostText> text{};
  };
  std::array<Entry, 1024> entries{};
  std::array<std::uint32_t, 2> flags{Interner::kNone, Interner::kNone};  // false and true
};

// Of the last instant that was read: what it was written with but for hour, minute and second, and
// the instant of its midnight. The next is often on the same day.
struct DayCache {
  static constexpr std::size_t kHead = 11;  // YYYY-MM-DDT
  static constexpr std::size_t kTail = 19;  // behind the seconds
  static constexpr std::size_t kMostText = 32;
  std::size_t size = 0;  // 0 = free
  std::array<char, kMostText> text{};
  Instant midnight = 0;
};

}  // namespace akad::events

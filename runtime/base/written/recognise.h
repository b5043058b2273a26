// How a text that nobody has said anything about seems to write an instant.
#pragma once

#include <string>
#include <string_view>

namespace akad {

enum class WrittenAs {
  Unknown,
  Rfc3339,
  WallTime,  // RFC 3339 but for its offset
  Date,      // 2026-03-31
  EpochSeconds,
  EpochMilliseconds,
  EpochMicroseconds,
  EpochNanoseconds,
  Pattern
};

struct Recognised {
  WrittenAs as = WrittenAs::Unknown;
  std::string pattern = {};   // Pattern only
  bool month_or_day = false;  // Pattern only: its day might be the month, and the reverse
};

// Numbers count from 1970 and give an instant of 1980 or later, so that none is two of these.
Recognised recognise(std::string_view text);

}  // namespace akad

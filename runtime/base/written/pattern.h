// How instants are written where an author says it: letters for the parts of a date and of a time
// of day (a closed list of those that Unicode has), all else as it stands (REFERENCE, "Logs").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/instant.h"

namespace akad {

struct PatternPart {
  char letter = 0;  // 0: a text that stands as it is
  std::size_t count = 0;
  std::string text = {};
};

struct TimePattern {
  std::vector<PatternPart> parts;
  bool has_time = false;  // of day
  bool has_offset = false;
};

constexpr std::size_t kMostPattern = 64;  // bytes

// Empty where it is none; `mistake` says why.
std::optional<TimePattern> pattern_of(std::string_view written, std::string& mistake);

// What of it writes the date; empty where that and the time of day stand among each other.
std::optional<TimePattern> date_part(const TimePattern& pattern);

// A reading of the clock on the wall, as parse_wall_time has it: of a date, its midnight.
struct WrittenTime {
  std::int64_t wall = 0;
  std::optional<Duration> offset;
};
// Empty when it is not so written, or no real day or time.
std::optional<WrittenTime> parse_with(const TimePattern& pattern, std::string_view text);

}  // namespace akad

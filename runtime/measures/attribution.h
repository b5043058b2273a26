// To which period an item belongs, and what the ends of periods made of it while it was open. The
// words are for machines.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace akad::measures {

// Whose period an item belongs to.
enum class BelongsBy : std::uint8_t { Stop, Start, Due };
constexpr std::array<std::string_view, 3> words(BelongsBy) { return {"stop", "start", "due"}; }

// What became of that.
enum class Placed : std::uint8_t {
  Counted,
  Forgiven,   // missed while it was open, and stopped soon after its due: not counted again
  NoInstant,  // not stopped yet, or without a due time
  OutsideTerm,
  NotBegun,        // the period begins after as-of
  LeftOut,         // of a kind that the target leaves out
  BetweenPeriods,  // in none of the seasons
};
constexpr std::array<std::string_view, 7> words(Placed) {
  return {"counted",   "forgiven", "no instant",     "outside the term",
          "not begun", "left out", "between periods"};
}

// At the end of a period, or at as-of.
enum class OpenCount : std::uint8_t {
  Missed,   // open and overdue
  Pending,  // open and left out
  NotOpen,  // between a stop and the reopening that left the gap out
  NoLimit,  // there is nothing to keep to
  SoFar     // open, and counted with its time so far
};
constexpr std::array<std::string_view, 5> words(OpenCount) {
  return {"missed", "pending", "not open", "no limit", "so far"};
}

}  // namespace akad::measures

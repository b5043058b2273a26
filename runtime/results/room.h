// What is left of a promise while its period goes on: how much more may go wrong until it is
// missed. Asked of the judgement itself, as if the period were over and so much had gone wrong; by
// what is known, where nobody knows all.
#pragma once

#include "runtime/results/judge.h"

namespace akad::results {

// Of items, with those counted so far.
struct RoomOfItems {
  std::uint64_t misses = 0;  // that may still come, if nothing else does
  // Where the promise is missed with those so far: so many more in time make it kept, if nothing
  // else comes; none where none do.
  std::optional<std::uint64_t> in_time = 0;
};
inline bool is_short(const RoomOfItems& room) { return room.in_time != std::uint64_t{0}; }

// None where any number may be missed, and of what is no share of items.
std::optional<RoomOfItems> room_of_items(const ir::Program& program, const Result& result,
                                         const plan::Period& period);

// Of time: how long it may still be down. `ahead`: the time that is promised and lies ahead in the
// period. Below zero: so much was down too long. None of what is no time.
std::optional<Duration> room_of_time(const ir::Program& program, const Result& result,
                                     const plan::Period& period, Duration ahead);

}  // namespace akad::results

// Members of an object that need no walker: most records have nothing else.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/input/walk.h"

namespace akad::input {

// What a word or a number is; Absent: no value of JSON.
ValueKind kind_of(std::string_view scalar);

// Where reading stands among the members of an object: before a key, and which key was the last one
// in KnownKeys; 0 = none yet.
struct Members {
  const std::uint32_t* at = nullptr;
  std::uint8_t last = 0;
  bool ended = false;  // the object, and `at` is behind it
};

// Reads members whose keys are foretold and whose values are no lists or objects and have no white
// space behind them, each of them the first with its key, up to the first that is none. `end` is
// that of a record without escapes.
Members plain_members(const char* base, std::uint32_t end, const KnownKeys& known,
                      std::vector<Value>& values, Members members);

}  // namespace akad::input

// Changes of one signal at one instant, put in order by the value that each says it had before.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace akad::events {

struct Step {
  std::int64_t before = 0;
  std::int64_t value = 0;
};

// The order in which each step but the first begins with the value that the one before it ended
// with, as places of `steps`; all that a log can mean by them ends with the same value. Where the
// steps lead back to where they began, they begin with `held`, the value before all of them. Which
// order of several it is depends on the order of `steps`, so that this has to be one of content.
// None where there is none: something is missing, or two changes are told from one value.
std::optional<std::vector<std::size_t>> chain_of(const std::vector<Step>& steps, std::int64_t held);

}  // namespace akad::events

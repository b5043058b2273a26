// The first half of the story oracle: what a clock did in every minute of a subject's life, item by
// item, before any target looks at it.
#pragma once

#include "tests/oracle/story_oracle.h"

namespace akad::oracle {

using Values = std::vector<std::optional<ir::Constant>>;  // by signal

bool same_value(const std::optional<ir::Constant>& a, const std::optional<ir::Constant>& b);
bool holds(const ir::Program& program, Id<ir::Condition> condition, const Values& values);

// What an item did in a minute.
enum Doing : std::uint8_t { kRunning, kPaused, kStoppedRunning, kStoppedPaused };

struct ValueChange {
  int minute = 0;
  Id<ir::Signal> signal = {};
  std::optional<ir::Constant> value = {};
};

struct LifeItem {
  std::int32_t number = 1;
  int started = -1;                // minutes; -1 = there is none
  int stopped = -1;
  int origin = 0;                  // the start, or the last reset
  Values values_at_origin = {};
  std::size_t first_change = 0;    // changes since the origin, up to the stop or as-of
  std::size_t last_change = 0;
};

struct Life {
  std::vector<std::uint8_t> doing;  // by minute, for the items that were running or will again
  std::vector<ValueChange> changes;
  std::vector<LifeItem> items;
  int end = 0;                      // the minute of as-of
};

Life live(const StoryQuestion& question, std::vector<Happening> happenings);

}  // namespace akad::oracle

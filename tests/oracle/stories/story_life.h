// The first half of the story oracle: what a clock did in every minute of a subject's life, item by
// item, before any target looks at it.
#pragma once

#include "tests/oracle/stories/story_oracle.h"
#include "tests/oracle/stories/story_values.h"

namespace akad::oracle {

// What an item did in a minute.
enum Doing : std::uint8_t { kNothing, kRunning, kPaused, kStoppedRunning, kStoppedPaused };

struct LifeItem {
  std::int32_t number = 1;
  int started = -1;  // minutes; -1 = there is none
  int stopped = -1;
  std::vector<int> stops = {};  // all of them, where it went on
  bool early = false;           // it stopped before it started: no time elapsed
  int origin = 0;               // from where it counts: the start, before it, or the last reset
  std::vector<std::uint8_t> doing = {};  // by minute
  Values values_at_origin = {};          // at the start or the last reset
  std::size_t first_change = 0;          // changes since then, up to the stop or as-of
  std::size_t last_change = 0;
};

struct Life {
  std::vector<ValueChange> changes;
  std::vector<LifeItem> items;
  int end = 0;               // the minute of as-of
  bool runs_at_end = false;  // the last item is open and not paused
};

// `happenings` in the order of time and sequence.
Life live(const StoryQuestion& question, const std::vector<Happening>& happenings);

}  // namespace akad::oracle

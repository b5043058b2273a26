// One subject's story for one clock: its items, and for each item every stretch of time with the
// happening that began it. A story is reused from subject to subject, so its rows are flat.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/plan/plan.h"

namespace akad::clocks {

enum class StretchKind : std::uint8_t { Running, PausedByEvent, PausedByState, Gap };

struct Stretch {
  Instant from = 0;
  Instant to = 0;
  StretchKind kind = StretchKind::Running;
  events::Channel cause;  // of the event, or of the signal whose change began it
};

// A remembered signal takes another value.
struct Change {
  Instant at = 0;
  Id<plan::Slot> slot;
  std::int64_t before = 0;
  std::int64_t value = 0;
};

// Where elapsed is zero: the start of an item, and every reset of it.
struct Origin {
  Instant at = 0;
  std::uint32_t first_change = 0;  // changes after it begin here
  std::uint32_t row = 0;           // the values at it: where they begin in `rows`
};

// An item: one run of the clock from its start to its stop.
struct Cycle {
  std::int32_t number = 1;
  Instant started = kNever;  // kNever: a stop without a start
  Instant stopped = kNever;  // kNever: open
  std::uint32_t first_stretch = 0, last_stretch = 0;
  std::uint32_t first_origin = 0, last_origin = 0;
  std::uint32_t last_change = 0;  // changes up to the stop or as-of end here
  std::uint32_t end_row = 0;      // the values at the stop or as-of
};

// From `at` on the signal that elapsed time is attributed to has this value.
struct Holder {
  Instant at = 0;
  std::int64_t value = 0;
};

struct Story {
  std::vector<Cycle> cycles;
  std::vector<Stretch> stretches;
  std::vector<Origin> origins;
  std::vector<Change> changes;
  std::vector<std::int64_t> rows;
  std::vector<Interval> counted_gaps;  // ascending: closed then, and reopened as if it never was
  std::vector<Holder> holders;  // ascending, over the subject's whole life; empty where not asked
};

// The last origin before `until`; of a stopped item, the last one.
const Origin& origin_at(const Story& story, const Cycle& cycle, Instant until, bool stopped);

// An item's values at `until`, by slot, into `values`; changes at `until` itself play no part.
void values_at(const Story& story, const Cycle& cycle, std::size_t slots, Instant until,
               std::vector<std::int64_t>& values);

}  // namespace akad::clocks

// One subject's story for one clock: its items, and for each item every stretch of time with the
// happening that began it. A story is reused from subject to subject, so its rows are flat. What
// was so before starts is told once; each item says which part of it counts.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "runtime/plan/plan.h"
#include "runtime/time/interval_set.h"

namespace akad::clocks {

enum class StretchKind : std::uint8_t { Running, PausedByEvent, PausedByState, Gap, Excluded };

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
  Instant started = kNever;                           // kNever: a stop without a start
  Instant stopped = kNever;                           // kNever: open
  std::uint32_t first_earlier = 0, last_earlier = 0;  // before the start, of Story::earlier
  std::uint32_t first_stretch = 0, last_stretch = 0;  // the others
  std::uint32_t first_origin = 0, last_origin = 0;
  std::uint32_t last_change = 0;  // changes up to the stop or as-of end here
  std::uint32_t end_row = 0;      // the values at the stop or as-of
};

// A stop that a reopening undid: from one to the other the item stood as stopped.
struct UndoneStop {
  static constexpr std::uint32_t kDropped = 0xffffffffu;

  std::uint32_t cycle = 0;  // of Story::cycles; kDropped: the item was cancelled later
  Instant started = 0, stopped = 0, reopened = 0;
  std::uint32_t row = 0;  // the values at the stop, of Story::rows
};

// From `at` on the signal that elapsed time is attributed to has this value.
struct Holder {
  Instant at = 0;
  std::int64_t value = 0;
};

struct Story {
  std::vector<Cycle> cycles;
  std::vector<Stretch> stretches;
  // Without a gap from the beginning on, whether an item was open or not. Null where pauses before
  // a start do not count; never the same list for two subjects.
  std::shared_ptr<std::vector<Stretch>> earlier;
  std::vector<Origin> origins;
  std::vector<Change> changes;
  std::vector<std::int64_t> rows;
  std::vector<UndoneStop> undone;      // ascending by stop
  std::vector<Interval> counted_gaps;  // ascending: closed then, and reopened as if it never was
  std::vector<Holder> holders;  // ascending, over the subject's whole life; empty where not asked
};

// An item's stretches, ascending: those before its start, cut at its origin and at the start, then
// the others. None that counts overlaps another. Looks at the story, which must outlive it.
class Stretches {
 public:
  Stretches() = default;
  explicit Stretches(std::span<const Stretch> own) : own_(own) {}
  Stretches(const Story& story, const Cycle& cycle);

  std::size_t size() const { return earlier_.size() + own_.size(); }
  Stretch operator[](std::size_t place) const {
    if (place >= earlier_.size()) return own_[place - earlier_.size()];
    Stretch cut = earlier_[place];
    cut.from = std::max(cut.from, origin_);
    cut.to = std::min(cut.to, start_);
    return cut;
  }

  std::span<const Stretch> earlier() const { return earlier_; }  // not cut
  std::span<const Stretch> own() const { return own_; }
  Instant start() const { return start_; }  // where the earlier ones end

  // Places: of the first that ends after `at`, of the first that begins at it or later.
  std::size_t ending_after(Instant at) const;
  std::size_t beginning_at(Instant at) const;

 private:
  std::span<const Stretch> earlier_;
  std::span<const Stretch> own_;
  Instant origin_ = kFirstInstant;
  Instant start_ = kFirstInstant;
};

// Where the clock runs in this time, it pauses: nothing makes it count. Gives how many more
// stretches that makes.
std::size_t pause_during(Story& story, const time::IntervalSet& excluded);

// The last origin before `until`; of a stopped item, the last one.
const Origin& origin_at(const Story& story, const Cycle& cycle, Instant until, bool stopped);

// Between a stop and the reopening that left the gap out, nothing was open.
bool is_in_gap(const Story& story, const Cycle& cycle, Instant at);

// An item's values, by slot, as time goes on; changes at the instant itself play no part.
class Values {
 public:
  Values(const Story& story, const Cycle& cycle, std::size_t slots)
      : story_(story), cycle_(cycle), slots_(slots) {}

  // `until` never goes back.
  const std::int64_t* at(Instant until);

 private:
  const Story& story_;
  const Cycle& cycle_;
  std::size_t slots_;
  const Origin* origin_ = nullptr;
  std::uint32_t next_ = 0;  // of the changes
  std::vector<std::int64_t> values_;
};

}  // namespace akad::clocks

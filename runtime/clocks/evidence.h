// What happenings did to a clock or an outage, noted at the very place where the rule acts, for who
// wants to tell of it. Without somebody who asks, nothing is noted.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/plan/plan.h"

namespace akad::clocks {

enum class Deed : std::uint8_t {
  // Starts and rounds
  Starts,             // an item begins
  StartsNewItem,      // ... after a stop, since each start begins one
  StartsNewItemLate,  // ... after a stop that was too long ago to be opened again
  StartsWithoutItem,  // the clock starts, the signal that makes the items has no value
  BeginsByRound,
  BeginsByValue,  // the signal that makes the items has another value
  BeginsAnew,     // the item begins again here, at zero
  RunsAlready,
  OneWithOther,  // counts as one with another happening of the instant
  OpensLeavingOutGap,
  OpensCountingGap,
  StaysStopped,  // the first stop decides
  // Pauses
  Pauses,
  PausesBeforeStart,  // nothing runs, but the pause may come to count
  PausedAlready,
  PausesByState,
  Resumes,
  ResumesIntoState,  // this pause ends, one by a state goes on
  ResumesBeforeStart,
  ResumesByState,  // the state that paused the clock has ended
  NotPaused,
  // Resets, stops, cancellations
  Resets,
  Stops,
  StopsWithoutItem,
  StopsFreshItem,    // an item that began at this instant since another one ended is none
  StopsBeforeStart,  // told before the start of the item, which follows
  EndsByRound,
  EndsByValue,
  StopsUnstarted,  // an item without a start
  WaitsForStart,   // nothing runs; a start shortly afterwards may still be its own
  StoppedAlready,
  Cancels,
  CompleteAlready,  // a complete item is not cancelled
  ChangesNothing,   // nothing runs
};

// What became of a deed later.
enum class Later : std::uint8_t { Stands, Dropped, Replaced };

struct Act {
  static constexpr std::size_t kNoPlace = static_cast<std::size_t>(-1);

  Instant at = 0;
  std::size_t place = kNoPlace;  // of the happening; kNoPlace: values made it so
  plan::Roles role = 0;          // 0: of the signal that makes the items
  Deed deed = Deed::ChangesNothing;
  std::int32_t item = 0;  // the Cycle's number; 0 = about none
  Later later = Later::Stands;
};

// A value that was said and is another one; of a clock also one that a condition was asked of for
// the first time.
struct Saying {
  Instant at = 0;
  std::size_t place = 0;
  Id<plan::Slot> slot;
  std::int64_t before = 0;
  std::int64_t value = 0;
  plan::Roles asks = 0;  // roles whose conditions it may have decided
};

struct Evidence {
  std::vector<Act> acts;  // as they took effect
  std::vector<Saying> sayings;
  std::vector<std::size_t> from;  // by item that there is: where its acts begin

  void clear();
  void add_item() { from.push_back(acts.size()); }
  void drop_item();   // the last one
  void begin_anew();  // likewise
};

// A stretch as it was recorded, and the happenings that began and ended it: [first, last).
struct Places {
  std::size_t first = 0, last = 0;
};
struct RecordedOutage {
  Interval span;
  Places began, ended;  // empty: it had not ended by as-of, or its end stands in `began`
};

// Stretches that are one outage, or would be if they were long enough.
struct JoinedOutage {
  Interval whole;
  std::vector<Interval> parts;  // that do not touch
  bool passes = false;          // the length test
  Interval counted;             // empty where it does not pass, or nothing exceeds the length
};

// What the records in a slot come to.
struct SlotSums {
  static constexpr std::size_t kCounted = 0, kAll = 1,
                               kFew = 2;  // as plan::BoundStretches::in_slots
  std::array<Rational, 3> of = {};
};
// Slots that touch and are alike, and do not count as up.
struct ToldSlots {
  Interval span;
  ir::SlotCounts counts = ir::SlotCounts::Down;
  bool is_few = false;  // for the few records in it
  SlotSums sums;        // of each
};

struct OutageEvidence {
  std::vector<ToldSlots> slots;          // ascending; of what is told by them
  std::vector<RecordedOutage> recorded;  // by end; those of records by begin
  std::vector<JoinedOutage> joined;      // ascending
  std::vector<Saying> sayings;           // other values than before

  void clear();
};

}  // namespace akad::clocks

// The state of a walk through one subject's happenings, and what can be done to its items. For the
// files of this folder: everybody else calls walk.
#pragma once

#include <optional>

#include "runtime/clocks/evidence.h"
#include "runtime/clocks/walk.h"

namespace akad::clocks {

enum class Phase { Idle, Live, Stopped, Cancelled };

struct OpenStretch {
  Instant from = 0;
  StretchKind kind = StretchKind::Running;
  events::Channel cause = {};
};

// A stop that no start came before. The next start may turn out to be its own.
struct EarlyStop {
  Instant at = kNever;  // kNever: there is none
  std::size_t place = 0;
  bool first = false;  // nothing came before it: without a start it is a finding
  bool told = false;   // it stands in the story as an item without a start
};

struct Walker {
  const plan::Plan& plan;
  const ir::Clock& clock;
  const plan::BoundClock& bound;
  const Happenings& happenings;
  Instant as_of;
  Answers& answers;
  Findings& findings;
  Story& story;
  Evidence* evidence = nullptr;  // null: nobody asks

  Phase phase = Phase::Idle;
  bool itemless = false;  // live, but the signal that makes the items has no value
  bool event_paused = false;
  bool state_paused = false;
  bool started = false;         // by what has this instant and sequence number
  Instant ignored_at = kNever;  // when a stop last was about a start that was left out
  bool ignoring = false;        // a start after the deciding stop was left out: what follows too
  events::Channel cause = {};   // the happening that decided the state of this instant
  std::size_t place = Act::kNoPlace;  // of the happening that acts
  plan::Roles role = 0;               // as what it acts
  std::optional<OpenStretch> open = {};
  Instant stopped_at = kNever;  // when the clock last stopped
  Instant ended_at = kNever;    // when the last item ended; an early stop is reported earlier
  Instant round_at = kNever;    // when the last round began
  Instant fresh_at = kNever;    // when an item last began because another one ended
  EarlyStop early = {};
  plan::Roles asked = plan::kPauses;  // conditions that were worked out before
  plan::Roles holding = 0;            // conditions that held when they last were
  std::int64_t item_value = kAbsent;  // of the signal that makes the items
  bool earlier_paused = false;        // by an event, whether an item was open or not

  std::size_t slots() const { return bound.watch.slots.size(); }
  std::int64_t* values() { return story.rows.data(); }
  Cycle& cycle() { return story.cycles.back(); }
  bool item_is_open() const { return phase == Phase::Live && !itemless; }
  bool items_by_value() const { return bound.item_slot.valid(); }
  bool remembers_pauses() const { return clock.counted_from.valid() && clock.earlier_pauses; }
};

inline bool counts_gaps(const ir::Clock& clock) {
  return clock.reopening == ir::Reopening::CountGap ||
         clock.later_reopening == ir::Reopening::CountGap;
}

// The item that is open or that stopped last; 0 = none.
inline std::int32_t item_number(const Walker& w) {
  const bool none =
      w.phase == Phase::Idle || w.phase == Phase::Cancelled || w.itemless || w.story.cycles.empty();
  return none ? 0 : w.story.cycles.back().number;
}

// What the happening that acts has done.
inline void note(Walker& w, Instant at, Deed deed) {
  if (w.evidence == nullptr) return;
  w.evidence->acts.push_back({at, w.place, w.role, deed, item_number(w)});
}

// What a stretch is that goes on from here. These three are asked at every instant.
inline std::optional<StretchKind> state_now(const Walker& w) {
  const StretchKind by_state = w.state_paused ? StretchKind::PausedByState : StretchKind::Running;
  if (w.item_is_open()) return w.event_paused ? StretchKind::PausedByEvent : by_state;
  // A gap that may come to count is followed while it lasts, and cut off if it does not.
  const bool gap = w.phase == Phase::Stopped && !w.items_by_value() && counts_gaps(w.clock);
  if (gap) return by_state;
  return std::nullopt;
}

inline void end_stretch(Walker& w, Instant at) {
  if (!w.open) return;
  if (w.open->from < at) {
    w.story.stretches.push_back({w.open->from, at, w.open->kind, w.open->cause});
  }
  w.open.reset();
}

// Makes the open stretch say what is true after this instant.
inline void turn_to(Walker& w, Instant at, std::optional<StretchKind> kind) {
  if (w.open && kind && w.open->kind == *kind) return;
  end_stretch(w, at);
  if (kind) w.open = OpenStretch{at, *kind, w.cause};
}

// stretches.cpp: what is told of a gap, and of the time before a start
void drop_gap(Walker& w);
void remember_turn(Walker& w, Instant at);
void tell_before_start(Walker& w, Instant origin, Instant start);

// items.cpp: items begin, go on, end
void begin(Walker& w, Instant at, Deed deed);  // the clock starts
void begin_anew(Walker& w, Instant at);        // the open item starts here
void begin_round(Walker& w, Instant at);
void reopen(Walker& w, Instant at);
void reset(Walker& w, Instant at);
void stop_item(Walker& w, Instant at);
Deed stop_clock(Walker& w, Instant at);
bool tell_stop_without_start(Walker& w, Instant at);  // false: there is no item to tell of
void drop_item(Walker& w);                            // the last one, as if it had never begun
bool cancel_clock(Walker& w, Instant at);             // false: there was nothing to cancel
void change_item(Walker& w, Instant at);  // the signal that makes the items has another value
void finish_item(Walker& w);              // open at as-of

// roles.cpp: what a happening does; `place`: of its occurrence
void happen(Walker& w, plan::Roles role, std::size_t place);
void become_true(Walker& w, plan::Roles role, Instant at);
void give_up_early(Walker& w);

}  // namespace akad::clocks

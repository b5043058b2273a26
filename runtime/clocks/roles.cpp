#include <algorithm>

#include "runtime/clocks/walker.h"

namespace akad::clocks {
namespace {

using events::FindingKind;

constexpr std::size_t kNoPlace = Act::kNoPlace;  // a condition became true

void find(Walker& w, std::size_t place, FindingKind kind) {
  w.findings.about(place, w.happenings.first[place], kind);
}

// A state that comes true while the clock runs repeats nothing, nor does the event of a round.
void repeat_start(Walker& w, Instant at, std::size_t place) {
  if (w.clock.repeated_start == ir::RepeatedStart::BeginsAnew) {
    return begin_anew(w, at);
  }
  const bool by_round = w.round_at == at;
  note(w, at, by_round ? Deed::OneWithOther : Deed::RunsAlready);
  if (place != kNoPlace && !by_round) find(w, place, FindingKind::RedundantStart);
}

void begin_or_go_on(Walker& w, Instant at, std::size_t place) {
  switch (w.phase) {
    case Phase::Live: return repeat_start(w, at, place);
    case Phase::Stopped: return reopen(w, at);
    case Phase::Idle:
    case Phase::Cancelled: return begin(w, at, Deed::Starts);
  }
}

void take_start(Walker& w, plan::Roles role, Instant at, std::size_t place) {
  if (role == plan::kRounds) {
    begin_round(w, at);
  } else {
    begin_or_go_on(w, at, place);
  }
}

// What the early stop did is known only now.
void note_early(Walker& w, const EarlyStop& early) {
  if (w.evidence == nullptr) return;
  std::vector<Act>& acts = w.evidence->acts;
  const auto act = std::find_if(acts.rbegin(), acts.rend(), [&](const Act& row) {
    return row.place == early.place && row.role == plan::kStops;
  });
  *act = {early.at, early.place, plan::kStops, Deed::StopsBeforeStart, item_number(w)};
  if (act->item == 0) return;
  w.evidence->from.back() = static_cast<std::size_t>(acts.rend() - act) - 1;
}

// A start for which a stop without one is waiting.
void start_after_stop(Walker& w, plan::Roles role, Instant at, std::size_t place) {
  const EarlyStop early = w.early;
  if (at - early.at > w.clock.early_stop) {
    give_up_early(w);
    return take_start(w, role, at, place);
  }
  if (early.told) {
    drop_gap(w);
    drop_item(w);
  }
  if (early.first) w.phase = Phase::Idle;
  w.early = {};
  take_start(w, role, at, place);
  const bool new_item = w.item_is_open() && w.cycle().started == at;
  if (!new_item && !w.itemless) return;
  find(w, early.place, FindingKind::StopBeforeStart);
  stop_clock(w, at);
  if (new_item) w.cycle().stopped = early.at;
  note_early(w, early);
}

// Several starts and rounds at once are one: a repeat cannot reopen what the first has ended.
void start(Walker& w, plan::Roles role, Instant at, std::size_t place) {
  const bool again = w.started;
  if (again && w.phase == Phase::Live && place != kNoPlace && w.round_at != at &&
      w.clock.repeated_start == ir::RepeatedStart::ChangesNothing) {
    find(w, place, FindingKind::RedundantStart);
  }
  if (again) return note(w, at, Deed::OneWithOther);
  w.started = true;
  if (w.early.at == kNever) return take_start(w, role, at, place);
  start_after_stop(w, role, at, place);
}

// What is about an item that was cancelled, or about a reopening that does not count, is no repeat.
void redundant(Walker& w, std::size_t place, FindingKind kind) {
  if (w.ignoring || w.phase == Phase::Cancelled) return;
  find(w, place, kind);
}

void pause(Walker& w, Instant at, std::size_t place) {
  const bool earlier = w.earlier_paused;
  w.earlier_paused = w.remembers_pauses();
  if (w.phase == Phase::Live && !w.event_paused) {
    w.event_paused = true;
    return note(w, at, Deed::Pauses);
  }
  const bool live = w.phase == Phase::Live;
  if (live || earlier || !w.earlier_paused) redundant(w, place, FindingKind::RedundantPause);
  if (live || (earlier && w.earlier_paused)) return note(w, at, Deed::PausedAlready);
  note(w, at, w.earlier_paused ? Deed::PausesBeforeStart : Deed::ChangesNothing);
}

void resume(Walker& w, Instant at, std::size_t place) {
  const bool earlier = w.earlier_paused;
  w.earlier_paused = false;
  if (w.phase == Phase::Live && w.event_paused) {
    w.event_paused = false;
    return note(w, at, w.state_paused ? Deed::ResumesIntoState : Deed::Resumes);
  }
  const bool live = w.phase == Phase::Live;
  if (live || !earlier) redundant(w, place, FindingKind::RedundantResume);
  if (live) return note(w, at, Deed::NotPaused);
  note(w, at, earlier ? Deed::ResumesBeforeStart : Deed::ChangesNothing);
}

// No clock runs and none ever ran; a start shortly afterwards may still be the stop's own.
void stop_idle(Walker& w, Instant at, std::size_t place) {
  const bool counts = w.clock.lone_stop == ir::LoneStop::Undetermined;
  const bool told = counts && tell_stop_without_start(w, at);
  if (w.clock.early_stop > 0) {
    w.early = {at, place, counts, told};
  } else if (counts) {
    find(w, place, FindingKind::StopWithoutStart);
  }
  const bool waits = w.early.at != kNever;
  note(w, at, told ? Deed::StopsUnstarted : waits ? Deed::WaitsForStart : Deed::ChangesNothing);
}

void stop(Walker& w, std::size_t place) {
  const Instant at = w.happenings.first[place].at;
  const bool may_be_early = w.clock.early_stop > 0 && at != w.ignored_at;
  if (w.phase == Phase::Live) {
    note(w, at, stop_clock(w, at));
  } else if (w.phase == Phase::Idle) {
    stop_idle(w, at, place);
  } else if (may_be_early && !w.ignoring && w.early.at == kNever && at > w.stopped_at) {
    w.early = {at, place, false, false};
    note(w, at, Deed::WaitsForStart);
  } else {
    note(w, at, w.phase == Phase::Stopped ? Deed::StoppedAlready : Deed::ChangesNothing);
  }
  if (w.ignoring) w.ignored_at = at;
  w.ignoring = false;
}

void cancel(Walker& w, Instant at) {
  if (cancel_clock(w, at)) {
    note(w, at, Deed::Cancels);
    give_up_early(w);
  } else {
    const bool complete = w.phase == Phase::Stopped;
    note(w, at, complete ? Deed::CompleteAlready : Deed::ChangesNothing);
  }
}

}  // namespace

// The early stop has no start of its own: none comes, or the next one is too far away.
void give_up_early(Walker& w) {
  if (w.early.first) find(w, w.early.place, FindingKind::StopWithoutStart);
  w.early = {};
}

void happen(Walker& w, plan::Roles role, std::size_t place) {
  const events::Occurrence& happening = w.happenings.first[place];
  w.cause = happening.channel;
  w.place = place;
  w.role = role;
  if (role >= plan::kResets) w.earlier_paused = false;
  switch (role) {
    case plan::kRounds:
    case plan::kStarts: start(w, role, happening.at, place); break;
    case plan::kResumes: resume(w, happening.at, place); break;
    case plan::kPauses: pause(w, happening.at, place); break;
    case plan::kResets: reset(w, happening.at); break;
    case plan::kStops: stop(w, place); break;
    case plan::kCancels: cancel(w, happening.at); break;
    default: break;
  }
}

// A state stops what runs; where nothing runs it changes nothing.
void become_true(Walker& w, plan::Roles role, Instant at) {
  w.place = kNoPlace;
  w.role = role;
  if (role >= plan::kResets) w.earlier_paused = false;
  switch (role) {
    case plan::kStarts: start(w, role, at, kNoPlace); break;
    case plan::kResets: reset(w, at); break;
    case plan::kStops:
      if (w.phase == Phase::Live) note(w, at, stop_clock(w, at));
      w.ignoring = false;
      break;
    case plan::kCancels: cancel(w, at); break;
    default: break;
  }
}

}  // namespace akad::clocks

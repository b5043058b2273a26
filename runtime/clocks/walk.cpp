#include "runtime/clocks/walk.h"

#include <algorithm>
#include <optional>

namespace akad::clocks {
namespace {

using events::FindingKind;

enum class Phase { Idle, Live, Stopped, Cancelled };

struct OpenStretch {
  Instant from = 0;
  StretchKind kind = StretchKind::Running;
  std::uint16_t cause = 0;
};

// A stop that no start came before. The next start may turn out to be its own.
struct EarlyStop {
  Instant at = kNever;      // kNever: there is none
  std::size_t place = 0;
  bool told = false;        // it stands in the story as an item without a start
};

struct Walker {
  const plan::Plan& plan;
  const ir::Clock& clock;
  const plan::BoundClock& bound;
  const Happenings& happenings;
  Answers& answers;
  Findings& findings;
  Story& story;

  Phase phase = Phase::Idle;
  bool event_paused = false;
  bool state_paused = false;
  bool ignoring = false;          // a start after the deciding stop was left out: what follows too
  std::uint16_t cause = 0;        // the happening that decided the state of this instant
  std::optional<OpenStretch> open = {};
  Instant stopped_at = kNever;    // when the last item stopped; an early stop is reported earlier
  EarlyStop early = {};

  std::size_t slots() const { return bound.watch.slots.size(); }
  std::int64_t* values() { return story.rows.data(); }
  Cycle& cycle() { return story.cycles.back(); }
};

std::uint32_t size32(std::size_t size) { return static_cast<std::uint32_t>(size); }

// A copy of the current values. The current ones are the first row.
std::uint32_t snapshot(Walker& w) {
  const std::size_t row = w.story.rows.size();
  w.story.rows.resize(row + w.slots());
  std::copy_n(w.story.rows.begin(), w.slots(),
              w.story.rows.begin() + static_cast<std::ptrdiff_t>(row));
  return size32(row);
}

void end_stretch(Walker& w, Instant at) {
  if (!w.open) return;
  if (w.open->from < at) {
    w.story.stretches.push_back({w.open->from, at, w.open->kind, w.open->cause});
  }
  w.open.reset();
}

// Makes the open stretch say what is true after this instant.
void turn_to(Walker& w, Instant at, std::optional<StretchKind> kind) {
  if (w.open && kind && w.open->kind == *kind) return;
  end_stretch(w, at);
  if (kind) w.open = OpenStretch{at, *kind, w.cause};
}

bool counts_gaps(const ir::Clock& clock) {
  return clock.reopening == ir::Reopening::CountGap ||
         clock.later_reopening == ir::Reopening::CountGap;
}

std::optional<StretchKind> state_now(const Walker& w) {
  const StretchKind by_state = w.state_paused ? StretchKind::PausedByState : StretchKind::Running;
  if (w.phase == Phase::Live) return w.event_paused ? StretchKind::PausedByEvent : by_state;
  // A gap that may come to count is followed while it lasts, and cut off if it does not.
  if (w.phase == Phase::Stopped && counts_gaps(w.clock)) return by_state;
  return std::nullopt;
}

void drop_gap(Walker& w) {
  w.open.reset();
  if (!w.story.cycles.empty()) w.story.stretches.resize(w.cycle().last_stretch);
}

void new_origin(Walker& w, Instant at) {
  w.story.origins.push_back({at, size32(w.story.changes.size()), snapshot(w)});
  w.cycle().last_origin = size32(w.story.origins.size());
}

void begin_at(Walker& w, Instant at) {
  Cycle& cycle = w.cycle();
  cycle.started = at;
  cycle.stopped = kNever;
  cycle.first_stretch = cycle.last_stretch = size32(w.story.stretches.size());
  cycle.first_origin = size32(w.story.origins.size());
  new_origin(w, at);
  w.phase = Phase::Live;
  w.event_paused = false;
  w.ignoring = false;
}

void new_cycle(Walker& w, Instant at) {
  Cycle cycle;
  cycle.number = static_cast<std::int32_t>(w.story.cycles.size()) + 1;
  w.story.cycles.push_back(cycle);
  begin_at(w, at);
}

void go_on(Walker& w, Instant at, bool leave_out_gap) {
  end_stretch(w, at);
  if (leave_out_gap) {
    w.story.stretches.resize(w.cycle().last_stretch);
    if (w.cycle().stopped < at) {
      w.story.stretches.push_back({w.cycle().stopped, at, StretchKind::Gap, w.cause});
    }
  }
  w.cycle().stopped = kNever;
  w.phase = Phase::Live;
  w.event_paused = false;
  w.ignoring = false;
}

void reopen(Walker& w, Instant at) {
  const bool in_time = w.clock.reopening_days == 0 ||
                       at - w.cycle().stopped <= w.clock.reopening_days * kDay;
  switch (in_time ? w.clock.reopening : w.clock.later_reopening) {
    case ir::Reopening::FirstStopDecides:
      w.ignoring = true;
      break;
    case ir::Reopening::NewItem:
      drop_gap(w);
      new_cycle(w, at);
      break;
    case ir::Reopening::LeaveOutGap:
      go_on(w, at, true);
      break;
    case ir::Reopening::CountGap:
      go_on(w, at, false);
      break;
    case ir::Reopening::LastDecides:
      w.open.reset();
      w.story.stretches.resize(w.cycle().first_stretch);
      begin_at(w, at);
      break;
  }
}

void begin_or_go_on(Walker& w, std::size_t place) {
  const events::Occurrence& happening = w.happenings.first[place];
  switch (w.phase) {
    case Phase::Live:
      w.findings.about(place, happening.channel, FindingKind::RedundantStart);
      break;
    case Phase::Stopped:
      reopen(w, happening.at);
      break;
    case Phase::Idle:
    case Phase::Cancelled:
      new_cycle(w, happening.at);
      break;
  }
}

// What is about an item that was cancelled, or about a reopening that does not count, is no repeat.
void redundant(Walker& w, std::size_t place, FindingKind kind) {
  if (w.ignoring || w.phase == Phase::Cancelled) return;
  w.findings.about(place, w.happenings.first[place].channel, kind);
}

void pause(Walker& w, std::size_t place) {
  if (w.phase == Phase::Live && !w.event_paused) {
    w.event_paused = true;
  } else {
    redundant(w, place, FindingKind::RedundantPause);
  }
}

void resume(Walker& w, std::size_t place) {
  if (w.phase == Phase::Live && w.event_paused) {
    w.event_paused = false;
  } else {
    redundant(w, place, FindingKind::RedundantResume);
  }
}

void reset(Walker& w, Instant at) {
  if (w.phase != Phase::Live) return;
  end_stretch(w, at);
  new_origin(w, at);
  w.event_paused = false;
}

void stop_cycle(Walker& w, Instant at) {
  Cycle& cycle = w.cycle();
  end_stretch(w, at);
  cycle.stopped = at;
  cycle.last_stretch = size32(w.story.stretches.size());
  cycle.last_change = size32(w.story.changes.size());
  cycle.end_row = snapshot(w);
  w.phase = Phase::Stopped;
  w.stopped_at = at;
  w.event_paused = false;
}

void find_early(Walker& w, FindingKind kind) {
  w.findings.about(w.early.place, w.happenings.first[w.early.place].channel, kind);
}

void stop_without_start(Walker& w, std::size_t place) {
  const Instant at = w.happenings.first[place].at;
  new_cycle(w, at);
  w.cycle().started = kNever;
  stop_cycle(w, at);
  if (w.clock.early_stop > 0) {
    w.early = {at, place, true};
  } else {
    w.findings.about(place, w.happenings.first[place].channel, FindingKind::StopWithoutStart);
  }
}

void stop(Walker& w, std::size_t place) {
  const events::Occurrence& happening = w.happenings.first[place];
  if (w.phase == Phase::Idle) {
    stop_without_start(w, place);
  } else if (w.phase == Phase::Live) {
    stop_cycle(w, happening.at);
  } else if (w.clock.early_stop > 0 && !w.ignoring && w.early.at == kNever &&
             happening.at > w.stopped_at) {
    w.early = {happening.at, place, false};
  }
  w.ignoring = false;
}

// The early stop has no start of its own: none comes, or the next one is too far away.
void give_up_early(Walker& w) {
  if (w.early.told) find_early(w, FindingKind::StopWithoutStart);
  w.early = {};
}

void start(Walker& w, std::size_t place) {
  const Instant at = w.happenings.first[place].at;
  if (w.early.at == kNever) return begin_or_go_on(w, place);
  if (at - w.early.at > w.clock.early_stop) {
    give_up_early(w);
    return begin_or_go_on(w, place);
  }
  if (w.early.told) {
    drop_gap(w);
    w.story.cycles.pop_back();
    w.phase = Phase::Idle;
  }
  const std::size_t items = w.story.cycles.size();
  begin_or_go_on(w, place);
  if (w.story.cycles.size() > items) {
    find_early(w, FindingKind::StopBeforeStart);
    stop_cycle(w, at);
    w.cycle().stopped = w.early.at;
  }
  w.early = {};
}

// A complete item stays, unless it was completed at this very instant.
void cancel(Walker& w, Instant at) {
  const bool just_stopped = w.phase == Phase::Stopped && w.stopped_at == at;
  if (w.phase != Phase::Live && !just_stopped) return;
  give_up_early(w);
  w.open.reset();
  w.story.stretches.resize(w.cycle().first_stretch);
  w.story.cycles.pop_back();
  w.phase = Phase::Cancelled;
  w.event_paused = false;
}

void apply(Walker& w, plan::Roles role, std::size_t place) {
  const events::Occurrence& happening = w.happenings.first[place];
  w.cause = happening.channel;
  switch (role) {
    case plan::kStarts: start(w, place); break;
    case plan::kResumes: resume(w, place); break;
    case plan::kPauses: pause(w, place); break;
    case plan::kResets: reset(w, happening.at); break;
    case plan::kStops: stop(w, place); break;
    case plan::kCancels: cancel(w, happening.at); break;
    default: break;
  }
}

// Events of one instant and one sequence number, weakest role first.
void apply_events(Walker& w, std::size_t first, std::size_t last) {
  unsigned present = 0;
  for (std::size_t i = first; i < last; ++i) {
    present |= w.bound.watch.roles[w.happenings.first[i].channel];
  }
  for (unsigned role = plan::kStarts; role <= present; role <<= 1U) {
    if ((present & role) == 0) continue;
    for (std::size_t i = first; i < last; ++i) {
      if ((w.bound.watch.roles[w.happenings.first[i].channel] & role) == 0) continue;
      apply(w, static_cast<plan::Roles>(role), i);
    }
  }
}

// Two values at one instant are one change, from the value before the instant to the last one.
void note_change(Walker& w, Instant at, std::int32_t slot, std::int64_t before,
                 std::int64_t value) {
  std::vector<Change>& changes = w.story.changes;
  for (std::size_t i = changes.size(); i > 0 && changes[i - 1].at == at; --i) {
    if (changes[i - 1].slot != slot) continue;
    changes[i - 1].value = value;
    if (changes[i - 1].before == value) {
      changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(i - 1));
    }
    return;
  }
  changes.push_back({at, slot, before, value});
}

void apply_values(Walker& w, std::size_t first, std::size_t last) {
  bool pausing = false;
  for (std::size_t i = first; i < last; ++i) {
    const events::Occurrence& happening = w.happenings.first[i];
    const std::int32_t slot = w.bound.watch.slot_of[happening.channel];
    if (slot < 0) continue;
    const auto at = static_cast<std::size_t>(slot);
    const std::int64_t value = w.answers.said(happening.value, w.bound.watch.times[at]);
    std::int64_t& held = w.values()[at];
    if (held == value) continue;
    if (w.phase == Phase::Live || w.phase == Phase::Stopped) {
      note_change(w, happening.at, slot, held, value);
    }
    held = value;
    if (!w.bound.pauses[at]) continue;
    pausing = true;
    w.cause = happening.channel;
  }
  if (pausing) {
    w.state_paused = w.answers.holds(w.clock.pause_while, w.bound.watch, w.values());
  }
}

// All values of an instant come first, then its events in the order of their sequence numbers.
void apply_instant(Walker& w, std::size_t first, std::size_t last) {
  apply_values(w, first, last);
  const std::int64_t* sequences = w.happenings.sequences;
  while (first < last) {
    std::size_t next = first + 1;
    while (next < last && (sequences == nullptr || sequences[next] == sequences[first])) ++next;
    apply_events(w, first, next);
    first = next;
  }
}

void finish(Walker& w) {
  give_up_early(w);
  if (w.phase == Phase::Live) {
    end_stretch(w, w.plan.as_of);
    Cycle& cycle = w.cycle();
    cycle.last_stretch = size32(w.story.stretches.size());
    cycle.last_change = size32(w.story.changes.size());
    cycle.end_row = snapshot(w);
    return;
  }
  drop_gap(w);
}

}  // namespace

Happenings happenings_of(const events::EventStore& store, std::uint32_t subject) {
  const std::size_t first = store.first[subject], last = store.first[subject + 1];
  const bool sequenced = !store.sequences.empty();
  return {store.occurrences.data() + first,
          sequenced ? store.sequences.data() + first : nullptr, last - first};
}

std::size_t end_of_instant(const Happenings& happenings, std::size_t place) {
  const Instant at = happenings.first[place].at;
  while (place < happenings.count && happenings.first[place].at == at) ++place;
  return place;
}

void walk(const plan::Plan& plan, Id<ir::Clock> clock, const Happenings& happenings,
          Answers& answers, Findings& findings, Story& story) {
  story.cycles.clear();
  story.stretches.clear();
  story.origins.clear();
  story.changes.clear();
  const plan::BoundClock& bound = plan.clocks[clock.index()];
  story.rows.assign(bound.watch.slots.size(), kAbsent);
  Walker w{plan, plan.program->clocks[clock.index()], bound, happenings, answers, findings, story};
  // A state that holds of absent values holds from the beginning.
  if (w.clock.pause_while.valid()) {
    w.state_paused = answers.holds(w.clock.pause_while, bound.watch, w.values());
  }
  for (std::size_t at = 0; at < happenings.count;) {
    const Instant instant = happenings.first[at].at;
    if (instant >= plan.as_of) break;
    const std::size_t next = end_of_instant(happenings, at);
    apply_instant(w, at, next);
    turn_to(w, instant, state_now(w));
    at = next;
  }
  finish(w);
}

}  // namespace akad::clocks

#include <algorithm>

#include "runtime/clocks/walker.h"

namespace akad::clocks {
namespace {

std::uint32_t size32(std::size_t size) { return static_cast<std::uint32_t>(size); }

// A copy of the current values. The current ones are the first row.
std::uint32_t snapshot(Walker& w) {
  const std::size_t row = w.story.rows.size();
  w.story.rows.resize(row + w.slots());
  std::copy_n(w.story.rows.begin(), w.slots(),
              w.story.rows.begin() + static_cast<std::ptrdiff_t>(row));
  return size32(row);
}

void new_origin(Walker& w, Instant at) {
  w.story.origins.push_back({at, size32(w.story.changes.size()), snapshot(w)});
  w.cycle().last_origin = size32(w.story.origins.size());
}

// From where the item counts that starts now.
Instant origin_of_start(Walker& w, Instant at) {
  if (!w.bound.origin_slot.valid()) return at;
  const std::int64_t said = w.values()[w.bound.origin_slot.index()];
  return said == kAbsent ? at : std::min<Instant>(said, at);
}

void begin_at(Walker& w, Instant at, Instant origin) {
  Cycle& cycle = w.cycle();
  cycle.started = at;
  cycle.stopped = kNever;
  cycle.first_earlier = cycle.last_earlier = 0;
  cycle.first_stretch = cycle.last_stretch = size32(w.story.stretches.size());
  cycle.first_origin = size32(w.story.origins.size());
  new_origin(w, origin);
  if (origin < at) tell_before_start(w, origin, at);
}

void add_cycle(Walker& w) {
  Cycle cycle;
  cycle.number = static_cast<std::int32_t>(w.story.cycles.size()) + 1;
  w.story.cycles.push_back(cycle);
  if (w.evidence != nullptr) w.evidence->add_item();
}

// That another one's end begins: it counts from there.
void new_item(Walker& w, Instant at) {
  add_cycle(w);
  begin_at(w, at, at);
}

void go_live(Walker& w) {
  w.phase = Phase::Live;
  w.event_paused = false;
  w.ignoring = false;
}

void undo_stop(Walker& w, Instant at) {
  const Cycle& cycle = w.cycle();
  if (cycle.stopped == kNever || cycle.stopped == at) return;
  const auto place = size32(w.story.cycles.size()) - 1;
  w.story.undone.push_back({place, cycle.started, cycle.stopped, at, cycle.end_row});
}

void go_on(Walker& w, Instant at, bool leave_out_gap) {
  end_stretch(w, at);
  undo_stop(w, at);
  if (leave_out_gap) {
    w.story.stretches.resize(w.cycle().last_stretch);
    if (w.cycle().stopped < at) {
      w.story.stretches.push_back({w.cycle().stopped, at, StretchKind::Gap, w.cause});
    }
  } else if (w.cycle().stopped < at) {
    w.story.counted_gaps.push_back({w.cycle().stopped, at});
  }
  w.cycle().stopped = kNever;
  w.fresh_at = kNever;
  go_live(w);
}

// A pause that began between the origin and the start lasts until it is resumed.
void start_item(Walker& w, Instant at) {
  const Instant origin = origin_of_start(w, at);
  begin_at(w, at, origin);
  go_live(w);
  w.event_paused = origin < at && w.earlier_paused;
  if (w.state_paused && !w.event_paused && w.evidence != nullptr) {
    w.evidence->acts.push_back(
        {at, Act::kNoPlace, plan::kPauses, Deed::PausesByState, item_number(w)});
  }
  if (!w.event_paused) return;
  const Stretch& last = w.story.earlier->back();
  const bool before = last.kind == StretchKind::PausedByEvent;
  w.open = {at, StretchKind::PausedByEvent, before ? last.cause : w.cause};
}

// Of an item that a change ended, just before the change.
void end_before_changes(Walker& w, Instant at) {
  Cycle& cycle = w.cycle();
  while (cycle.last_change > 0 && w.story.changes[cycle.last_change - 1].at == at) {
    const Change& change = w.story.changes[--cycle.last_change];
    w.story.rows[cycle.end_row + change.slot.index()] = change.before;
  }
}

}  // namespace

void begin(Walker& w, Instant at, Deed deed) {
  w.fresh_at = kNever;
  if (w.items_by_value()) {
    w.item_value = w.values()[w.bound.item_slot.index()];
    w.itemless = w.item_value == kAbsent;
    if (w.itemless) {
      go_live(w);
      return note(w, at, Deed::StartsWithoutItem);
    }
  }
  add_cycle(w);
  w.phase = Phase::Live;
  note(w, at, deed);
  start_item(w, at);
}

void begin_anew(Walker& w, Instant at) {
  if (w.itemless) return note(w, at, Deed::RunsAlready);
  w.open.reset();
  w.story.stretches.resize(w.cycle().first_stretch);
  if (w.evidence != nullptr) w.evidence->begin_anew();
  note(w, at, Deed::BeginsAnew);
  start_item(w, at);
}

void begin_round(Walker& w, Instant at) {
  w.round_at = at;
  if (w.phase != Phase::Live) {
    drop_gap(w);
    return begin(w, at, Deed::BeginsByRound);
  }
  if (w.itemless || w.cycle().started == at) return note(w, at, Deed::OneWithOther);
  note(w, at, Deed::EndsByRound);
  stop_item(w, at);
  new_item(w, at);
  note(w, at, Deed::BeginsByRound);
  go_live(w);
  w.fresh_at = at;
}

namespace {

bool is_within_days(const Walker& w, Instant at) {
  const std::int32_t days = w.clock.reopening_days;
  if (days == 0) return true;
  if (!w.clock.reopening_by_dates) return at - w.stopped_at <= days * kDay;
  return at < time::end_of_calendar_days(w.plan.zone, w.stopped_at, days);
}

}  // namespace

void reopen(Walker& w, Instant at) {
  const bool in_time = is_within_days(w, at);
  ir::Reopening rule = in_time ? w.clock.reopening : w.clock.later_reopening;
  if (w.items_by_value() && rule != ir::Reopening::FirstStopDecides) {
    rule = ir::Reopening::NewItem;
  }
  switch (rule) {
    case ir::Reopening::FirstStopDecides:
      w.ignoring = true;
      note(w, at, Deed::StaysStopped);
      break;
    case ir::Reopening::NewItem:
      drop_gap(w);
      begin(w, at, in_time ? Deed::StartsNewItem : Deed::StartsNewItemLate);
      break;
    case ir::Reopening::LeaveOutGap:
      go_on(w, at, true);
      note(w, at, Deed::OpensLeavingOutGap);
      break;
    case ir::Reopening::CountGap:
      go_on(w, at, false);
      note(w, at, Deed::OpensCountingGap);
      break;
    case ir::Reopening::LastDecides:
      if (!w.itemless) undo_stop(w, at);
      begin_anew(w, at);
      break;
  }
}

void reset(Walker& w, Instant at) {
  if (!w.item_is_open()) return note(w, at, Deed::ChangesNothing);
  end_stretch(w, at);
  new_origin(w, at);
  w.event_paused = false;
  note(w, at, Deed::Resets);
}

bool tell_stop_without_start(Walker& w, Instant at) {
  w.phase = Phase::Stopped;
  w.stopped_at = at;
  if (w.items_by_value() && w.values()[w.bound.item_slot.index()] == kAbsent) return false;
  new_item(w, at);
  w.cycle().started = kNever;
  stop_item(w, at);
  return true;
}

void stop_item(Walker& w, Instant at) {
  Cycle& cycle = w.cycle();
  end_stretch(w, at);
  cycle.stopped = at;
  cycle.last_stretch = size32(w.story.stretches.size());
  cycle.last_change = size32(w.story.changes.size());
  cycle.end_row = snapshot(w);
  w.ended_at = at;
}

// An item that began at this very instant since another one ended is none.
Deed stop_clock(Walker& w, Instant at) {
  Deed deed = Deed::StopsWithoutItem;
  if (w.item_is_open()) {
    deed = w.fresh_at == at ? Deed::StopsFreshItem : Deed::Stops;
    if (deed == Deed::StopsFreshItem) {
      drop_item(w);
    } else {
      stop_item(w, at);
    }
  }
  w.phase = Phase::Stopped;
  w.stopped_at = at;
  w.itemless = false;
  w.event_paused = false;
  return deed;
}

void drop_item(Walker& w) {
  w.open.reset();
  w.story.stretches.resize(w.cycle().first_stretch);
  w.story.cycles.pop_back();
  for (auto undone = w.story.undone.rbegin(); undone != w.story.undone.rend(); ++undone) {
    if (undone->cycle != w.story.cycles.size()) break;
    undone->cycle = UndoneStop::kDropped;
  }
  if (w.evidence != nullptr) w.evidence->drop_item();
}

// A complete item stays, unless it was completed at this very instant.
bool cancel_clock(Walker& w, Instant at) {
  const bool live = w.phase == Phase::Live;
  const bool just_stopped = w.phase == Phase::Stopped && w.stopped_at == at;
  if (!live && !just_stopped) return false;
  const bool just_ended = w.ended_at == at && (just_stopped || w.fresh_at == at);
  if (w.item_is_open()) drop_item(w);
  if (just_ended) drop_item(w);
  w.phase = Phase::Cancelled;
  w.stopped_at = at;
  w.itemless = false;
  w.event_paused = false;
  return true;
}

void change_item(Walker& w, Instant at) {
  const std::int64_t value = w.values()[w.bound.item_slot.index()];
  if (value == w.item_value) return;
  w.place = Act::kNoPlace;
  w.role = 0;
  if (!w.itemless) {
    note(w, at, Deed::EndsByValue);
    stop_item(w, at);
    end_before_changes(w, at);
    w.fresh_at = at;
  }
  w.item_value = value;
  w.itemless = value == kAbsent;
  if (w.itemless) return;
  new_item(w, at);
  note(w, at, Deed::BeginsByValue);
}

void finish_item(Walker& w) {
  if (!w.item_is_open()) return drop_gap(w);
  stop_item(w, w.as_of);
  w.cycle().stopped = kNever;
}

}  // namespace akad::clocks

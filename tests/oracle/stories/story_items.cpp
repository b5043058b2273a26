#include <algorithm>
#include <utility>

#include "tests/oracle/stories/story_walker.h"
#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

LifeItem& item(Walker& w) { return w.life.items.back(); }

bool has_value(const Walker& w) {
  return !by_value(w) || w.values[w.clock.item_by.index()].has_value();
}

void count_from_here(Walker& w, int minute) {
  item(w).origin = minute;
  item(w).values_at_origin = w.values;
  item(w).first_change = w.life.changes.size();
}

void add_item(Walker& w, int minute) {
  w.life.items.emplace_back();
  item(w).number = static_cast<std::int32_t>(w.life.items.size());
  item(w).started = minute;
  item(w).doing.assign(static_cast<std::size_t>(w.life.end), kNothing);
  count_from_here(w, minute);
  w.open = true;
}

// From the instant that the signal holds, with the pauses since then or without.
void count_from_earlier(Walker& w, int minute) {
  const Id<ir::Signal> signal = w.clock.counted_from;
  if (!signal.valid() || !w.values[signal.index()]) return;
  const Instant said = w.values[signal.index()]->time;
  const auto origin = static_cast<int>((said - w.question.minutes.first) / kMinute);
  if (origin >= minute) return;
  see(w.question, kCountedEarlier);
  item(w).origin = origin;
  for (int m = origin; m < minute; ++m) {
    const auto at = static_cast<std::size_t>(m);
    const bool paused = w.clock.earlier_pauses && w.paused_then[at];
    if (paused) see(w.question, kPausedEarlier);
    item(w).doing[at] = paused ? kPaused : kRunning;
  }
  w.paused_by_event = w.clock.earlier_pauses && w.held;
}

// A start begins an item, where there may be one.
void begin(Walker& w, int minute) {
  w.now = Now::Live;
  w.paused_by_event = false;
  w.start_ignored = false;
  w.fresh = -1;
  if (!has_value(w)) return;
  add_item(w, minute);
  count_from_earlier(w, minute);
}

void begin_anew(Walker& w, int minute) {
  if (!w.open) return;
  see(w.question, kBegunAnew);
  item(w).started = minute;
  item(w).doing.assign(static_cast<std::size_t>(w.life.end), kNothing);
  w.paused_by_event = false;
  count_from_here(w, minute);
  count_from_earlier(w, minute);
}

void end_item(Walker& w, int minute, std::size_t last_change) {
  if (!w.open) return;
  w.open = false;
  w.ended = minute;
  if (w.fresh == minute) {  // begun and ended in one instant because of another
    w.life.items.pop_back();
    return;
  }
  item(w).stopped = minute;
  item(w).stops.push_back(minute);
  item(w).last_change = last_change;
}

// In the instant in which an item starts a round changes nothing; where none runs it is a start.
void round(Walker& w, int minute) {
  see(w.question, kRoundBegan);
  if (w.now != Now::Live) return begin(w, minute);
  if (!w.open || item(w).started == minute) return;
  w.paused_by_event = false;
  end_item(w, minute, w.life.changes.size());
  add_item(w, minute);
  w.fresh = minute;
}

void go_on(Walker& w, int minute, bool count_gap) {
  see(w.question, count_gap ? kGapCounted : kGapLeftOut);
  for (int m = std::max(0, item(w).stopped); count_gap && m < minute; ++m) {
    std::uint8_t& doing = item(w).doing[static_cast<std::size_t>(m)];
    if (doing < kStoppedRunning) continue;  // before the start of an item that stopped early
    doing = doing == kStoppedPaused ? kPaused : kRunning;
  }
  if (item(w).stopped == minute) item(w).stops.pop_back();  // it was closed for no time at all
  item(w).stopped = -1;
  item(w).early = false;
  w.now = Now::Live;
  w.open = true;
  w.fresh = -1;
  w.start_ignored = false;
}

std::int32_t date_at(const Walker& w, int minute) {
  const Instant at = w.question.minutes.first + minute * kMinute;
  return local_date(w.question.program.agreement.zone, at).days;
}

bool is_within_days(const Walker& w, int minute) {
  const int days = w.clock.reopening_days;
  if (days == 0) return true;
  if (w.clock.reopening_by_dates) return date_at(w, minute) - date_at(w, w.clock_stopped) <= days;
  return minute - w.clock_stopped <= days * 24 * 60;
}

void start_after_stop(Walker& w, int minute) {
  const ir::Reopening rule =
      is_within_days(w, minute) ? w.clock.reopening : w.clock.later_reopening;
  if (rule == ir::Reopening::FirstStopDecides) {
    w.start_ignored = true;
  } else if (by_value(w) || rule == ir::Reopening::NewItem) {
    begin(w, minute);
  } else if (rule == ir::Reopening::LastDecides) {
    w.life.items.pop_back();
    begin(w, minute);
  } else {
    go_on(w, minute, rule == ir::Reopening::CountGap);
  }
}

void take_start(Walker& w, int minute, bool is_round) {
  if (is_round) return round(w, minute);
  if (w.now == Now::Stopped) return start_after_stop(w, minute);
  if (w.now != Now::Live) return begin(w, minute);
  if (w.clock.repeated_start == ir::RepeatedStart::BeginsAnew) begin_anew(w, minute);
}

void stop_what_runs(Walker& w, int minute) {
  end_item(w, minute, w.life.changes.size());
  w.now = Now::Stopped;
  w.clock_stopped = minute;
  w.paused_by_event = false;
}

// A stop without a start is an item that nobody can measure, or nothing at all.
void stop_what_never_began(Walker& w, int minute) {
  const bool counts = w.clock.lone_stop == ir::LoneStop::Undetermined;
  const bool is_item = counts && has_value(w);
  if (counts) {
    w.now = Now::Stopped;
    w.clock_stopped = minute;
  } else {
    see(w.question, kLoneStop);
  }
  if (is_item) {
    add_item(w, minute);
    item(w).started = -1;
    w.fresh = -1;
    end_item(w, minute, w.life.changes.size());
  }
  if (w.clock.early_stop > 0) w.waiting = {minute, counts, is_item};
}

}  // namespace

void paint_until(Walker& w, int minute) {
  const bool paused = w.paused_by_event || w.paused_by_state;
  const Doing doing = w.open ? (paused ? kPaused : kRunning)
                             : (w.paused_by_state ? kStoppedPaused : kStoppedRunning);
  for (; w.painted < minute; ++w.painted) {
    const auto at = static_cast<std::size_t>(w.painted);
    w.paused_then[at] = w.held || w.paused_by_state;
    if (!w.life.items.empty()) item(w).doing[at] = doing;
  }
}

// The stop that waited is this start's own when it is near enough and the start begins an item.
void start(Walker& w, int minute, bool is_round) {
  const WaitingStop waiting = std::exchange(w.waiting, {});
  const bool near =
      waiting.minute >= 0 && (minute - waiting.minute) * kMinute <= w.clock.early_stop;
  if (!near) return take_start(w, minute, is_round);
  if (waiting.is_item) w.life.items.pop_back();
  if (waiting.first) w.now = Now::NoItem;
  const bool goes_on = w.now == Now::Live;
  take_start(w, minute, is_round);
  const bool begun = w.open && item(w).started == minute;
  if (goes_on || w.now != Now::Live || (!begun && has_value(w))) return;
  see(w.question, kEarlyStop);
  w.paused_by_event = false;  // as at any stop
  w.now = Now::Stopped;
  w.clock_stopped = minute;
  if (!begun) return;
  w.open = false;
  w.ended = minute;
  item(w).stopped = waiting.minute;
  item(w).stops.push_back(waiting.minute);
  item(w).early = true;
  item(w).last_change = w.life.changes.size();
}

void stop(Walker& w, int minute) {
  if (w.now == Now::Live) {
    stop_what_runs(w, minute);
  } else if (w.now == Now::NoItem) {
    stop_what_never_began(w, minute);
  } else if (w.clock.early_stop > 0 && !w.start_ignored && w.waiting.minute < 0 &&
             minute > w.clock_stopped && minute > w.ignored_stop) {
    w.waiting = {minute};
  }
  if (w.start_ignored) w.ignored_stop = minute;
  w.start_ignored = false;
}

// Drops what is open, and what ended in this instant for it to begin; or what ended in it.
void cancel(Walker& w, int minute) {
  if (w.now == Now::NoItem || w.now == Now::Cancelled) return;
  if (w.now == Now::Stopped && w.clock_stopped != minute) return;
  const bool ended_now = w.ended == minute && (!w.open || w.fresh == minute);
  if (w.open) w.life.items.pop_back();
  if (ended_now) w.life.items.pop_back();
  w.open = false;
  w.ended = -1;
  w.paused_by_event = false;
  w.waiting = {};
  w.clock_stopped = minute;
  w.now = Now::Cancelled;
}

void reset(Walker& w, int minute) {
  if (!w.open) return;
  w.paused_by_event = false;
  count_from_here(w, minute);
}

void change_item(Walker& w, const std::optional<ir::Constant>& before, std::size_t changes_before,
                 int minute) {
  if (!by_value(w) || w.now != Now::Live) return;
  if (same_value(before, w.values[w.clock.item_by.index()])) return;
  see(w.question, kValueItem);
  const bool another_ends = w.open;
  end_item(w, minute, changes_before);
  if (!has_value(w)) return;
  add_item(w, minute);
  w.fresh = another_ends ? minute : -1;
}

}  // namespace akad::oracle

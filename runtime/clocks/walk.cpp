#include "runtime/clocks/walk.h"

#include <algorithm>

#include "runtime/clocks/walker.h"

namespace akad::clocks {
namespace {

// Two values at one instant are one change, from the value before the instant to the last one.
void note_change(Walker& w, Instant at, Id<plan::Slot> slot, std::int64_t before,
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

void note_holder(Walker& w, Instant at, std::int64_t value) {
  std::vector<Holder>& holders = w.story.holders;
  if (!holders.empty() && holders.back().at == at) {
    holders.back().value = value;
  } else {
    holders.push_back({at, value});
  }
}

// The roles whose conditions the values of this instant may decide.
plan::Roles apply_values(Walker& w, std::size_t first, std::size_t last) {
  unsigned asked = 0;
  for (std::size_t i = first; i < last; ++i) {
    const events::Occurrence& happening = w.happenings.first[i];
    const Id<plan::Slot> slot = w.bound.watch.slot_of[happening.channel.index()];
    if (!slot.valid()) continue;
    const std::size_t at = slot.index();
    const std::int64_t value = w.answers.said(happening.value, w.bound.watch.slots[at].is_time);
    std::int64_t& held = w.values()[at];
    const unsigned asks = w.bound.asks[at];
    if (held == value && (asks & ~unsigned{w.asked}) == 0) continue;
    if (w.evidence != nullptr) {
      w.evidence->sayings.push_back({happening.at, i, slot, held, value, w.bound.asks[at]});
    }
    if (held != value) {
      if (w.phase == Phase::Live || w.phase == Phase::Stopped) {
        note_change(w, happening.at, slot, held, value);
      }
      if (slot == w.bound.attributed_slot) note_holder(w, happening.at, value);
      held = value;
    }
    if (asks == 0) continue;
    asked |= asks;
    w.cause = happening.channel;
  }
  return static_cast<plan::Roles>(asked);
}

bool holds(Walker& w, Id<ir::Condition> condition) {
  return w.answers.holds(condition, w.bound.watch, w.values());
}

Id<ir::Condition> condition_of(const ir::Clock& clock, unsigned role) {
  switch (role) {
    case plan::kStarts: return clock.start_when;
    case plan::kResets: return clock.reset_when;
    case plan::kStops: return clock.stop_when;
    case plan::kCancels: return clock.cancel_when;
    default: return {};
  }
}

void pause_by_state(Walker& w, Instant at, bool paused) {
  const bool before = w.state_paused;
  w.state_paused = paused;
  if (before == paused || !w.item_is_open() || w.event_paused) return;
  w.place = Act::kNoPlace;
  w.role = plan::kPauses;
  note(w, at, paused ? Deed::PausesByState : Deed::ResumesByState);
}

// The roles whose conditions became true. What holds of a subject's first values became true there.
unsigned ask(Walker& w, unsigned asked, Instant at) {
  if ((asked & plan::kPauses) != 0) pause_by_state(w, at, holds(w, w.clock.pause_while));
  unsigned risen = 0;
  for (unsigned role = plan::kStarts; role <= asked; role <<= 1U) {
    if ((asked & role) == 0 || role == plan::kPauses) continue;
    const bool before = (w.holding & role) != 0;
    const bool now = holds(w, condition_of(w.clock, role));
    if (now && !before) risen |= role;
    if (now != before) w.holding = static_cast<plan::Roles>(w.holding ^ role);
  }
  w.asked = static_cast<plan::Roles>(w.asked | asked);
  return risen;
}

// Events of one instant and one sequence number, and conditions that became true, weakest first.
void apply_events(Walker& w, std::size_t first, std::size_t last, unsigned risen) {
  unsigned present = risen;
  w.started = false;
  for (std::size_t i = first; i < last; ++i) {
    present |= w.bound.watch.roles[w.happenings.first[i].channel.index()];
  }
  for (unsigned rest = present; rest != 0; rest &= rest - 1) {
    const unsigned role = rest & ~(rest - 1);  // the weakest that is left
    const auto what = static_cast<plan::Roles>(role);
    if ((risen & role) != 0) become_true(w, what, w.happenings.first[first].at);
    for (std::size_t i = first; i < last; ++i) {
      if ((w.bound.watch.roles[w.happenings.first[i].channel.index()] & role) == 0) continue;
      happen(w, what, i);
    }
  }
}

// All values of an instant come first, then its events in the order of their sequence numbers.
void apply_instant(Walker& w, std::size_t first, std::size_t last) {
  const unsigned asked = apply_values(w, first, last);
  const Instant at = w.happenings.first[first].at;
  unsigned risen = asked == 0 ? 0 : ask(w, asked, at);
  if (w.items_by_value() && w.phase == Phase::Live) change_item(w, at);
  const std::int64_t* sequences = w.happenings.sequences;
  while (first < last) {
    std::size_t next = first + 1;
    while (next < last && (sequences == nullptr || sequences[next] == sequences[first])) ++next;
    apply_events(w, first, next, risen);
    risen = 0;
    first = next;
  }
}

void clear(Story& story, std::size_t slots) {
  story.cycles.clear();
  story.stretches.clear();
  story.earlier.reset();
  story.origins.clear();
  story.changes.clear();
  story.undone.clear();
  story.counted_gaps.clear();
  story.holders.clear();
  story.rows.assign(slots, kAbsent);
}

}  // namespace

Happenings happenings_of(const events::EventStore& store, std::uint32_t subject) {
  const std::size_t first = store.first[subject], last = store.first[subject + 1];
  const bool sequenced = !store.sequences.empty();
  return {store.occurrences.data() + first, sequenced ? store.sequences.data() + first : nullptr,
          last - first};
}

std::size_t end_of_instant(const Happenings& happenings, std::size_t place) {
  const Instant at = happenings.first[place].at;
  while (place < happenings.count && happenings.first[place].at == at) ++place;
  return place;
}

void walk(const plan::Plan& plan, Id<ir::Clock> clock, const Happenings& happenings,
          Answers& answers, Findings& findings, Story& story, Evidence* evidence) {
  const plan::BoundClock& bound = plan.clocks[clock.index()];
  clear(story, bound.watch.slots.size());
  if (evidence != nullptr) evidence->clear();
  const ir::Clock& rules = (*plan.program)[clock];
  const Instant as_of = std::min(plan.as_of, happenings.before);
  Walker w{plan, rules, bound, happenings, as_of, answers, findings, story, evidence};
  // A state that holds of absent values holds from the beginning.
  if (w.clock.pause_while.valid()) w.state_paused = holds(w, w.clock.pause_while);
  const bool remembers = w.remembers_pauses();
  if (remembers) {
    story.earlier = std::make_shared<std::vector<Stretch>>();
    remember_turn(w, kFirstInstant);
  }
  for (std::size_t at = 0; at < happenings.count;) {
    const Instant instant = happenings.first[at].at;
    if (instant >= w.as_of) break;
    const std::size_t next = end_of_instant(happenings, at);
    apply_instant(w, at, next);
    turn_to(w, instant, state_now(w));
    if (remembers) remember_turn(w, instant);
    at = next;
  }
  give_up_early(w);
  finish_item(w);
}

}  // namespace akad::clocks

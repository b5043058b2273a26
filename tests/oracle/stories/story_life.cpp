#include "tests/oracle/stories/story_life.h"

#include <algorithm>

#include "tests/oracle/stories/story_walker.h"

namespace akad::oracle {
namespace {

using Group = std::vector<Happening>;

bool happens(const Group& group, const std::vector<Id<ir::Event>>& events) {
  return std::any_of(group.begin(), group.end(), [&](const Happening& happening) {
    return happening.event.valid() &&
           std::find(events.begin(), events.end(), happening.event) != events.end();
  });
}

// Of two values at once the later in sequence holds, and of two in one place the greater; an end is
// greater than any value.
bool outdoes(const Happening& later, const Happening& said) {
  if (later.sequence != said.sequence) return later.sequence > said.sequence;
  if (!later.value || !said.value) return !later.value;
  return std::pair(later.value->text, later.value->time) >
         std::pair(said.value->text, said.value->time);
}

void change_values(Walker& w, const Group& instant, int minute) {
  std::vector<const Happening*> said(w.values.size(), nullptr);
  for (const Happening& happening : instant) {
    if (!happening.signal.valid()) continue;
    const Happening*& known = said[happening.signal.index()];
    if (known == nullptr || outdoes(happening, *known)) known = &happening;
  }
  for (std::size_t at = 0; at < said.size(); ++at) {
    if (said[at] == nullptr || same_value(w.values[at], said[at]->value)) continue;
    w.values[at] = said[at]->value;
    w.life.changes.push_back({minute, said[at]->signal, said[at]->value});
  }
}

const std::array<std::pair<Role, Id<ir::Condition> ir::Clock::*>, 4> kStates = {
    {{kStart, &ir::Clock::start_when},
     {kReset, &ir::Clock::reset_when},
     {kStop, &ir::Clock::stop_when},
     {kCancel, &ir::Clock::cancel_when}}};

// The states that become true in this instant. One that holds of the first values that it sees
// became true there.
std::array<bool, kRoles> become_true(Walker& w, const Group& instant) {
  const ir::Program& program = w.question.program;
  std::array<bool, kRoles> risen = {};
  for (const auto& [role, state] : kStates) {
    const Id<ir::Condition> condition = w.clock.*state;
    if (!condition.valid()) continue;
    w.asked[role] =
        w.asked[role] ||
        std::any_of(instant.begin(), instant.end(), [&](const Happening& happening) {
          return happening.signal.valid() && reads(program, condition, happening.signal);
        });
    const bool now = w.asked[role] && holds(program, condition, w.values);
    risen[role] = now && !w.held_true[role];
    w.held_true[role] = now;
  }
  return risen;
}

// A state stops what runs; where nothing runs it changes nothing.
void apply_role(Walker& w, Role role, bool by_event, bool by_state, int minute) {
  if (!by_event && !by_state) return;
  if (role >= kReset) w.held = false;
  switch (role) {
    case kRoundRole: start(w, minute, true); break;
    case kStart: start(w, minute, false); break;
    case kResume: w.paused_by_event = w.held = false; break;
    case kPause:
      w.held = true;
      w.paused_by_event = w.now == Now::Live;
      break;
    case kReset: reset(w, minute); break;
    case kStop:
      if (by_event || w.now == Now::Live) stop(w, minute);
      w.start_ignored = false;
      break;
    default: cancel(w, minute);
  }
}

void see_states(Walker& w, const std::array<bool, kRoles>& risen) {
  if (risen[kStart] && w.now != Now::Live) see(w.question, kStateStarted);
  if (risen[kReset] && w.open) see(w.question, kStateReset);
  if (risen[kStop] && w.open) see(w.question, kStateStopped);
  if (risen[kCancel] && w.open) see(w.question, kStateCancelled);
}

void apply_group(Walker& w, const Group& group, const std::array<bool, kRoles>& risen, int minute) {
  const ir::Clock& clock = w.clock;
  const std::array<const std::vector<Id<ir::Event>>*, kRoles> events = {
      &clock.rounds, &clock.starts, &clock.resumes, &clock.pauses,
      &clock.resets, &clock.stops,  &clock.cancels};
  see_states(w, risen);
  for (int role = 0; role < kRoles; ++role) {
    const auto at = static_cast<std::size_t>(role);
    if (role == kStart && happens(group, clock.rounds)) continue;  // starts at once are one
    apply_role(w, static_cast<Role>(role), happens(group, *events[at]), risen[at], minute);
  }
}

// Values change first; then happenings apply, those of one sequence number in their order, and what
// became true with the first of them.
void apply(Walker& w, const Group& instant, int minute) {
  paint_until(w, minute);
  const std::size_t changes_before = w.life.changes.size();
  const auto before = by_value(w) ? w.values[w.clock.item_by.index()] : std::nullopt;
  change_values(w, instant, minute);
  w.paused_by_state =
      w.clock.pause_while.valid() && holds(w.question.program, w.clock.pause_while, w.values);
  std::array<bool, kRoles> risen = become_true(w, instant);
  change_item(w, before, changes_before, minute);
  for (auto first = instant.begin(); first != instant.end();) {
    const auto last = std::find_if(first, instant.end(), [&](const Happening& happening) {
      return happening.sequence != first->sequence;
    });
    apply_group(w, Group(first, last), risen, minute);
    risen = {};
    first = last;
  }
}

}  // namespace

Life live(const StoryQuestion& question, const std::vector<Happening>& happenings) {
  const ir::Program& program = question.program;
  const auto minute_of = [&](Instant at) {
    return static_cast<int>((at - question.minutes.first) / kMinute);
  };
  const ir::Target& target = program.targets[question.target.index()];
  Walker w{question, program.clocks[of_items(target).clock.index()]};
  w.values.resize(program.signals.size());
  w.life.end = minute_of(question.as_of);
  w.paused_then.resize(static_cast<std::size_t>(w.life.end));
  w.paused_by_state = w.clock.pause_while.valid() && holds(program, w.clock.pause_while, w.values);
  for (auto first = happenings.begin(); first != happenings.end();) {
    const auto last =
        std::find_if(first, happenings.end(), [&](const auto& h) { return h.at != first->at; });
    if (first->at >= question.as_of) break;
    apply(w, Group(first, last), minute_of(first->at));
    first = last;
  }
  paint_until(w, w.life.end);
  if (w.open) w.life.items.back().last_change = w.life.changes.size();
  w.life.runs_at_end = w.open && !w.paused_by_event && !w.paused_by_state;
  return std::move(w.life);
}

}  // namespace akad::oracle

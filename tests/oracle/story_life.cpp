#include "tests/oracle/story_life.h"

#include <algorithm>
#include <cstdlib>

namespace akad::oracle {
namespace {

enum class Now { NoItem, Live, Stopped, Cancelled };

struct Walker {
  const ir::Clock& clock;
  Life life = {};
  Values values = {};
  Now now = Now::NoItem;
  bool paused_by_event = false;
  bool paused_by_state = false;
  int painted = 0;
};

LifeItem& item(Walker& w) { return w.life.items.back(); }

// What was done from the last happening up to this one.
void paint_until(Walker& w, int minute) {
  const bool paused = w.paused_by_event || w.paused_by_state;
  const Doing doing = w.now == Now::Live ? (paused ? kPaused : kRunning)
                                         : (w.paused_by_state ? kStoppedPaused : kStoppedRunning);
  for (; w.painted < minute; ++w.painted) w.life.doing[static_cast<std::size_t>(w.painted)] = doing;
}

void count_from_here(Walker& w, int minute) {
  item(w).origin = minute;
  item(w).values_at_origin = w.values;
  item(w).first_change = w.life.changes.size();
  w.paused_by_event = false;
}

void begin_item(Walker& w, int minute) {
  w.life.items.emplace_back();
  item(w).number = static_cast<std::int32_t>(w.life.items.size());
  item(w).started = minute;
  count_from_here(w, minute);
  w.now = Now::Live;
}

void go_on(Walker& w, int minute, bool count_gap) {
  for (int m = item(w).stopped; count_gap && m < minute; ++m) {
    std::uint8_t& doing = w.life.doing[static_cast<std::size_t>(m)];
    doing = doing == kStoppedPaused ? kPaused : kRunning;
  }
  item(w).stopped = -1;
  w.now = Now::Live;
}

void start_after_stop(Walker& w, int minute) {
  const int window = w.clock.reopening_days * 24 * 60;
  const bool within = window == 0 || minute - item(w).stopped <= window;
  switch (within ? w.clock.reopening : w.clock.later_reopening) {
    case ir::Reopening::FirstStopDecides: return;
    case ir::Reopening::NewItem: return begin_item(w, minute);
    case ir::Reopening::LeaveOutGap: return go_on(w, minute, false);
    case ir::Reopening::CountGap: return go_on(w, minute, true);
    case ir::Reopening::LastDecides:
      w.life.items.pop_back();
      return begin_item(w, minute);
  }
}

void start(Walker& w, int minute) {
  if (w.now == Now::Stopped) return start_after_stop(w, minute);
  if (w.now != Now::Live) begin_item(w, minute);
}

void stop(Walker& w, int minute) {
  if (w.now == Now::Stopped || w.now == Now::Cancelled) return;
  if (w.now == Now::NoItem) {
    begin_item(w, minute);
    item(w).started = -1;
  }
  item(w).stopped = minute;
  item(w).last_change = w.life.changes.size();
  w.paused_by_event = false;
  w.now = Now::Stopped;
}

void cancel(Walker& w, int minute) {
  if (w.now == Now::NoItem || w.now == Now::Cancelled) return;
  if (w.now == Now::Stopped && item(w).stopped != minute) return;
  w.life.items.pop_back();
  w.paused_by_event = false;
  w.now = Now::Cancelled;
}

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

void apply_events(Walker& w, const Group& group, int minute) {
  if (happens(group, w.clock.starts)) start(w, minute);
  if (happens(group, w.clock.resumes)) w.paused_by_event = false;
  if (happens(group, w.clock.pauses) && w.now == Now::Live) w.paused_by_event = true;
  if (happens(group, w.clock.resets) && w.now == Now::Live) count_from_here(w, minute);
  if (happens(group, w.clock.stops)) stop(w, minute);
  if (happens(group, w.clock.cancels)) cancel(w, minute);
}

// Values change first; then happenings apply, those of one sequence number in their order.
void apply(Walker& w, const ir::Program& program, const Group& instant, int minute) {
  paint_until(w, minute);
  change_values(w, instant, minute);
  w.paused_by_state = w.clock.pause_while.valid() &&
                      holds(program, w.clock.pause_while, w.values);
  for (auto first = instant.begin(); first != instant.end();) {
    const auto last = std::find_if(first, instant.end(), [&](const Happening& happening) {
      return happening.sequence != first->sequence;
    });
    apply_events(w, Group(first, last), minute);
    first = last;
  }
}

bool compares(const ir::Condition& row, const ir::Constant& value) {
  const auto equal = [&](const ir::Constant& other) { return same_value(value, other); };
  switch (row.op) {
    case ir::Operator::Equal: return equal(row.constants.front());
    case ir::Operator::NotEqual: return !equal(row.constants.front());
    case ir::Operator::OneOf:
      return std::any_of(row.constants.begin(), row.constants.end(), equal);
    case ir::Operator::Present: return true;
    case ir::Operator::Absent: return false;
    default: std::abort();  // the generator writes no other
  }
}

}  // namespace

bool same_value(const std::optional<ir::Constant>& a, const std::optional<ir::Constant>& b) {
  if (!a || !b) return !a && !b;
  return a->kind == b->kind && a->text == b->text && a->time == b->time;
}

bool holds(const ir::Program& program, Id<ir::Condition> condition, const Values& values) {
  const ir::Condition& row = program.conditions[condition.index()];
  const auto part = [&](Id<ir::Condition> id) { return holds(program, id, values); };
  switch (row.op) {
    case ir::Operator::And: return std::all_of(row.parts.begin(), row.parts.end(), part);
    case ir::Operator::Or: return std::any_of(row.parts.begin(), row.parts.end(), part);
    case ir::Operator::Not: return !part(row.parts.front());
    default: break;
  }
  const std::optional<ir::Constant>& value = values[row.signal.index()];
  return value ? compares(row, *value) : row.op == ir::Operator::Absent;
}

Life live(const StoryQuestion& question, std::vector<Happening> happenings) {
  const ir::Program& program = question.program;
  const auto minute_of = [&](Instant at) {
    return static_cast<int>((at - question.minutes.around_the_clock.first) / kMinute);
  };
  std::stable_sort(happenings.begin(), happenings.end(), [](const auto& a, const auto& b) {
    return std::pair(a.at, a.sequence) < std::pair(b.at, b.sequence);
  });
  const ir::Target& target = program.targets[question.target.index()];
  Walker w{program.clocks[target.clock.index()]};
  w.values.resize(program.signals.size());
  w.life.end = minute_of(question.as_of);
  w.life.doing.resize(static_cast<std::size_t>(w.life.end));
  for (auto first = happenings.begin(); first != happenings.end();) {
    const auto last = std::find_if(first, happenings.end(),
                                   [&](const auto& h) { return h.at != first->at; });
    if (first->at >= question.as_of) break;
    apply(w, program, Group(first, last), minute_of(first->at));
    first = last;
  }
  paint_until(w, w.life.end);
  if (w.now == Now::Live) item(w).last_change = w.life.changes.size();
  return std::move(w.life);
}

}  // namespace akad::oracle

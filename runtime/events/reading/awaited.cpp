// Events on which something starts or stops, and that no record was yet: what stands where it is
// asked whether a record is one, so that somebody sees what was written otherwise.
#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

using ir::Operator;

constexpr std::size_t kMostOfValue = 40;  // code points

bool looks_for(Operator op) {
  switch (op) {
    case Operator::Equal:
    case Operator::Less:
    case Operator::AtMost:
    case Operator::More:
    case Operator::AtLeast:
    case Operator::OneOf:
    case Operator::Contains: return true;
    case Operator::And:
    case Operator::Or:
    case Operator::Not:
    case Operator::NotEqual:
    case Operator::Present:
    case Operator::Absent:
    case Operator::StartedIn: break;
  }
  return false;
}

// By slot, whether some condition of the log knows what stands there.
void ask_for(Reading& reading) {
  reading.asked_for.assign(reading.shape.paths.size(), false);
  const std::vector<Test>& tests = reading.shape.tests;
  for (std::size_t i = 0; i < tests.size(); ++i) {
    if (tests[i].slot < 0 || !looks_for(tests[i].op) || reading.truths[i] == 0) continue;
    reading.asked_for[static_cast<std::size_t>(tests[i].slot)] = true;
  }
}

// Those that come first of all, in whatever order they come.
void note(std::vector<std::string>& values, std::string text) {
  const auto at = std::lower_bound(values.begin(), values.end(), text);
  if (at != values.end() && *at == text) return;
  if (at == values.end() && values.size() == Watched::kMostValues) return;
  values.insert(at, std::move(text));
  if (values.size() > Watched::kMostValues) values.pop_back();
}

Watched& watched_of(Reading& reading, const EventShape& event) {
  return reading.store.watched[reading.channels.event_at(event.channel).index()];
}

void look_at_places(Reading& reading, const EventShape& event) {
  Watched& watched = watched_of(reading, event);
  for (std::size_t i = 0; i < event.places.size(); ++i) {
    const std::int32_t slot = event.places[i];
    const input::Value& value = value_at(reading, slot);
    if (value.kind == input::ValueKind::Absent) continue;
    watched.places[i].stands = true;
    const bool is_time = event.time != kNoTime &&
                         reading.shape.times[static_cast<std::size_t>(event.time)].slot == slot;
    if (is_time || !is_scalar(value) || reading.asked_for[static_cast<std::size_t>(slot)]) continue;
    note(watched.places[i].values, shortened(text_of(value, reading.room), kMostOfValue));
  }
}

}  // namespace

bool happens(const Reading& reading, const EventShape& event) {
  if (!is_true(reading, event.test)) return false;
  if (!event.only_when_present || event.time == kNoTime) return true;
  const auto at = static_cast<std::size_t>(event.time);
  return !is_absent(value_at(reading, reading.shape.times[at].slot)) &&
         (reading.shape.not_yet.empty() || !has_not_come(reading, at));
}

std::vector<bool> starts_and_stops(const ir::Program& program) {
  std::vector<bool> watched(program.events.size());
  const auto add = [&watched](const std::vector<Id<ir::Event>>& events) {
    for (const Id<ir::Event> event : events) watched[event.index()] = true;
  };
  const auto add_sums = [&add](const std::vector<ir::Summand>& all) {
    for (const ir::Summand& what : all) {
      if (what.event.valid()) add({what.event});
    }
  };
  const auto add_pair = [&](const ir::Stretches& stretches) {
    if (const auto* slots = std::get_if<ir::BySlots>(&stretches)) add_sums(ir::counted_in(*slots));
    const auto* pair = std::get_if<ir::FromEventToEvent>(&stretches);
    if (pair == nullptr) return;
    add(pair->begins);
    add(pair->ends);
  };
  std::vector<bool> measured_clocks(program.clocks.size());
  std::vector<bool> measured_outages(program.outages.size());
  for (const ir::Target& target : program.targets) {
    if (const Id<ir::Clock> id = ir::clock_of(target); id.valid()) {
      measured_clocks[id.index()] = true;
    } else if (const Id<ir::Figure> figure = ir::figure_of(target); figure.valid()) {
      add_sums(ir::counted_in(program[figure]));
    } else if (ir::outage_of(target).valid()) {
      const Id<ir::Outage> outage = ir::outage_of(target);
      const auto* members = std::get_if<ir::ByMembers>(&program[outage].down);
      measured_outages[(members == nullptr ? outage : members->outage).index()] = true;
      for (const ir::Excluding& row : ir::of_time(target).excluding) {
        add_pair(ir::stretches_of(program[row.exclusion]));
      }
    }
  }
  for (const Id<ir::Clock> id : ids_of(program.clocks)) {
    if (!measured_clocks[id.index()]) continue;
    for (const auto& events : {program[id].starts, program[id].stops, program[id].rounds}) {
      add(events);
    }
  }
  for (const Id<ir::Outage> id : ids_of(program.outages)) {
    if (measured_outages[id.index()]) add_pair(ir::stretches_of(program[id]));
  }
  return watched;
}

void begin_awaiting(Reading& reading) {
  for (const EventShape& event : reading.shape.events) {
    if (!event.watched) continue;
    Watched& watched = watched_of(reading, event);
    if (watched.happened) continue;
    reading.awaited.push_back(&event);
    if (!watched.places.empty()) continue;
    for (const std::int32_t slot : event.places) {
      watched.places.push_back({reading.shape.paths[static_cast<std::size_t>(slot)]});
    }
  }
}

void look_for_awaited(Reading& reading) {
  ask_for(reading);
  const auto seen = [&reading](const EventShape* event) {
    const bool here = happens(reading, *event);
    if (here) watched_of(reading, *event).happened = true;
    if (!here) look_at_places(reading, *event);
    return here;
  };
  std::erase_if(reading.awaited, seen);
}

}  // namespace akad::events

// Scenarios: the story becomes a store, the store is settled like any other.
#include <algorithm>
#include <set>

#include "runtime/base/assert.h"
#include "runtime/engine/expectation.h"
#include "runtime/evaluation/evaluation.h"

namespace akad::engine {
namespace {

struct Filling {
  const ir::Program& program;
  const ir::Scenario& scenario;
  events::EventStore store;
  events::Channels channels;
  const ir::Happening* told = nullptr;  // what is added is of it; null: of what is given
};

// What exclusions ask to know beside an occurrence.
std::int64_t beside(Filling& f, events::Attribute what) {
  if (f.told == nullptr) return kNever;
  switch (what) {
    case events::Attribute::Received:
      return f.told->received == kNever ? f.told->at : f.told->received;
    case events::Attribute::Line:
    case events::Attribute::Element: return kNever;
    case events::Attribute::Notice: {
      if (f.told->notice.empty()) return kNever;
      ir::Constant notice;
      notice.text = f.told->notice;
      return events::intern_value(f.store.values, notice);
    }
    case events::Attribute::Concerned:
      return f.told->concerns.empty() ? kNever
                                      : std::int64_t{f.store.subjects.intern(f.told->concerns)};
    case events::Attribute::Record: break;
  }
  // Records that are named have numbers above those that are not.
  const auto own = f.told - f.scenario.happenings.data();
  return f.told->record == 0 ? own : std::int64_t{f.told->record} + (std::int64_t{1} << 32);
}

void add(Filling& f, Instant at, std::int32_t subject, events::Channel channel,
         std::int64_t value) {
  if (at > f.scenario.as_of) return;  // what happens later is not known yet
  events::Occurrence occurrence;
  occurrence.at = at;
  occurrence.value = value;
  occurrence.subject =
      f.store.subjects.intern(f.scenario.subjects[static_cast<std::size_t>(subject)].name);
  occurrence.channel = channel;
  f.store.occurrences.push_back(occurrence);
  for (events::AttributeColumn& column : f.store.attributes) {
    column.values.push_back(beside(f, column.what));
  }
}

void add_none(Filling& f, Instant at, std::int32_t subject, Id<ir::Signal> signal) {
  const bool is_time = f.program[signal].kind == ir::SignalKind::Time;
  const auto none = is_time ? kNever : std::int64_t{events::intern_none(f.store.values)};
  add(f, at, subject, f.channels.channel_of(signal), none);
}

void add_value(Filling& f, Instant at, std::int32_t subject, const ir::ScenarioValue& value) {
  const bool is_time = f.program.signals[value.signal.index()].kind == ir::SignalKind::Time;
  if (value.absent) return add_none(f, at, subject, value.signal);
  const std::int64_t stored =
      is_time ? value.value.time
              : static_cast<std::int64_t>(events::intern_value(f.store.values, value.value));
  add(f, at, subject, f.channels.channel_of(value.signal), stored);
}

void add_happening(Filling& f, const ir::Happening& h) {
  if (h.event.valid()) {
    ir::Constant key;
    key.text = h.key;
    const std::int64_t value = h.key.empty() ? 0 : events::intern_value(f.store.values, key);
    add(f, h.at, h.subject, f.channels.channel_of(h.event), value);
  }
  if (h.window.valid()) add(f, h.at, h.subject, f.channels.channel_of(h.window), h.to);
  for (const ir::ScenarioValue& value : h.values) add_value(f, h.at, h.subject, value);
}

bool speaks_of(const ir::Happening& h, Id<ir::Signal> signal) {
  return std::any_of(h.values.begin(), h.values.end(),
                     [signal](const ir::ScenarioValue& value) { return value.signal == signal; });
}

// What happens is a record of the subject's log, and ends its values of one record only.
void end_values(Filling& f, const ir::Happening& h) {
  const Id<ir::Log> log = f.scenario.subjects[static_cast<std::size_t>(h.subject)].log;
  for (const Id<ir::Signal> id : ids_of(f.program.signals)) {
    const ir::Signal& signal = f.program[id];
    if (!signal.that_record_only || signal.log != log || speaks_of(h, id)) continue;
    add_none(f, h.at, h.subject, id);
  }
}

// By log: whether its subjects belong together. All of these are there from the first instant on at
// which something happens to one.
std::vector<bool> has_members(const ir::Program& program) {
  std::vector<bool> of(program.logs.size());
  for (const ir::Log& log : program.logs) {
    if (!ir::has_records(log)) of[log.members.index()] = true;
  }
  return of;
}

// When something happens to each subject for the first time; one to which nothing happens has its
// values from the beginning of the term.
std::vector<Instant> first_happenings(const ir::Program& program, const ir::Scenario& scenario,
                                      Instant otherwise) {
  std::vector<Instant> first(scenario.subjects.size(), kNever);
  std::vector<Instant> of_log(program.logs.size(), kNever);
  const auto log_of = [&](std::size_t subject) { return scenario.subjects[subject].log.index(); };
  for (const ir::Happening& h : scenario.happenings) {
    const auto subject = static_cast<std::size_t>(h.subject);
    first[subject] = std::min(first[subject], h.at);
    of_log[log_of(subject)] = std::min(of_log[log_of(subject)], h.at);
  }
  const std::vector<bool> together = has_members(program);
  for (std::size_t subject = 0; subject < first.size(); ++subject) {
    if (together[log_of(subject)]) first[subject] = of_log[log_of(subject)];
  }
  std::replace(first.begin(), first.end(), kNever, otherwise);
  return first;
}

// What `when` says of a signal at the very first instant takes the place of what `given` said.
using SaidAgain = std::set<std::pair<std::int32_t, Id<ir::Signal>>>;
SaidAgain said_again(const ir::Scenario& scenario, const std::vector<Instant>& first) {
  SaidAgain again;
  for (const ir::Happening& h : scenario.happenings) {
    if (h.at != first[static_cast<std::size_t>(h.subject)]) continue;
    for (const ir::ScenarioValue& value : h.values) again.emplace(h.subject, value.signal);
  }
  return again;
}

}  // namespace

events::EventStore store_of(const ir::Program& program, const ir::Scenario& scenario) {
  Filling f{program, scenario, {}, events::Channels(program)};
  f.store.tallies.resize(program.logs.size());
  for (const events::Attribute what : events::asked_of_notices(program)) {
    f.store.attributes.push_back({what, {}});
  }
  const auto zone = time::find_zone(program.agreement.zone);
  AKAD_ASSERT(zone.has_value());
  const Instant term = time::start_of_day(*zone, program.agreement.term_first);
  const std::vector<Instant> first = first_happenings(program, scenario, term);
  const SaidAgain again = said_again(scenario, first);
  for (std::size_t i = 0; i < scenario.subjects.size(); ++i) {
    const auto subject = static_cast<std::int32_t>(i);
    for (const ir::ScenarioValue& value : scenario.subjects[i].values) {
      if (!again.contains({subject, value.signal})) add_value(f, first[i], subject, value);
    }
  }
  for (const ir::Happening& happening : scenario.happenings) {
    f.told = &happening;
    add_happening(f, happening);
    end_values(f, happening);
  }
  return std::move(f.store);
}

RunResult settle_scenario(const ir::Program& program, const ir::Scenario& scenario,
                          const limits::Limits& limits) {
  RunOptions options;
  options.as_of = scenario.as_of;
  options.keep_items = true;
  options.with_digest = false;
  options.limits = limits;
  return settle_store(program, store_of(program, scenario), options);
}

ScenarioResult hold(const ir::Program& program, const ir::Scenario& scenario,
                    const RunResult& found) {
  ScenarioResult result;
  result.name = scenario.name;
  result.problem = found.excess;
  result.passed = result.problem.empty();
  if (!result.passed) return result;
  for (const ir::Expectation& expectation : scenario.expectations) {
    result.expectations.push_back(check_expectation(program, scenario, expectation, found));
    result.passed = result.passed && result.expectations.back().held;
  }
  return result;
}

ScenarioResult run_scenario(const ir::Program& program, const ir::Scenario& scenario,
                            const limits::Limits& limits) {
  ScenarioResult result;
  result.name = scenario.name;
  result.problem = evaluation::zone_problem(program);
  if (!result.problem.empty()) return result;
  return hold(program, scenario, settle_scenario(program, scenario, limits));
}

}  // namespace akad::engine

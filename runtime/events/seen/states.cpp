#include "runtime/events/seen/sample.h"

namespace akad::events {

namespace {

struct States {
  std::vector<State> all = {};

  void add(Id<ir::Condition> when, Asks asks, Id<ir::Log> log, std::string_view name) {
    if (when.valid()) all.push_back({when, asks, log, name});
  }
  template <ir::Claims Row>
  void add(const Row& row, Asks asks) {
    const auto* state = std::get_if<ir::WhileState>(&ir::stretches_of(row));
    if (state == nullptr) return;
    add(state->state, asks, row.log, row.name);
    if (state->weighs.size() < 2) return;
    for (const ir::WeighedState& one : state->weighs) add(one.state, asks, row.log, row.name);
  }
  void add(const ir::Target& target, Id<ir::Log> log) {
    if (const auto* items = std::get_if<ir::OfItems>(&target.of)) {
      for (const ir::LeavingOut& row : items->leaving_out) {
        add(row.when, Asks::LeavesOut, log, target.name);
      }
    } else if (const auto* time = std::get_if<ir::OfTime>(&target.of)) {
      add(time->unknown_while, Asks::Unknown, log, target.name);
    }
  }
};

}  // namespace

std::vector<State> states_of(const ir::Program& program) {
  States states;
  for (const ir::Clock& clock : program.clocks) {
    states.add(clock.start_when, Asks::Starts, clock.log, clock.name);
    states.add(clock.stop_when, Asks::Stops, clock.log, clock.name);
    states.add(clock.reset_when, Asks::Resets, clock.log, clock.name);
    states.add(clock.cancel_when, Asks::Cancels, clock.log, clock.name);
    states.add(clock.pause_while, Asks::Pauses, clock.log, clock.name);
  }
  for (const ir::Outage& outage : program.outages) states.add(outage, Asks::IsDown);
  for (const ir::Exclusion& exclusion : program.exclusions) states.add(exclusion, Asks::Excludes);
  for (const ir::Target& target : program.targets) {
    states.add(target, ir::log_of(program, target));
  }
  return std::move(states.all);
}

}  // namespace akad::events

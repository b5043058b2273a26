#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

using Events = std::vector<Id<ir::Event>>;

bool all_in(const Events& events, const Events& others) {
  return std::all_of(events.begin(), events.end(), [&](Id<ir::Event> event) {
    return std::find(others.begin(), others.end(), event) != others.end();
  });
}

void report_idle(Audit& audit, std::size_t at, Message message, std::string help) {
  warn(audit, diagnose(Code::AK1006, audit.map[Id<ir::Clock>{static_cast<std::int32_t>(at)}],
                       std::move(message))
                  .with_help(std::move(help)));
}

// At one instant the stronger happening decides the state after it: a stop or a cancellation over a
// start, and a pause over a start.
void check_clock(Audit& audit, std::size_t at) {
  const ir::Clock& clock = audit.program.clocks[at];
  Events ends = clock.stops;
  ends.insert(ends.end(), clock.cancels.begin(), clock.cancels.end());
  const bool only_events = !clock.start_when.valid() && !clock.stop_when.valid();
  if (!clock.stops.empty() && only_events && all_in(clock.stops, clock.cancels)) {
    report_idle(audit, at,
                worded("the clock `{}` can never stop: what stops it cancels it", clock.name),
                "let other events cancel it");
  } else if (!only_events) {
    return;
  } else if (all_in(clock.starts, ends)) {
    report_idle(
        audit, at,
        worded("the clock `{}` never runs: what starts it ends it at that instant", clock.name),
        "let other events stop it");
  } else if (clock.resumes.empty() && all_in(clock.starts, clock.pauses)) {
    report_idle(
        audit, at,
        worded("the clock `{}` never runs: what starts it pauses it at that instant", clock.name),
        "let other events pause it, or write: resumes on …");
  }
}

}  // namespace

void check_idle_clocks(Audit& audit) {
  for (std::size_t at = 0; at < audit.program.clocks.size(); ++at) check_clock(audit, at);
}

}  // namespace akad::audit

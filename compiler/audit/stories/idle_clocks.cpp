#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/analysis/implied.h"
#include "compiler/audit/analysis/tables.h"

namespace akad::audit {
namespace {

using Events = std::vector<Id<ir::Event>>;

bool all_in(const Events& events, const Events& others) {
  return std::all_of(events.begin(), events.end(), [&](Id<ir::Event> event) {
    return std::find(others.begin(), others.end(), event) != others.end();
  });
}

void report_idle(Audit& audit, std::size_t at, Message message, std::string help) {
  tell(audit, diagnose(Code::AK1006, audit.map[Id<ir::Clock>{static_cast<std::int32_t>(at)}],
                       std::move(message))
                  .with_help(std::move(help)));
}

std::optional<Id<ir::Event>> first_of_both(const Events& events, const Events& others) {
  for (const Id<ir::Event> event : events) {
    if (std::find(others.begin(), others.end(), event) != others.end()) return event;
  }
  return std::nullopt;
}

// Whether each record of the one is a record of the other as well.
bool is_also(const ir::Program& program, Id<ir::Event> one, Id<ir::Event> other) {
  const ir::Event& first = program[one];
  const ir::Event& second = program[other];
  const bool same_time = first.log == second.log && first.at == second.at;
  if (one == other || !same_time || !first.when.valid() || second.only_when_present) return false;
  return !second.when.valid() || is_implied(program, first.when, second.when);
}

// A start whose record tells an end too: `opened when type = "comment" and first = true` against
// `replied when type = "comment"`.
void report_start_as_end(Audit& audit, std::size_t at, const Events& starts, const Events& ends) {
  for (const Id<ir::Event> start : starts) {
    for (const Id<ir::Event> end : ends) {
      if (!is_also(audit.program, start, end)) continue;
      report_idle(
          audit, at,
          worded("each record of `{}`, which starts the clock `{}`, is one of `{}` too, "
                 "which ends it: what it starts takes no time",
                 audit.program[start].name, audit.program.clocks[at].name, audit.program[end].name),
          fmt::format("leave the records of `{}` out of `{}`", audit.program[start].name,
                      audit.program[end].name));
      return;
    }
  }
}

// Whether each state that starts the clock ends it as well.
bool starts_as_ended(const ir::Program& program, const ir::Clock& clock) {
  if (!clock.start_when.valid() || !clock.starts.empty()) return false;
  Rows ends;
  for (const Id<ir::Condition> end : {clock.stop_when, clock.cancel_when}) {
    if (end.valid()) ends.push_back(end);
  }
  Rows asked = ends;
  asked.push_back(clock.start_when);
  const Cases cases(program, asked);
  if (ends.empty() || !cases.known()) return false;
  for (std::size_t at = 0; at < cases.size(); ++at) {
    if (cases.holds(clock.start_when, at) && row_in(cases, ends, at) == ends.size()) return false;
  }
  return true;
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
  } else if (starts_as_ended(audit.program, clock)) {
    report_idle(audit, at,
                worded("the clock `{}` never runs: whatever starts it ends it as well", clock.name),
                "let another state stop it");
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
  } else if (const auto both = first_of_both(clock.starts, ends)) {
    report_idle(audit, at,
                worded("`{}` starts the clock `{}` and ends it at that instant: what it starts "
                       "takes no time",
                       audit.program[*both].name, clock.name),
                "let another event start it, or stop it");
  } else {
    report_start_as_end(audit, at, clock.starts, ends);
  }
}

}  // namespace

void check_idle_clocks(Audit& audit) {
  for (std::size_t at = 0; at < audit.program.clocks.size(); ++at) check_clock(audit, at);
}

}  // namespace akad::audit

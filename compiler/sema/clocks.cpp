#include <fmt/ranges.h>

#include <algorithm>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/ir/soundness/written.h"
#include "runtime/time/calendar.h"

namespace akad::sema {
namespace {

using scope::each;
using scope::missing;
using scope::said_once;

struct Clock {
  Scope& scope;
  const ast::Clock& written;
  ir::Clock& row;
  scope::ClockFacts& facts;
};

std::vector<Id<ir::Event>> events_of(Clock& clock, const std::vector<ast::NamesLine>& lines,
                                     std::string_view clause, std::string_view does) {
  scope::joined_once(clock.scope, lines, clause, does);
  if (lines.empty()) return {};
  return members_of<ast::Event>(clock.scope, clock.row.log, lines.front().names);
}

void analyze_events(Clock& clock) {
  const ast::Clock& written = clock.written;
  clock.row.starts = events_of(clock, written.starts, "starts on", "starts it");
  clock.row.stops = events_of(clock, written.stops, "stops on", "stops it");
  clock.row.pauses = events_of(clock, written.pauses, "pauses on", "pauses it");
  clock.row.resumes = events_of(clock, written.resumes, "resumes on", "lets it go on");
  clock.row.resets = events_of(clock, written.resets, "resets on", "resets it");
  clock.row.cancels = events_of(clock, written.cancels, "is cancelled on", "cancels it");
  clock.row.rounds = events_of(clock, written.rounds, "starts again on", "begins the next item");
}

Id<ir::Condition> state_of(Clock& clock, const std::vector<ast::Condition>& lines,
                           std::string_view clause, std::string_view does) {
  scope::joined_once(clock.scope, lines, clause, does);
  if (lines.empty()) return {};
  return analyze_condition(clock.scope, clock.row.log, Reads::Signals, lines.front());
}

void analyze_states(Clock& clock) {
  const ast::Clock& written = clock.written;
  clock.row.start_when = state_of(clock, written.start_when, "starts when", "starts it");
  clock.row.stop_when = state_of(clock, written.stop_when, "stops when", "stops it");
  clock.row.reset_when = state_of(clock, written.reset_when, "resets when", "resets it");
  clock.row.cancel_when = state_of(clock, written.cancel_when, "is cancelled when", "cancels it");
  clock.row.pause_while = state_of(clock, written.pause_while, "pauses while", "pauses it");
  clock.row.concerns = analyze_whom(clock.scope, clock.row.log, written.concerns);
  clock.row.pauses_during =
      pausing_exclusions(clock.scope, written.pauses_during, clock.row.log, clock.row.concerns);
  if (!written.concerns.empty() && written.pauses_during.empty() && !written.broken) {
    missing(clock.scope, written.concerns.front().span,
            worded("the clock `{}` says whose exclusions are its own, and pauses in none",
                   written.name.text),
            "pauses during …");
  }
}

bool has_stop(const ast::Clock& written) {
  return !written.stops.empty() || !written.stop_when.empty();
}

// A clock of rounds alone: what would be reopened is never over.
void report_endless(Clock& clock) {
  const ast::NamesLine& rounds = clock.written.rounds.front();
  const Span reopened = clock.written.reopened.front().span;
  const std::string names = fmt::format("`{}`", fmt::join(texts_of(rounds.names), "` or `"));
  complain(
      clock.scope,
      diagnose(Code::AK0207, reopened,
               worded("nothing stops the clock `{}` for good: each {} ends an item and begins the "
                      "next, so nothing is reopened",
                      clock.written.name.text, names))
          .with_other(rounds.span, "one item after the other")
          .with_step({"leave this line out", "", {Edit{reopened, ""}}})
          .with_help("or say what ends it for good: stops on …"));
}

void demand_events(Clock& clock) {
  const ast::Clock& written = clock.written;
  if (written.broken) return;
  const std::string& name = written.name.text;
  if (written.starts.empty() && written.start_when.empty()) {
    missing(clock.scope, written.name.span,
            fmt::format("the clock `{}` does not say when it starts", name), "starts on …");
  }
  if (written.pauses.empty() && !written.resumes.empty()) {
    missing(clock.scope, written.resumes.front().span,
            fmt::format("the clock `{}` resumes, but does not say on what it pauses", name),
            "pauses on …");
  }
  if (has_stop(written)) return;
  if (written.rounds.empty()) {
    missing(clock.scope, written.name.span,
            worded("the clock `{}` does not say when it stops", name), "stops on …");
  } else if (!written.reopened.empty()) {
    report_endless(clock);
  }
}

void analyze_reopening(Clock& clock) {
  const ast::Clock& written = clock.written;
  said_once(clock.scope, written.reopened, "reopened");
  const bool asked = has_stop(written) && !written.broken;
  const ast::ReopenedLine* said = scope::answer(clock.scope, written.reopened, asked);
  if (said == nullptr) {
    if (!asked) return;
    return demand(clock.scope, scope::Choice::Reopened, written.name.span, {written.name.text, ""});
  }
  const ast::ReopenedLine& line = *said;
  clock.row.reopening = line.rule;
  if (line.later) clock.row.later_reopening = *line.later;
  if (line.within_days) {
    clock.row.reopening_by_dates = true;
    clock.row.reopening_days =
        count_of(clock.scope, *line.within_days, 1, ir::kMostSteps, "the number of days")
            .value_or(1);
  } else if (line.later) {
    missing(clock.scope, line.span, "`later` needs the time after which it holds",
            "reopened within 7 calendar days: …, later: …");
  }
}

void analyze_counts(Clock& clock) {
  const ast::Clock& written = clock.written;
  said_once(clock.scope, written.counts, "counts");
  if (written.counts.empty()) {
    if (written.broken) return;
    missing(clock.scope, written.name.span,
            fmt::format("the clock `{}` does not say which time counts", written.name.text),
            "counts support_hours, or: counts around the clock");
    return;
  }
  const auto& name = written.counts.front().calendar;
  clock.row.hours_of_limit = written.counts.front().of_limit;
  if (!name) {
    clock.facts.counts_known = true;
    return;
  }
  const auto calendar = resolve<ast::Calendar>(clock.scope, *name);
  if (!calendar.valid() || !zone_fits(clock.scope, *name, calendar, clock.row.log)) return;
  clock.row.calendar = calendar;
  clock.facts.counts_known = true;
}

void analyze_judging(Clock& clock) {
  const ast::Clock& written = clock.written;
  said_once(clock.scope, written.judged, "judged by");
  const bool counts_hours = !written.counts.empty() &&
                            (written.counts.front().calendar || written.counts.front().of_limit);
  const bool asked = counts_hours && !written.broken;
  if (const auto* line = scope::answer(clock.scope, written.judged, asked)) {
    clock.row.judged = line->by;
  } else if (asked) {
    demand(clock.scope, scope::Choice::Judged, written.name.span, {written.name.text, ""});
  }
}

bool replaces(const ast::RetargetLine& line) { return line.policy != ir::Retarget::Freeze; }

// Once for a clock.
void settle_missed_before(Clock& clock) {
  const ast::Clock& written = clock.written;
  bool& settled = clock.facts.missed_before_settled;
  if (settled) return;
  settled = true;
  if (const auto* line = scope::answer(clock.scope, written.missed_before, true)) {
    clock.row.missed_before = line->rule;
  } else {
    demand(clock.scope, scope::Choice::MissedBefore, written.name.span, {written.name.text, ""});
  }
}

void analyze_retargets(Clock& clock) {
  std::map<std::string, Span> said;
  for (const ast::RetargetLine& line : clock.written.retargets) {
    const auto [first, fresh] = said.emplace(line.signal.text, line.span);
    if (!fresh) {
      scope::report_twice(clock.scope, first->second, line.span,
                          fmt::format("when {} changes", line.signal.text));
      continue;
    }
    const auto signal = resolve_member<ast::Signal>(clock.scope, clock.row.log, line.signal);
    if (signal.valid()) clock.row.retargets.push_back({signal, line.policy});
  }
}

// What was kept is not replaced, so there is nothing before it.
void analyze_missed_before(Clock& clock) {
  const ast::Clock& written = clock.written;
  said_once(clock.scope, written.missed_before, "missed before a change");
  const auto& lines = written.retargets;
  const bool asked = !written.broken && std::any_of(lines.begin(), lines.end(), replaces);
  if (asked || !written.missed_before.empty()) settle_missed_before(clock);
}

Id<ir::Signal> signal_of(Clock& clock, const ast::Name& name) {
  return resolve_member<ast::Signal>(clock.scope, clock.row.log, name);
}

void analyze_origin(Clock& clock) {
  const auto& lines = clock.written.counted_from;
  said_once(clock.scope, lines, "counted from");
  if (lines.empty()) return;
  const ast::OriginLine& line = lines.front();
  clock.row.earlier_pauses = line.earlier_pauses;
  const Id<ir::Signal> signal = signal_of(clock, line.signal);
  if (!signal.valid()) return;
  clock.row.counted_from = signal;
  const ir::Signal& row = clock.scope.program.signals[signal.index()];
  if (row.kind == ir::SignalKind::Time) return;
  complain(clock.scope,
           diagnose(Code::AK0307, line.signal.span,
                    fmt::format("the signal `{}` does not hold an instant", row.name))
               .with_other(clock.scope.map[signal], "declared here")
               .with_help(fmt::format("declare it so: signal {} is … as time", row.name)));
}

// A length that must be more than none.
Duration length_of(Clock& clock, const ast::DurationLiteral& written) {
  const auto length = duration_of(clock.scope, written, {});
  if (length && *length == 0) {
    complain(clock.scope, Code::AK0308, written.span, "this length is more than none");
  }
  return length.value_or(1);
}

// A log has its own things: called like them, items of another would be read as those.
void analyze_called(Clock& clock) {
  said_once(clock.scope, clock.written.items_called, "items are called");
  if (clock.written.items_called.empty()) return;
  const ast::Name& called = clock.written.items_called.front();
  const scope::Declared* log = scope::find(clock.scope.names, called.text, scope::kThing<ast::Log>);
  const bool is_log = log != nullptr && log->thing == scope::kThing<ast::Log>;
  if (is_log && clock.row.log.valid() && called.text != facts_of(clock.scope, clock.row.log).name) {
    complain(clock.scope,
             diagnose(Code::AK0206, called.span,
                      fmt::format("`{}` is another log, and this clock counts nothing of it",
                                  called.text))
                 .with_other(log->span, "declared here")
                 .with_help("call them by a name of their own"));
    return;
  }
  clock.row.items_called = called.text;
}

void analyze_items(Clock& clock) {
  const ast::Clock& written = clock.written;
  said_once(clock.scope, written.repeated_start, "a start while running");
  said_once(clock.scope, written.item_by, "one item for each value of");
  said_once(clock.scope, written.attributed_to, "attributed to");
  said_once(clock.scope, written.elapsed_rounded, "elapsed time is rounded");
  said_once(clock.scope, written.early_stop, "a stop at most … before the start");
  said_once(clock.scope, written.lone_stop, "a stop without a start");
  if (!written.lone_stop.empty()) clock.row.lone_stop = ir::LoneStop::ChangesNothing;
  if (!written.repeated_start.empty()) {
    clock.row.repeated_start = written.repeated_start.front().rule;
  }
  if (!written.item_by.empty()) clock.row.item_by = signal_of(clock, written.item_by.front());
  if (!written.attributed_to.empty()) {
    clock.row.attributed_to = signal_of(clock, written.attributed_to.front());
  }
  if (!written.elapsed_rounded.empty()) {
    clock.row.elapsed_rounding = written.elapsed_rounded.front().mode;
    clock.row.elapsed_unit = length_of(clock, written.elapsed_rounded.front().unit);
  }
  if (!written.early_stop.empty()) {
    clock.row.early_stop = length_of(clock, written.early_stop.front().most);
  }
}

}  // namespace

bool zone_fits(Scope& scope, const ast::Name& name, Id<ir::Calendar> calendar, Id<ir::Log> log) {
  const ir::Program& program = scope.program;
  const Id<ir::Signal> zone = time::zone_signal_of(program, calendar);
  if (!zone.valid() || !log.valid()) return true;
  const ir::Signal& signal = program.signals[zone.index()];
  if (signal.log == log) return true;
  complain(scope, Code::AK0206, name.span,
           fmt::format("the calendar `{}` takes its zone from `{}` of the log `{}`, which `{}` "
                       "does not have",
                       name.text, signal.name, facts_of(scope, signal.log).name,
                       facts_of(scope, log).name));
  return false;
}

bool add_general_retarget(Scope& scope, Id<ir::Clock> id, Id<ir::Signal> signal) {
  const auto* line = scope::general<ast::RetargetLine>(scope);
  if (line == nullptr) return false;
  scope::ClockFacts& facts = scope.clocks[id.index()];
  Clock clock{scope, *facts.written, scope.program.clocks[id.index()], facts};
  clock.row.retargets.push_back({signal, line->policy});
  if (replaces(*line)) settle_missed_before(clock);
  return true;
}

template <>
void analyze_kind<ast::Clock>(Scope& scope, const ast::File& file) {
  each<ast::Clock>(file, [&](const ast::Clock& written, std::int32_t at) {
    const auto row = static_cast<std::size_t>(at);
    Clock clock{scope, written, scope.program.clocks[row], scope.clocks[row]};
    clock.facts.written = &written;
    clock.row.name = written.name.text;
    clock.row.clause = clause_of(scope, written.clause);
    clock.row.log = resolve<ast::Log>(scope, written.log);
    analyze_events(clock);
    analyze_states(clock);
    demand_events(clock);
    analyze_reopening(clock);
    analyze_counts(clock);
    analyze_judging(clock);
    analyze_retargets(clock);
    analyze_missed_before(clock);
    analyze_origin(clock);
    analyze_items(clock);
    analyze_called(clock);
  });
}

}  // namespace akad::sema

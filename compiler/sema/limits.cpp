#include <fmt/format.h>

#include "compiler/scope/choices.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/time/calendar.h"

namespace akad::sema {
namespace {

using ast::RuleKind;
using scope::Thing;

constexpr std::int32_t kMostSteps = 10'000;
constexpr std::int32_t kMostMonths = 1'200;
constexpr std::int32_t kLastMinute = 1439;

struct Limits {
  Scope& scope;
  Id<ir::Clock> clock;
  Id<ir::Log> log;
  const ast::LimitLine& written;
};

const ir::Clock& row_of(const Limits& limits) {
  return limits.scope.program.clocks[limits.clock.index()];
}

bool counts_known(const Limits& limits) {
  return limits.clock.valid() && limits.scope.clocks[limits.clock.index()].counts_known;
}

// The name of the calendar that the clock counts; empty around the clock and when not known.
std::string counted_calendar(const Limits& limits) {
  if (!counts_known(limits) || !row_of(limits).calendar.valid()) return {};
  return limits.scope.program.calendars[row_of(limits).calendar.index()].name;
}

scope::DayOffer offer_of(const Limits& limits) {
  scope::DayOffer offer;
  const std::string lead = limits.written.table ? "" : limits.written.clock.text + " is ";
  offer.within = limits.written.table ? "" : lead + "within ";
  offer.by = lead;
  offer.calendar = counted_calendar(limits);
  offer.counted = !offer.calendar.empty();
  const auto& calendars = limits.scope.program.calendars;
  if (!offer.counted && calendars.size() == 1) offer.calendar = calendars.front().name;
  offer.can_step = true;
  return offer;
}

// Where the clock counts the hours of each limit, every length says of what.
void check_own_base(Limits& limits, const ast::Limit& written, const std::string& length) {
  if (written.calendar || written.around_the_clock) return;
  Diagnostic& row = complain(limits.scope, Code::AK0302, written.length.span,
                             fmt::format("the clock `{}` counts the hours of each limit; these "
                                         "hours do not say of what they are",
                                         row_of(limits).name));
  row.label = "hours of what?";
  const auto& calendars = limits.scope.program.calendars;
  if (!calendars.empty()) {
    row.help.push_back(fmt::format("write: {} of {}", length, calendars.front().name));
  }
  row.help.push_back(fmt::format("write: {} around the clock", length));
}

void check_base(Limits& limits, const ast::Limit& written, const std::string& length,
                Id<ir::Calendar> base) {
  if (!counts_known(limits) || (written.calendar && !base.valid())) return;
  if (row_of(limits).hours_of_limit) return check_own_base(limits, written, length);
  if (base == row_of(limits).calendar && !(written.around_the_clock && base.valid())) return;
  const std::string counted = counted_calendar(limits);
  const std::string& clock = row_of(limits).name;
  if (!base.valid() && !written.around_the_clock) {
    Diagnostic& row = complain(limits.scope, Code::AK0302, written.length.span,
                               fmt::format("the clock `{}` counts `{}`; these hours do not say of "
                                           "what they are",
                                           clock, counted));
    row.label = "hours of what?";
    row.help = {fmt::format("write: {} of {}", length, counted)};
    return;
  }
  Diagnostic& row = complain(
      limits.scope, Code::AK0303, written.calendar ? written.calendar->span : written.length.span,
      counted.empty() ? fmt::format("the clock `{}` counts around the clock", clock)
                      : fmt::format("the clock `{}` counts `{}`", clock, counted));
  row.label = "another calendar";
  row.help = {counted.empty() ? fmt::format("write: {}", length)
                              : fmt::format("write: {} of {}", length, counted),
              fmt::format("or let the clock `{}` say: counts the hours of each limit", clock)};
}

std::string words_of(Duration length) {
  std::string words;
  const auto add = [&](Duration count, std::string_view unit) {
    if (count == 0) return;
    words += fmt::format("{}{} {}{}", words.empty() ? "" : " ", count, unit, count == 1 ? "" : "s");
  };
  add(length / kHour, "hour");
  add(length % kHour / kMinute, "minute");
  add(length % kMinute / kSecond, "second");
  add(length % kSecond, "millisecond");
  return words.empty() ? "0 hours" : words;
}

void set_calendar(Limits& limits, const ast::Limit& written, ir::Limit& limit) {
  if (!written.calendar) return;
  limit.calendar = {resolve(limits.scope, *written.calendar, Thing::Calendar)};
  const bool counted = limits.clock.valid() && row_of(limits).calendar == limit.calendar;
  if (limit.calendar.valid() && !counted) {
    zone_fits(limits.scope, *written.calendar, limit.calendar, limits.log);
  }
}

void set_signal(Limits& limits, const ast::Limit& written, ir::Limit& limit) {
  limit.signal = {resolve_member(limits.scope, limits.log, written.signal, Thing::Signal)};
  if (!limit.signal.valid()) return;
  const ir::Signal& signal = limits.scope.program.signals[limit.signal.index()];
  if (signal.kind == ir::SignalKind::Time) return;
  Diagnostic& row = complain(limits.scope, Code::AK0307, written.signal.span,
                             fmt::format("the signal `{}` does not hold an instant", signal.name));
  row.label = "an instant is needed";
  row.others = {{limits.scope.map.signals[limit.signal.index()], "declared here"}};
  row.help = {fmt::format("declare it so: signal {} is … as time", signal.name)};
}

std::int32_t count_of_limit(Limits& limits, const ast::Limit& written) {
  const bool months = written.kind == RuleKind::CalendarMonthsLater;
  const bool steps = months || written.kind == RuleKind::CalendarDaysLater ||
                     written.kind == RuleKind::WorkingDaysLater;
  return count_of(limits.scope, written.count, steps ? 1 : 0, months ? kMostMonths : kMostSteps,
                  months ? "the number of months" : "the number of days")
      .value_or(1);
}

ir::Limit analyze_limit(Limits& limits, const ast::Limit& written) {
  ir::Limit limit;
  limit.kind = static_cast<ir::LimitKind>(written.kind);
  limit.roll = static_cast<ir::Roll>(written.roll);
  limit.strict = written.strict;
  switch (written.kind) {
    case RuleKind::NoTarget:
      return limit;
    case RuleKind::Within: {
      const auto length = duration_of(limits.scope, written.length, offer_of(limits));
      set_calendar(limits, written, limit);
      if (length) check_base(limits, written, words_of(*length), limit.calendar);
      if (!limits.clock.valid() || !row_of(limits).hours_of_limit) limit.calendar = {};
      limit.length = length.value_or(0);
      return limit;
    }
    case RuleKind::BySignal:
      set_signal(limits, written, limit);
      return limit;
    case RuleKind::WorkingDayAt:
      limit.minute = minute_of(limits.scope, written.clock, kLastMinute).value_or(0);
      break;
    case RuleKind::WorkingDaysLater:
    case RuleKind::EndOfWorkingDay:
    case RuleKind::CalendarDaysLater:
    case RuleKind::CalendarMonthsLater:
      break;
  }
  limit.count = count_of_limit(limits, written);
  set_calendar(limits, written, limit);
  return limit;
}

// Every signal that the condition reads, by name, each once.
void collect_signals(const ast::Condition& written, std::map<std::string, Span>& signals) {
  if (written.path.steps.size() == 1) {
    signals.emplace(written.path.steps.front().text, written.path.span);
  }
  for (const ast::Condition& part : written.parts) collect_signals(part, signals);
}

bool is_signal(const Limits& limits, const std::string& name) {
  if (!limits.log.valid()) return false;
  const auto& members = facts_of(limits.scope, limits.log).members;
  const scope::Declared* found = find(members, name, Thing::Signal);
  return found != nullptr && found->thing == Thing::Signal;
}

// The signal that names the zone of a calendar, if it is the subject's.
void collect_zone(const Limits& limits, Id<ir::Calendar> calendar, Span place,
                  std::map<std::string, Span>& signals) {
  if (!calendar.valid()) return;
  const ir::Program& program = limits.scope.program;
  const Id<ir::Signal> zone = time::zone_signal_of(program, calendar);
  if (zone.valid()) signals.emplace(program.signals[zone.index()].name, place);
}

// AK0403, once for a clock and a signal, whichever table reads it first.
void demand_retargets(Limits& limits, const ir::Target& target) {
  if (!limits.clock.valid()) return;
  scope::ClockFacts& facts = limits.scope.clocks[limits.clock.index()];
  if (facts.written->broken) return;
  std::map<std::string, Span> signals;
  for (const ast::LimitRow& row : limits.written.rows) {
    if (row.when) collect_signals(*row.when, signals);
  }
  for (std::size_t i = 0; i < target.limits.size(); ++i) {
    const Span place = limits.written.rows[i].limit.span;
    collect_zone(limits, target.limits[i].limit.calendar, place, signals);
    collect_zone(limits, row_of(limits).calendar, place, signals);
  }
  for (const ast::RetargetLine& line : facts.written->retargets) signals.erase(line.signal.text);
  for (const auto& [name, place] : signals) {
    if (!is_signal(limits, name) || !facts.demanded.insert(name).second) continue;
    const ast::Name& clock = facts.written->name;
    demand(limits.scope, scope::Choice::Retarget, clock.span, clock.text, name);
    limits.scope.sink.diagnostics.back().others = {{place, "what is allowed depends on it"}};
  }
}

}  // namespace

void analyze_limits(Scope& scope, const ast::LimitLine& written, Id<ir::Clock> clock,
                    ir::Target& target, std::vector<Span>& rows) {
  Limits limits{scope, clock, {}, written};
  if (clock.valid()) limits.log = scope.program.clocks[clock.index()].log;
  for (const ast::LimitRow& line : written.rows) {
    ir::LimitRow row;
    if (line.when) row.when = analyze_condition(scope, limits.log, Reads::Signals, *line.when);
    row.limit = analyze_limit(limits, line.limit);
    target.limits.push_back(std::move(row));
    rows.push_back(line.span);
  }
  if (written.table) check_limit_rows(scope, written);
  demand_retargets(limits, target);
}

}  // namespace akad::sema

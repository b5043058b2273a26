#include <fmt/format.h>

#include "compiler/scope/choices.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/ir/soundness/written.h"
#include "runtime/phrases/clauses.h"
#include "runtime/time/calendar.h"

namespace akad::sema {
namespace {

constexpr std::int32_t kLastMinute = 1440;  // 24:00, the end of the day

struct Limits {
  Scope& scope;
  Id<ir::Clock> clock;
  Id<ir::Log> log;
  const ast::LimitLine& written;
  // Of the first row of which it is not said whether pauses move it.
  std::optional<ir::Limit> undecided = {};
  Span undecided_at = {};
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

bool stands_still(const Limits& limits) {
  if (!limits.clock.valid()) return false;
  const ast::Clock& clock = *limits.scope.clocks[limits.clock.index()].written;
  return !clock.pauses.empty() || !clock.pause_while.empty() || !clock.pauses_during.empty() ||
         ir::stands_still(row_of(limits));
}

// Where it is written that the clock stands still.
Label standing_still(const ast::Clock& clock) {
  if (!clock.pauses.empty()) return {clock.pauses.front().span, "the clock pauses here"};
  if (!clock.pause_while.empty()) return {clock.pause_while.front().span, "the clock pauses here"};
  if (!clock.pauses_during.empty()) {
    return {clock.pauses_during.front().span, "the clock pauses here"};
  }
  const Span gap = clock.reopened.empty() ? clock.name.span : clock.reopened.front().span;
  return {gap, "what lies between a stop and a reopening does not count"};
}

scope::DayOffer offer_of(const Limits& limits, const ast::Within& written) {
  scope::DayOffer offer;
  const std::string lead = limits.written.table ? "" : limits.written.clock.text + " is ";
  offer.within = limits.written.table ? "" : lead + "within ";
  offer.by = lead;
  offer.calendar = counted_calendar(limits);
  offer.counted = !offer.calendar.empty();
  const auto& calendars = limits.scope.program.calendars;
  if (!offer.counted && calendars.size() == 1) offer.calendar = calendars.front().name;
  if (written.calendar) offer.calendar = written.calendar->text;
  offer.can_step = true;
  const auto* general = limits.scope.general;
  offer.pauses = stands_still(limits) &&
                 (general == nullptr || ast::lines_of<ast::PausesLine>(*general).empty());
  return offer;
}

// Where the clock counts the hours of each limit, every length says of what.
void check_own_base(Limits& limits, const ast::Within& written, const std::string& length) {
  if (written.calendar || written.around_the_clock) return;
  std::vector<std::string> choices;
  const auto& calendars = limits.scope.program.calendars;
  if (!calendars.empty()) {
    choices.push_back(fmt::format("write: {} of {}", length, calendars.front().name));
  }
  choices.push_back(fmt::format("write: {} around the clock", length));
  complain(limits.scope, diagnose(Code::AK0302, written.length.span,
                                  worded("the clock `{}` counts the hours of each limit; "
                                         "these hours do not say of what they are",
                                         row_of(limits).name))
                             .with_label("hours of what?")
                             .with_help(std::move(choices)));
}

void check_base(Limits& limits, const ast::Within& written, const std::string& length,
                Id<ir::Calendar> base) {
  if (!counts_known(limits) || (written.calendar && !base.valid())) return;
  if (row_of(limits).hours_of_limit) return check_own_base(limits, written, length);
  if (base == row_of(limits).calendar && !(written.around_the_clock && base.valid())) return;
  const std::string counted = counted_calendar(limits);
  const std::string& clock = row_of(limits).name;
  if (!base.valid() && !written.around_the_clock) {
    complain(limits.scope, diagnose(Code::AK0302, written.length.span,
                                    worded("the clock `{}` counts `{}`; these hours do not "
                                           "say of what they are",
                                           clock, counted))
                               .with_label("hours of what?")
                               .with_help(fmt::format("write: {} of {}", length, counted)));
    return;
  }
  complain(limits.scope,
           diagnose(Code::AK0303, written.calendar ? written.calendar->span : written.length.span,
                    counted.empty() ? worded("the clock `{}` counts around the clock", clock)
                                    : worded("the clock `{}` counts `{}`", clock, counted))
               .with_label("another calendar")
               .with_help(counted.empty() ? fmt::format("write: {}", length)
                                          : fmt::format("write: {} of {}", length, counted))
               .with_help(fmt::format("or let the clock `{}` say: counts the hours of each limit",
                                      clock)));
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

Id<ir::Calendar> calendar_of(Limits& limits, const ast::Name& written) {
  const auto calendar = resolve<ast::Calendar>(limits.scope, written);
  const bool counted = limits.clock.valid() && row_of(limits).calendar == calendar;
  if (calendar.valid() && !counted) zone_fits(limits.scope, written, calendar, limits.log);
  return calendar;
}

Id<ir::Signal> signal_of(Limits& limits, const ast::BySignal& written) {
  const auto id = resolve_member<ast::Signal>(limits.scope, limits.log, written.signal);
  if (!id.valid()) return id;
  const ir::Signal& signal = limits.scope.program.signals[id.index()];
  if (signal.kind == ir::SignalKind::Time) return id;
  complain(limits.scope,
           diagnose(Code::AK0307, written.signal.span,
                    worded("the signal `{}` does not hold an instant", signal.name))
               .with_label("an instant is needed")
               .with_other(limits.scope.map[id], "declared here")
               .with_help(fmt::format("declare it so: signal {} is … as time", signal.name)));
  return id;
}

std::int32_t days_of(Limits& limits, const ast::Number& written, std::int32_t least) {
  return count_of(limits.scope, written, least, ir::kMostSteps, "the number of days").value_or(1);
}

struct Rule {
  Limits& limits;

  ir::LimitRule operator()(const ast::NoTarget&) const { return ir::NoTarget{}; }
  ir::LimitRule operator()(const ast::Within& written) const {
    const auto length = duration_of(limits.scope, written.length, offer_of(limits, written));
    Id<ir::Calendar> base;
    if (written.calendar) base = calendar_of(limits, *written.calendar);
    if (length) check_base(limits, written, words_of(*length), base);
    const bool own = limits.clock.valid() && row_of(limits).hours_of_limit;
    return ir::Within{length.value_or(0), own ? base : Id<ir::Calendar>{}};
  }
  // Braces go through what was written from left to right.
  ir::LimitRule operator()(const ast::WorkingDaysLater& written) const {
    return ir::WorkingDaysLater{days_of(limits, written.days, 1),
                                calendar_of(limits, written.calendar)};
  }
  ir::LimitRule operator()(const ast::EndOfWorkingDay& written) const {
    return ir::EndOfWorkingDay{days_of(limits, written.day, 0),
                               calendar_of(limits, written.calendar)};
  }
  ir::LimitRule operator()(const ast::WorkingDayAt& written) const {
    const auto minute = minute_of(limits.scope, written.clock, kLastMinute);
    return ir::WorkingDayAt{days_of(limits, written.day, 0), minute.value_or(0),
                            calendar_of(limits, written.calendar)};
  }
  ir::LimitRule operator()(const ast::CalendarDaysLater& written) const {
    return ir::CalendarDaysLater{days_of(limits, written.days, 1)};
  }
  ir::LimitRule operator()(const ast::CalendarMonthsLater& written) const {
    const auto months =
        count_of(limits.scope, written.months, 1, ir::kMostMonths, "the number of months");
    return ir::CalendarMonthsLater{months.value_or(1)};
  }
  ir::LimitRule operator()(const ast::BySignal& written) const {
    const auto signal = signal_of(limits, written);
    if (!written.after) return ir::BySignal{signal};
    return ir::BySignal{signal, duration_of(limits.scope, *written.after, {}).value_or(0)};
  }
};

// Whether pauses move it: said of the row, or of all of them where the clock pauses; AK0421.
bool is_moved_by_pauses(Limits& limits, const ast::Limit& written, const ir::Limit& row) {
  if (written.pauses && ir::counts_dates(row)) return written.pauses->move;
  if (written.pauses) {
    complain(limits.scope,
             diagnose(Code::AK0207, written.pauses->span,
                      "pauses move what is counted in days or months; an instant that a signal "
                      "holds is moved by another value of the signal")
                 .with_label("nothing is counted here")
                 .with_help("leave this out"));
    return false;
  }
  if (!ir::counts_dates(row) || !stands_still(limits)) return false;
  if (const auto* line = scope::general<ast::PausesLine>(limits.scope)) return line->move;
  if (!limits.undecided) limits.undecided_at = written.span;
  if (!limits.undecided) limits.undecided = row;
  return false;
}

ir::Limit analyze_limit(Limits& limits, const ast::Limit& written) {
  ir::Limit row{std::visit(Rule{limits}, written.rule), written.roll, written.strict, {}, false};
  if (written.roll_calendar) row.roll_calendar = calendar_of(limits, *written.roll_calendar);
  row.moved_by_pauses = is_moved_by_pauses(limits, written, row);
  return row;
}

// Once for a table, whose rows are mostly alike.
void demand_pauses(Limits& limits) {
  if (!limits.undecided || !limits.clock.valid()) return;
  const ast::Clock& clock = *limits.scope.clocks[limits.clock.index()].written;
  if (clock.broken) return;
  scope::Asked asked{clock.name.text, ""};
  for (const bool moved : {true, false}) {
    limits.undecided->moved_by_pauses = moved;
    asked.offers.push_back(
        {.text = phrases::clause_text(
             phrases::limit(limits.scope.program, row_of(limits), *limits.undecided)),
         .means = moved ? "time in which the clock stands still makes it due as much later"
                        : "it is due then, however long the clock stood still"});
  }
  demand(limits.scope, scope::Choice::Pauses, limits.undecided_at, asked, standing_still(clock));
}

// Every signal that the condition reads, by name, each once.
void collect_signals(Limits& limits, const ast::Condition& written,
                     std::map<std::string, Span>& signals) {
  const ir::Program& program = limits.scope.program;
  if (written.named) {
    const auto meant = scope::find(facts_of(limits.scope, limits.log).members,
                                   written.path.steps.front().text, scope::kCondition);
    if (meant == nullptr || meant->thing != scope::kCondition) return;
    const auto root = limits.scope.conditions[static_cast<std::size_t>(meant->at)].root;
    if (!root.valid()) return;
    for (const Id<ir::Signal> id : ir::signals_of(program, root)) {
      signals.emplace(program[id].name, written.path.span);
    }
  } else if (written.path.steps.size() == 1) {
    signals.emplace(written.path.steps.front().text, written.path.span);
  }
  for (const ast::Condition& part : written.parts) collect_signals(limits, part, signals);
}

Id<ir::Signal> signal_named(const Limits& limits, const std::string& name) {
  if (!limits.log.valid()) return {};
  return scope::row_of<ast::Signal>(facts_of(limits.scope, limits.log).members, name);
}

// The signal that names the zone of a calendar, if it is the subject's.
void collect_zone(const Limits& limits, Id<ir::Calendar> calendar, Span place,
                  std::map<std::string, Span>& signals) {
  if (!calendar.valid()) return;
  const ir::Program& program = limits.scope.program;
  const Id<ir::Signal> zone = time::zone_signal_of(program, calendar);
  if (zone.valid()) signals.emplace(program.signals[zone.index()].name, place);
}

// Those of the calendars in which a condition asks whether the item started.
void collect_zones(const Limits& limits, Id<ir::Condition> id, Span place,
                   std::map<std::string, Span>& signals) {
  if (!id.valid()) return;
  const ir::Condition& row = limits.scope.program.conditions[id.index()];
  collect_zone(limits, row.calendar, place, signals);
  for (const Id<ir::Condition> part : row.parts) collect_zones(limits, part, place, signals);
}

// AK0403, once for a clock and a signal, whichever table reads it first.
void demand_retargets(Limits& limits, const ir::OfItems& target) {
  if (!limits.clock.valid()) return;
  scope::ClockFacts& facts = limits.scope.clocks[limits.clock.index()];
  if (facts.written->broken) return;
  std::map<std::string, Span> signals;
  for (const ast::LimitRow& row : limits.written.rows) {
    if (row.when && limits.log.valid()) collect_signals(limits, *row.when, signals);
  }
  for (std::size_t i = 0; i < target.limits.size(); ++i) {
    const Span place = limits.written.rows[i].limit.span;
    collect_zone(limits, calendar_of(target.limits[i].limit), place, signals);
    collect_zone(limits, target.limits[i].limit.roll_calendar, place, signals);
    collect_zones(limits, target.limits[i].when, limits.written.rows[i].span, signals);
    collect_zone(limits, row_of(limits).calendar, place, signals);
  }
  for (const ast::RetargetLine& line : facts.written->retargets) {
    // What is missing may be what a misspelt name means.
    if (!signal_named(limits, line.signal.text).valid()) return;
    signals.erase(line.signal.text);
  }
  for (const auto& [name, place] : signals) {
    const Id<ir::Signal> signal = signal_named(limits, name);
    if (!signal.valid() || !facts.demanded.insert(name).second) continue;
    if (add_general_retarget(limits.scope, limits.clock, signal)) continue;
    const ast::Name& clock = facts.written->name;
    demand(limits.scope, scope::Choice::Retarget, clock.span, {clock.text, name},
           {place, "what is allowed depends on it"});
  }
}

}  // namespace

void analyze_limits(Scope& scope, const ast::LimitLine& written, Id<ir::Clock> clock,
                    ir::OfItems& target, std::vector<Span>& rows) {
  Limits limits{scope, clock, {}, written};
  if (clock.valid()) limits.log = scope.program.clocks[clock.index()].log;
  for (const ast::LimitRow& line : written.rows) {
    ir::LimitRow row;
    if (line.when) row.when = analyze_condition(scope, limits.log, Reads::Item, *line.when);
    row.limit = analyze_limit(limits, line.limit);
    target.limits.push_back(std::move(row));
    rows.push_back(line.span);
  }
  if (written.table) {
    check_limit_rows(scope, written, target,
                     limits.log.valid() ? counted_noun(scope, clock) : std::string("items"));
  }
  demand_pauses(limits);
  demand_retargets(limits, target);
}

}  // namespace akad::sema

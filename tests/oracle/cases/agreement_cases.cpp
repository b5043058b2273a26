#include <fmt/format.h>

#include <algorithm>

#include "tests/oracle/cases/making.h"
#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

constexpr int kClocks = 8;
const std::vector<std::string> kEventNames = {"opened",  "reopened", "resolved",  "closed", "held",
                                              "resumed", "replied",  "withdrawn", "updated"};
const std::vector<std::string> kSignalNames = {"priority", "status", "region",  "promised",
                                               "team",     "zone",   "reported"};

// Up to three windows that do not overlap, the last perhaps a night.
void add_windows(Dice& dice, ir::Windows& hours) {
  std::vector<std::int32_t> edges;
  const std::int64_t windows = dice.percent(4) ? 0 : 1 + dice.below(3);
  for (std::int64_t i = 0; i < 2 * windows; ++i) edges.push_back(any_minute(dice));
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  const bool night = dice.one_in(3) && edges.size() >= 2;
  if (night) std::rotate(edges.begin(), edges.begin() + 1, edges.end());
  const std::int32_t days = dice.one_in(2) ? 31 : 1 + dice.small(127);
  for (std::size_t i = 0; i + 1 < edges.size(); i += 2) {
    const bool last = i + 3 > edges.size();
    const bool to_midnight = edges[i + 1] == 0 || (last && !night && dice.one_in(8));
    const std::int32_t close = to_midnight ? 1440 : edges[i + 1];
    const std::int32_t open_days = dice.one_in(3) ? 1 + dice.small(127) : days;
    hours.weekly.push_back({open_days, edges[i], close});
  }
}

// Whether the line would open a date twice at one time, with those that stand last.
bool meets_the_last(const ir::Windows& hours, const ir::OpenDates& line) {
  const auto end = [](const ir::OpenDates& of) {
    return of.close_minute + (of.close_minute > of.open_minute ? 0 : 1440);
  };
  for (auto at = hours.exceptions.rbegin(); at != hours.exceptions.rend(); ++at) {
    const auto* open = std::get_if<ir::OpenDates>(&at->says);
    if (open == nullptr) return false;
    if (open->first <= line.last && line.first <= open->last && open->open_minute < end(line) &&
        line.open_minute < end(*open)) {
      return true;
    }
  }
  return false;
}

void add_exceptions(Making& m, ir::Windows& hours) {
  const auto today = static_cast<std::int32_t>(m.batch.first / kDay);
  for (std::int64_t lines = m.dice.below(4); lines > 0; --lines) {
    const Date first{today + m.dice.small(9)};
    const Date last{first.days + (m.dice.one_in(3) ? m.dice.small(3) : 0)};
    ir::DatedException line{ir::ClosedDates{first, last}, "exception"};
    if (m.dice.one_in(2)) {
      const std::int32_t open = any_minute(m.dice);
      const std::int32_t close = m.dice.one_in(4) ? 1440 : std::max(1, any_minute(m.dice));
      const ir::OpenDates opened{first, last, open, close};
      if (meets_the_last(hours, opened)) continue;
      line.says = opened;
    }
    hours.exceptions.push_back(line);
  }
}

void add_calendar(Making& m, const std::string& name, const std::string& zone) {
  ir::Calendar calendar;
  calendar.name = name;
  calendar.zone = zone;
  ir::Windows hours;
  hours.nights = m.dice.one_in(2) ? ir::NightOwner::EachDate : ir::NightOwner::OpeningDay;
  add_windows(m.dice, hours);
  add_exceptions(m, hours);
  if (hours.weekly.empty()) hours.weekly.push_back({1 + m.dice.small(127), 480, 1020});
  calendar.hours = std::move(hours);
  if (m.features.subject_zones && m.dice.one_in(3)) {
    calendar.zone_signal = row_id<ir::Signal>(kZone);
  }
  m.batch.program.calendars.push_back(std::move(calendar));
}

// Of two of the calendars so far, or of one of them that is moved by less than a day.
void add_composed(Making& m, const std::string& name, const std::string& zone) {
  ir::Calendar calendar;
  calendar.name = name;
  calendar.zone = zone;
  const int way = m.dice.of<int>({0, 1, 2, 3});
  const auto earlier = static_cast<std::int32_t>(m.batch.program.calendars.size());
  const auto first = row_id<ir::Calendar>(m.dice.small(earlier));
  if (way == 3) {
    calendar.hours = ir::Shift{{first}, (m.dice.below(2 * 1439) - 1439) * kMinute};
  } else {
    const int other = (first.at + 1 + m.dice.small(earlier - 1)) % earlier;
    const std::vector<Id<ir::Calendar>> both = {first, row_id<ir::Calendar>(other)};
    if (way == 0) calendar.hours = ir::Union{both};
    if (way == 1) calendar.hours = ir::Intersection{both};
    if (way == 2) calendar.hours = ir::Difference{both};
  }
  m.batch.program.calendars.push_back(std::move(calendar));
}

Id<ir::Condition> add_condition(ir::Program& program, ir::Condition condition) {
  program.conditions.push_back(std::move(condition));
  return row_id<ir::Condition>(static_cast<int>(program.conditions.size()) - 1);
}

Id<ir::Condition> add_comparison(Making& m, SignalName signal, std::vector<std::string> texts) {
  ir::Condition condition;
  condition.op = texts.size() > 1   ? ir::Operator::OneOf
                 : m.dice.one_in(6) ? ir::Operator::NotEqual
                                    : ir::Operator::Equal;
  condition.signal = row_id<ir::Signal>(signal);
  for (const std::string& text : texts) condition.constants.push_back(text_constant(text));
  return add_condition(m.batch.program, condition);
}

Id<ir::Condition> any_row_condition(Making& m) {
  const std::string priority = fmt::format("P{}", 1 + m.dice.below(3));
  if (m.dice.percent(60)) return add_comparison(m, kPriority, {priority});
  if (m.dice.percent(40)) return add_comparison(m, kRegion, {"east"});
  if (m.dice.percent(30)) return add_comparison(m, kPriority, {"P1", "P3"});
  if (m.dice.percent(40)) return add_comparison(m, kTeam, {"desk"});
  ir::Condition both;
  both.op = m.dice.one_in(2) ? ir::Operator::And : ir::Operator::Or;
  both.parts = {add_comparison(m, kPriority, {priority}), add_comparison(m, kRegion, {"west"})};
  return add_condition(m.batch.program, both);
}

// For tables of limits, which may ask when the item started.
Id<ir::Condition> any_limit_condition(Making& m) {
  if (m.dice.percent(80)) return any_row_condition(m);
  ir::Condition condition;
  condition.op = ir::Operator::StartedIn;
  condition.calendar =
      row_id<ir::Calendar>(m.dice.small(static_cast<int>(m.batch.program.calendars.size())));
  const Id<ir::Condition> started = add_condition(m.batch.program, condition);
  if (m.dice.one_in(2)) return started;
  ir::Condition joined;
  joined.op = m.dice.of<ir::Operator>({ir::Operator::Not, ir::Operator::And, ir::Operator::Or});
  joined.parts = {started};
  if (joined.op != ir::Operator::Not) joined.parts.push_back(any_row_condition(m));
  return add_condition(m.batch.program, joined);
}

Id<ir::Condition> any_state(Making& m) {
  if (m.dice.percent(60)) return add_comparison(m, kStatus, {"waiting"});
  ir::Condition condition;
  condition.signal = row_id<ir::Signal>(kStatus);
  condition.op = m.dice.one_in(2) ? ir::Operator::Present : ir::Operator::Absent;
  if (m.dice.one_in(2)) return add_condition(m.batch.program, condition);
  ir::Condition inverse;
  inverse.op = ir::Operator::Not;
  inverse.parts = {add_comparison(m, kStatus, {"waiting", "active"})};
  return add_condition(m.batch.program, inverse);
}

std::vector<Id<ir::Event>> events(std::vector<EventName> names) {
  std::vector<Id<ir::Event>> ids;
  for (const EventName name : names) ids.push_back(row_id<ir::Event>(name));
  return ids;
}

void choose_events(Dice& dice, ir::Clock& clock) {
  clock.starts = events(dice.one_in(2)   ? std::vector{kOpened, kReopened}
                        : dice.one_in(3) ? std::vector{kOpened, kReopened, kResumed}
                                         : std::vector{kOpened});
  clock.stops = events(dice.one_in(2) ? std::vector{kResolved} : std::vector{kResolved, kClosed});
  if (dice.percent(70)) clock.pauses = events({kHeld});
  if (!clock.pauses.empty() && dice.percent(90)) clock.resumes = events({kResumed});
  if (dice.percent(40)) clock.resets = events({kReplied});
  if (dice.percent(40)) clock.cancels = events({kWithdrawn});
}

void choose_states(Making& m, ir::Clock& clock) {
  const auto state = [&](const std::string& status) {
    const Id<ir::Condition> said = add_comparison(m, kStatus, {status});
    if (m.dice.percent(75)) return said;
    ir::Condition inverse;
    inverse.op = ir::Operator::Not;
    inverse.parts = {said};
    return add_condition(m.batch.program, inverse);
  };
  if (m.dice.percent(60)) clock.start_when = state("active");
  if (clock.start_when.valid() && m.dice.one_in(3)) clock.starts.clear();
  if (m.dice.percent(60)) clock.stop_when = state("done");
  if (clock.stop_when.valid() && m.dice.one_in(3)) clock.stops.clear();
  if (m.dice.percent(30)) clock.reset_when = any_row_condition(m);
  if (m.dice.percent(30)) clock.cancel_when = state("waiting");
}

void choose_items(Making& m, ir::Clock& clock) {
  const Features& features = m.features;
  Dice& dice = m.dice;
  if (features.states && dice.percent(20)) choose_states(m, clock);
  if (features.rounds && dice.percent(15)) clock.rounds = events({kUpdated});
  if (!clock.rounds.empty() && dice.one_in(4)) clock.starts.push_back(row_id<ir::Event>(kUpdated));
  if (features.rounds && dice.percent(20)) clock.repeated_start = ir::RepeatedStart::BeginsAnew;
  if (features.origins && dice.percent(20)) {
    clock.counted_from = row_id<ir::Signal>(kReported);
    clock.earlier_pauses = dice.percent(65);
  }
  if (features.items_by_value && dice.percent(15)) clock.item_by = row_id<ir::Signal>(kTeam);
  if (dice.percent(30)) {
    clock.attributed_to = row_id<ir::Signal>(dice.of<int>({kTeam, kTeam, kStatus, kPriority}));
  }
  if (features.early_stop && dice.percent(20)) {
    clock.early_stop = (1 + dice.below(8 * 60)) * kMinute;
  }
  if (dice.percent(25)) clock.lone_stop = ir::LoneStop::ChangesNothing;
  if (dice.percent(25)) {
    clock.elapsed_unit = dice.of<Duration>({kMinute, 15 * kMinute, 30 * kMinute, kHour, 7 * kHour});
    clock.elapsed_rounding = static_cast<RoundingMode>(dice.below(4));
  }
}

ir::Reopening any_reopening(Dice& dice) { return static_cast<ir::Reopening>(dice.below(5)); }

ir::Clock any_clock(Making& m, int number) {
  ir::Clock clock;
  clock.name = fmt::format("clock_{}", number);
  clock.log = row_id<ir::Log>(0);
  choose_events(m.dice, clock);
  if (m.dice.percent(35)) clock.pause_while = any_state(m);
  choose_items(m, clock);
  const auto calendars = static_cast<int>(m.batch.program.calendars.size());
  if (m.dice.percent(80)) {
    clock.calendar = row_id<ir::Calendar>(m.dice.small(m.dice.percent(60) ? 2 : calendars));
  }
  if (m.features.hours_of_limits && m.dice.one_in(5)) {
    clock.calendar = {};
    clock.hours_of_limit = true;
  }
  clock.missed_before =
      m.dice.one_in(2) ? ir::MissedBefore::StaysMissed : ir::MissedBefore::LastLimitDecides;
  clock.judged = m.dice.one_in(2) ? ir::Judged::ByDue : ir::Judged::ByElapsed;
  clock.reopening = any_reopening(m.dice);
  if (m.dice.one_in(3)) {
    clock.reopening_days = 1 + m.dice.small(2);
    clock.reopening_by_dates = m.dice.one_in(2);
    clock.later_reopening = any_reopening(m.dice);
  }
  for (const SignalName signal : {kPriority, kRegion, kPromised, kTeam, kZone}) {
    const bool carries = m.dice.one_in(5);
    const auto policy = carries ? ir::Retarget::Carry : static_cast<ir::Retarget>(m.dice.below(6));
    clock.retargets.push_back({row_id<ir::Signal>(signal), policy});
  }
  return clock;
}

void add_escalations(Making& m, ir::OfItems& target) {
  for (std::int64_t rows = 1 + m.dice.below(3); rows > 0; --rows) {
    ir::Escalation rule;
    rule.name = fmt::format("level {}", rows);
    const std::int64_t way = m.dice.below(3);
    const Rational share(m.dice.below(7), m.dice.one_in(2) ? 4 : 8);
    const Duration offset = m.dice.below(9) * 15 * kMinute;
    if (way == 0) rule.when = ir::ShareOfLimit{share};
    if (way == 1) rule.when = ir::BeforeDue{offset};
    if (way == 2) rule.when = ir::AfterDue{offset};
    rule.held = m.dice.percent(70);
    target.escalations.push_back(std::move(rule));
  }
}

// By due, or by an event of the clock that can be named.
ir::Attribution any_attribution(Dice& dice, const ir::Clock& clock) {
  std::vector<ir::Attribution> ways = {ir::Attribution::ByDue};
  if (!clock.stops.empty() || !clock.rounds.empty()) ways.push_back(ir::Attribution::ByStop);
  const bool named = !clock.starts.empty() && clock.starts != clock.rounds;
  if (named) ways.push_back(ir::Attribution::ByStart);
  return dice.of(ways);
}

}  // namespace

void describe_agreement(Making& m, const std::string& zone) {
  ir::Program& program = m.batch.program;
  program.agreement.name = "Stories";
  program.agreement.version = "1";
  program.agreement.provider = "provider";
  program.agreement.customer = "customer";
  program.agreement.zone = zone;
  program.agreement.term_first = Date{static_cast<std::int32_t>(m.batch.first / kDay) - 40};
  program.agreement.term_last = Date{program.agreement.term_first.days + 200};
  program.agreement.currency = "IDR";
  program.agreement.money_unit = 1;
  program.fields.resize(1 + kEventNames.size() + kSignalNames.size());
  for (std::size_t i = 0; i < program.fields.size(); ++i) {
    program.fields[i].path = {fmt::format("place_{}", i)};
  }
  program.logs.emplace_back();
  program.logs[0].name = "tickets";
  program.logs[0].single_subject = "tickets";
  program.logs[0].time = row_id<ir::Field>(0);
  if (m.batch.sequenced) program.logs[0].sequence = row_id<ir::Field>(0);
  for (const std::string& name : kEventNames) {
    program.events.emplace_back();
    program.events.back().name = name;
    program.events.back().log = row_id<ir::Log>(0);
  }
  for (std::size_t i = 0; i < kSignalNames.size(); ++i) {
    program.signals.emplace_back();
    program.signals.back().name = kSignalNames[i];
    program.signals.back().log = row_id<ir::Log>(0);
    program.signals.back().field = row_id<ir::Field>(static_cast<int>(1 + kEventNames.size() + i));
  }
  program.signals[kPromised].kind = ir::SignalKind::Time;
  program.signals[kReported].kind = ir::SignalKind::Time;
}

void add_calendars(Making& m, const std::string& zone) {
  add_calendar(m, "hours", zone);
  add_calendar(m, "other_hours", m.dice.one_in(2) ? zone : m.dice.of(kZones));
  if (!m.features.composed) return;
  add_composed(m, "composed", zone);
  add_composed(m, "composed_again", m.dice.of(kZones));
}

void add_clocks(Making& m) {
  for (int number = 0; number < kClocks; ++number) {
    m.batch.program.clocks.push_back(any_clock(m, number));
  }
}

void add_targets(Making& m) {
  ir::Program& program = m.batch.program;
  MinuteTable minutes = minute_table(program, m.batch.first, kDaysLookedAt);
  for (int number = 0; number < kClocks; ++number) {
    const ir::Clock& clock = program.clocks[static_cast<std::size_t>(number)];
    ir::Target target;
    target.name = fmt::format("target_{}", number);
    ir::OfItems& items = of_items(target);
    items.clock = row_id<ir::Clock>(number);
    items.attribution = any_attribution(m.dice, clock);
    const std::int64_t least = clock.hours_of_limit ? 1 : 0;
    for (std::int64_t rows = least + m.dice.below(4); rows > 0; --rows) {
      const Id<ir::Condition> when = any_limit_condition(m);
      items.limits.push_back({when, any_limit(m, minutes, clock)});
    }
    items.limits.push_back({{}, any_limit(m, minutes, clock)});
    if (m.features.escalations && m.dice.one_in(4)) add_escalations(m, items);
    program.targets.push_back(std::move(target));
  }
}

ir::Constant text_constant(const std::string& text) {
  ir::Constant constant;
  constant.text = text;
  return constant;
}

}  // namespace akad::oracle

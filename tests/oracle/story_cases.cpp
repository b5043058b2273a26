#include "tests/oracle/story_cases.h"

#include <fmt/format.h>

#include <algorithm>

#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

constexpr int kClocks = 8;
constexpr int kSubjects = 50;
constexpr int kFirstYear = 2011;
constexpr int kYears = 10;

const std::vector<std::string> kZones = {
    "UTC",           "America/New_York", "Australia/Lord_Howe", "Asia/Jakarta",
    "Europe/London", "Pacific/Apia",     "America/Sao_Paulo",   "Asia/Kathmandu",
    "Africa/Casablanca", "Pacific/Chatham"};

enum EventName { kOpened, kReopened, kResolved, kClosed, kHeld, kResumed, kReplied, kWithdrawn };
const std::vector<std::string> kEvents = {"opened", "reopened", "resolved", "closed",
                                          "held",   "resumed",  "replied",  "withdrawn"};
enum SignalName { kPriority, kStatus, kRegion, kPromised };
const std::vector<std::string> kSignals = {"priority", "status", "region", "promised"};

template <class Row>
Id<Row> row_id(int at) {
  return Id<Row>{at};
}

struct Making {
  Dice& dice;
  const Features& features;
  Batch batch = {};
  std::vector<Instant> tempting = {};  // instants at which something else changes
};

std::int32_t any_minute(Dice& dice) {
  if (dice.percent(50)) return dice.small(24) * 60;
  return dice.percent(50) ? dice.small(240) : dice.small(1440);
}

// Up to three windows that do not overlap, the last perhaps a night.
void add_windows(Dice& dice, ir::Calendar& calendar) {
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
    calendar.weekly.push_back({open_days, edges[i], close});
  }
}

void add_exceptions(Making& m, ir::Calendar& calendar) {
  const auto today = static_cast<std::int32_t>(m.batch.first / kDay);
  for (std::int64_t lines = m.dice.below(4); lines > 0; --lines) {
    ir::DatedException line;
    line.first = Date{today + m.dice.small(9)};
    line.last = Date{line.first.days + (m.dice.one_in(3) ? m.dice.small(3) : 0)};
    line.name = "exception";
    if (m.dice.one_in(2)) {
      line.kind = ir::ExceptionKind::OpenDates;
      line.open_minute = any_minute(m.dice);
      line.close_minute = m.dice.one_in(4) ? 1440 : std::max(1, any_minute(m.dice));
    }
    calendar.exceptions.push_back(line);
  }
}

void add_calendar(Making& m, const std::string& name, const std::string& zone) {
  ir::Calendar calendar;
  calendar.name = name;
  calendar.zone = zone;
  calendar.nights = m.dice.one_in(2) ? ir::NightOwner::EachDate : ir::NightOwner::OpeningDay;
  add_windows(m.dice, calendar);
  add_exceptions(m, calendar);
  m.batch.program.calendars.push_back(std::move(calendar));
}

Id<ir::Condition> add_condition(ir::Program& program, ir::Condition condition) {
  program.conditions.push_back(std::move(condition));
  return row_id<ir::Condition>(static_cast<int>(program.conditions.size()) - 1);
}

ir::Constant text_of(const std::string& text) {
  ir::Constant constant;
  constant.text = text;
  return constant;
}

Id<ir::Condition> add_comparison(Making& m, SignalName signal, std::vector<std::string> texts) {
  ir::Condition condition;
  condition.op = texts.size() > 1 ? ir::Operator::OneOf
                                  : m.dice.one_in(6) ? ir::Operator::NotEqual
                                                     : ir::Operator::Equal;
  condition.signal = row_id<ir::Signal>(signal);
  for (const std::string& text : texts) condition.constants.push_back(text_of(text));
  return add_condition(m.batch.program, condition);
}

Id<ir::Condition> any_row_condition(Making& m) {
  const std::string priority = fmt::format("P{}", 1 + m.dice.below(3));
  if (m.dice.percent(60)) return add_comparison(m, kPriority, {priority});
  if (m.dice.percent(40)) return add_comparison(m, kRegion, {"east"});
  if (m.dice.percent(30)) return add_comparison(m, kPriority, {"P1", "P3"});
  ir::Condition both;
  both.op = m.dice.one_in(2) ? ir::Operator::And : ir::Operator::Or;
  both.parts = {add_comparison(m, kPriority, {priority}), add_comparison(m, kRegion, {"west"})};
  return add_condition(m.batch.program, both);
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
  if (dice.percent(90)) clock.resumes = events({kResumed});
  if (dice.percent(40)) clock.resets = events({kReplied});
  if (dice.percent(40)) clock.cancels = events({kWithdrawn});
}

ir::Reopening any_reopening(Dice& dice) { return static_cast<ir::Reopening>(dice.below(5)); }

ir::Clock any_clock(Making& m, int number) {
  ir::Clock clock;
  clock.name = fmt::format("clock_{}", number);
  clock.log = row_id<ir::Log>(0);
  choose_events(m.dice, clock);
  if (m.dice.percent(35)) clock.pause_while = any_state(m);
  if (m.dice.percent(80)) clock.calendar = row_id<ir::Calendar>(m.dice.small(2));
  clock.judged = m.dice.one_in(2) ? ir::Judged::ByDue : ir::Judged::ByElapsed;
  clock.reopening = any_reopening(m.dice);
  if (m.dice.one_in(3)) {
    clock.reopening_days = 1 + m.dice.small(2);
    clock.later_reopening = any_reopening(m.dice);
  }
  for (const SignalName signal : {kPriority, kRegion, kPromised}) {
    if (m.dice.one_in(5)) continue;
    clock.retargets.push_back(
        {row_id<ir::Signal>(signal), static_cast<ir::Retarget>(m.dice.below(6))});
  }
  return clock;
}

ir::Limit by_date(Making& m, Id<ir::Calendar> calendar) {
  ir::Limit limit;
  limit.kind = static_cast<ir::LimitKind>(
      m.dice.of<int>({static_cast<int>(ir::LimitKind::WorkingDaysLater),
                      static_cast<int>(ir::LimitKind::EndOfWorkingDay),
                      static_cast<int>(ir::LimitKind::WorkingDayAt),
                      static_cast<int>(ir::LimitKind::CalendarDaysLater),
                      static_cast<int>(ir::LimitKind::CalendarMonthsLater)}));
  const bool working = limit.kind < ir::LimitKind::CalendarDaysLater;
  const bool months = limit.kind == ir::LimitKind::CalendarMonthsLater;
  limit.count = months ? 1 : (working ? 0 : 1) + m.dice.small(4);
  limit.minute = m.dice.one_in(10) ? 1440 : any_minute(m.dice);
  if (working) limit.calendar = calendar.valid() ? calendar : row_id<ir::Calendar>(0);
  if (m.dice.one_in(3)) limit.roll = static_cast<ir::Roll>(m.dice.below(3));
  return limit;
}

// A length that some stretch of the story has exactly: there the verdicts turn.
Duration any_length(Making& m, MinuteTable& minutes, const ir::Clock& clock) {
  if (m.dice.one_in(4)) return (1 + m.dice.below(48)) * 30 * kMinute;
  const std::vector<Happening>& story = m.dice.of(m.batch.stories);
  const Instant from = m.dice.of(story).at;
  const Instant to = m.dice.one_in(3) ? m.dice.of(m.tempting) : m.dice.of(story).at;
  OpenMinutes& hours = clock.calendar.valid() ? minutes.calendars[clock.calendar.index()]
                                              : minutes.around_the_clock;
  Duration length = 0;
  for (Instant at = std::min(from, to); at < std::max(from, to); at += kMinute) {
    length += is_open(hours, static_cast<int>((at - hours.first) / kMinute)) ? kMinute : 0;
  }
  return std::max<Duration>(kMinute, length);
}

ir::Limit any_limit(Making& m, MinuteTable& minutes, const ir::Clock& clock) {
  ir::Limit limit;
  if (m.dice.one_in(20)) return limit;
  if (m.features.limits_by_date && m.dice.percent(20)) return by_date(m, clock.calendar);
  if (m.dice.percent(15)) {
    limit.kind = ir::LimitKind::BySignal;
    limit.signal = row_id<ir::Signal>(kPromised);
    return limit;
  }
  limit.kind = ir::LimitKind::Within;
  limit.length = any_length(m, minutes, clock);
  return limit;
}

void add_targets(Making& m) {
  ir::Program& program = m.batch.program;
  MinuteTable minutes = minute_table(program, m.batch.first, kDaysLookedAt);
  for (int number = 0; number < kClocks; ++number) {
    const ir::Clock& clock = program.clocks[static_cast<std::size_t>(number)];
    ir::Target target;
    target.name = fmt::format("target_{}", number);
    target.clock = row_id<ir::Clock>(number);
    target.attribution = static_cast<ir::Attribution>(m.dice.below(3));
    for (std::int64_t rows = m.dice.below(4); rows > 0; --rows) {
      const Id<ir::Condition> when = any_row_condition(m);
      target.limits.push_back({when, any_limit(m, minutes, clock)});
    }
    target.limits.push_back({{}, any_limit(m, minutes, clock)});
    program.targets.push_back(std::move(target));
  }
}

// Opening and closing times and clock changes within the story's days, and a moment beside them.
void find_tempting(Making& m) {
  MinuteTable minutes = minute_table(m.batch.program, m.batch.first, kDaysLookedAt);
  const auto end = static_cast<int>((m.batch.as_of - m.batch.first) / kMinute);
  m.tempting = {m.batch.first + kDay, m.batch.as_of};
  for (OpenMinutes& hours : minutes.calendars) {
    for (int at = 1; at < end; ++at) {
      if (is_open(hours, at) != is_open(hours, at - 1)) {
        m.tempting.push_back(instant_of(hours, at));
        if (m.dice.one_in(3)) m.tempting.push_back(instant_of(hours, at + 1 - m.dice.small(3)));
      }
    }
    const std::string& zone = m.batch.program.calendars[hours.calendar.index()].zone;
    for (const Instant change : clock_changes(zone, m.batch.first, m.batch.as_of)) {
      m.tempting.insert(m.tempting.end(), 4, change);
    }
  }
}

// Within a minute of as-of at times: what happens at as-of itself plays no part.
Instant any_instant(Making& m, const std::vector<Happening>& story) {
  const Instant begin = m.batch.first + kHour;
  if (!story.empty() && m.dice.percent(25)) return m.dice.of(story).at;
  if (m.dice.percent(35)) return std::max(begin, m.dice.of(m.tempting));
  return begin + m.dice.below((m.batch.as_of - begin) / kMinute) * kMinute;
}

std::optional<ir::Constant> any_value(Making& m, int signal, Instant at) {
  if (m.dice.one_in(8)) return std::nullopt;
  if (signal == kPriority) return text_of(fmt::format("P{}", 1 + m.dice.below(3)));
  if (signal == kStatus) return text_of(m.dice.one_in(2) ? "waiting" : "active");
  if (signal == kRegion) return text_of(m.dice.one_in(2) ? "east" : "west");
  ir::Constant constant;
  constant.kind = ir::ConstantKind::Time;
  constant.time = m.dice.one_in(3) ? m.dice.of(m.tempting)
                                   : at + (m.dice.below(3 * 1440) - 300) * kMinute;
  return constant;
}

std::vector<Happening> any_story(Making& m) {
  static const std::vector<int> kKinds = {kOpened,  kOpened,    kReopened, kResolved, kResolved,
                                          kClosed,  kHeld,      kHeld,     kResumed,  kResumed,
                                          kReplied, kWithdrawn, -1,        -2,        -3,
                                          -4,       -1,         -2};
  std::vector<Happening> story;
  const std::int64_t count = 2 + m.dice.below(11);
  for (std::int64_t i = 0; i < count; ++i) {
    Happening happening{any_instant(m, story)};
    if (m.batch.sequenced) happening.sequence = m.dice.below(3);
    const int kind = m.dice.of(kKinds);
    if (kind >= 0) happening.event = row_id<ir::Event>(kind);
    if (kind < 0) happening.signal = row_id<ir::Signal>(-kind - 1);
    if (kind < 0) happening.value = any_value(m, -kind - 1, happening.at);
    story.push_back(std::move(happening));
  }
  std::stable_sort(story.begin(), story.end(),
                   [](const Happening& a, const Happening& b) { return a.at < b.at; });
  // Without a start there is little to see.
  Happening& start = story.front();
  if (m.dice.percent(85)) start = {start.at, start.sequence, row_id<ir::Event>(kOpened)};
  return story;
}

void choose_days(Making& m, const std::string& zone) {
  const Instant from = to_date({kFirstYear, 1, 1}).days * kDay;
  const Instant to = to_date({kFirstYear + kYears, 1, 1}).days * kDay;
  const std::vector<Instant> changes = clock_changes(zone, from, to);
  Instant near = from + m.dice.below(kYears * 365) * kDay;
  if (!changes.empty() && m.dice.percent(60)) near = m.dice.of(changes) - m.dice.below(4) * kDay;
  m.batch.first = near / kDay * kDay - kDay;
  const std::int64_t days = 2 + m.dice.below(6);
  m.batch.as_of = m.batch.first + days * kDay + m.dice.below(1440) * kMinute;
}

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
  program.fields.resize(1 + kEvents.size() + kSignals.size());
  for (std::size_t i = 0; i < program.fields.size(); ++i) {
    program.fields[i].path = {fmt::format("place_{}", i)};
  }
  program.logs.emplace_back();
  program.logs[0].name = "tickets";
  program.logs[0].single_subject = "tickets";
  program.logs[0].time = row_id<ir::Field>(0);
  if (m.batch.sequenced) program.logs[0].sequence = row_id<ir::Field>(0);
  for (const std::string& name : kEvents) {
    program.events.emplace_back();
    program.events.back().name = name;
    program.events.back().log = row_id<ir::Log>(0);
  }
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    program.signals.emplace_back();
    program.signals.back().name = kSignals[i];
    program.signals.back().log = row_id<ir::Log>(0);
    program.signals.back().field = row_id<ir::Field>(static_cast<int>(1 + kEvents.size() + i));
  }
  program.signals[kPromised].kind = ir::SignalKind::Time;
}

}  // namespace

Batch any_batch(Dice& dice, const Features& features) {
  Making m{dice, features};
  const std::string zone = dice.of(kZones);
  m.batch.sequenced = dice.one_in(4);
  choose_days(m, zone);
  describe_agreement(m, dice.one_in(2) ? zone : dice.of(kZones));
  add_calendar(m, "hours", zone);
  add_calendar(m, "other_hours", dice.one_in(2) ? zone : dice.of(kZones));
  find_tempting(m);
  for (int number = 0; number < kClocks; ++number) {
    m.batch.program.clocks.push_back(any_clock(m, number));
  }
  for (int subject = 0; subject < kSubjects; ++subject) {
    m.batch.stories.push_back(any_story(m));
  }
  add_targets(m);
  return std::move(m.batch);
}

std::string show(const Batch& batch, const std::vector<Happening>& story) {
  std::string text;
  for (const Happening& happening : story) {
    text += fmt::format("  {}", format_rfc3339(happening.at));
    if (batch.sequenced) text += fmt::format(" #{}", happening.sequence);
    if (happening.event.valid()) {
      text += " " + batch.program.events[happening.event.index()].name;
    } else {
      text += " " + batch.program.signals[happening.signal.index()].name + " = ";
      const auto& value = happening.value;
      text += !value                                  ? "none"
              : value->kind == ir::ConstantKind::Time ? format_rfc3339(value->time)
                                                      : value->text;
    }
    text += "\n";
  }
  return text + fmt::format("  {} as of\n", format_rfc3339(batch.as_of));
}

}  // namespace akad::oracle

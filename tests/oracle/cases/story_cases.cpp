
#include <fmt/format.h>

#include <algorithm>

#include "tests/oracle/cases/making.h"
#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

constexpr int kSubjects = 100;
constexpr int kFirstYear = 2011;
constexpr int kYears = 10;

// Opening and closing times and clock changes within the story's days, and a moment beside them.
void find_tempting(Making& m) {
  MinuteTable minutes = minute_table(m.batch.program, m.batch.first, kDaysLookedAt);
  const auto end = static_cast<int>((m.batch.as_of - m.batch.first) / kMinute);
  m.tempting = {m.batch.first + kDay, m.batch.as_of};
  for (std::size_t id = 0; id < m.batch.program.calendars.size(); ++id) {
    OpenMinutes& hours = minutes_of(minutes, row_id<ir::Calendar>(static_cast<int>(id)));
    for (int at = 1; at < end; ++at) {
      if (is_open(hours, at) != is_open(hours, at - 1)) {
        m.tempting.push_back(instant_of(hours, at));
        if (m.dice.one_in(3)) m.tempting.push_back(instant_of(hours, at + 1 - m.dice.small(3)));
      }
    }
    const std::string& zone = m.batch.program.calendars[id].zone;
    for (const Instant change : clock_changes(zone, m.batch.first, m.batch.as_of)) {
      m.tempting.insert(m.tempting.end(), 4, change);
    }
  }
}

// Within a minute of as-of at times: what happens at as-of itself plays no part.
Instant any_instant(Making& m, const std::vector<Happening>& story) {
  const Instant begin = m.batch.first + 12 * kHour;
  if (!story.empty() && m.dice.percent(25)) return m.dice.of(story).at;
  if (m.dice.percent(35)) return std::max(begin, m.dice.of(m.tempting));
  return begin + m.dice.below((m.batch.as_of - begin) / kMinute) * kMinute;
}

// A few, so that the same hours are laid out for many subjects; and one that is none.
ir::Constant any_zone(Dice& dice) {
  return text_constant(dice.of<std::string>(
      {"America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Nowhere/Town"}));
}

std::optional<ir::Constant> any_value(Making& m, int signal, Instant at) {
  if (m.dice.one_in(8)) return std::nullopt;
  if (signal == kPriority) return text_constant(fmt::format("P{}", 1 + m.dice.below(3)));
  if (signal == kStatus) {
    return text_constant(m.dice.of<std::string>({"waiting", "active", "done", "new"}));
  }
  if (signal == kRegion) return text_constant(m.dice.one_in(2) ? "east" : "west");
  if (signal == kTeam) return text_constant(m.dice.of<std::string>({"desk", "field", "lab"}));
  if (signal == kZone) return any_zone(m.dice);
  ir::Constant constant;
  constant.kind = ir::ConstantKind::Time;
  if (signal == kReported) {
    const Instant earliest = m.batch.first + kMinute;
    constant.time = std::max(earliest, at + (m.dice.below(900) - 780) * kMinute);
    return constant;
  }
  constant.time =
      m.dice.one_in(3) ? m.dice.of(m.tempting) : at + (m.dice.below(3 * 1440) - 300) * kMinute;
  return constant;
}

// What happens before a start and matters to some clocks: a stop, a pause, an earlier origin.
void add_earlier(Making& m, std::vector<Happening>& story) {
  const Happening start = story.front();
  const auto before = [&](Instant at) -> Happening& {
    return *story.insert(story.begin(), {std::max(m.batch.first + 11 * kHour, at), start.sequence});
  };
  if (m.dice.one_in(8)) {
    before(start.at - m.dice.below(300) * kMinute).event = row_id<ir::Event>(kResolved);
  }
  if (m.dice.one_in(4)) {
    Happening& reported = before(start.at - m.dice.below(60) * kMinute);
    reported.signal = row_id<ir::Signal>(kReported);
    reported.value = any_value(m, kReported, reported.at);
  }
  if (m.dice.one_in(6)) {
    before(start.at - m.dice.below(300) * kMinute).event = row_id<ir::Event>(kHeld);
  }
}

std::vector<Happening> any_story(Making& m) {
  static const std::vector<int> kKinds = {
      kOpened,        kOpened,      kReopened,    kResolved,    kResolved,
      kClosed,        kHeld,        kHeld,        kResumed,     kResumed,
      kReplied,       kWithdrawn,   kUpdated,     kUpdated,     -1 - kPriority,
      -1 - kPriority, -1 - kStatus, -1 - kStatus, -1 - kStatus, -1 - kRegion,
      -1 - kPromised, -1 - kTeam,   -1 - kTeam,   -1 - kZone,   -1 - kReported};
  std::vector<Happening> story;
  const std::int64_t count = 2 + m.dice.below(14);
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
  if (m.dice.percent(75)) start = {start.at, start.sequence, row_id<ir::Event>(kOpened)};
  add_earlier(m, story);
  return story;
}

Instant month_of(Instant at) {
  CivilDay day = to_civil(Date{static_cast<std::int32_t>(at / kDay)});
  day.day = 1;
  return to_date(day).days * kDay;
}

// Most stories lie about a change of the clock or of the month.
void choose_days(Making& m, const std::string& zone) {
  const Instant from = to_date({kFirstYear, 1, 1}).days * kDay;
  const Instant to = to_date({kFirstYear + kYears, 1, 1}).days * kDay;
  const std::vector<Instant> changes = clock_changes(zone, from, to);
  Instant near = from + m.dice.below(kYears * 365) * kDay;
  if (!changes.empty() && m.dice.percent(50)) {
    near = m.dice.of(changes) - m.dice.below(4) * kDay;
  } else if (m.dice.one_in(2)) {
    near = month_of(near) - m.dice.below(4) * kDay;
  }
  m.batch.first = near / kDay * kDay - kDay;
  const std::int64_t days = 2 + m.dice.below(6);
  m.batch.as_of = m.batch.first + days * kDay + m.dice.below(1440) * kMinute;
}

}  // namespace

Batch any_batch(Dice& dice, const Features& features) {
  Making m{dice, features};
  const std::string zone = dice.of(kZones);
  m.batch.sequenced = dice.one_in(4);
  choose_days(m, zone);
  describe_agreement(m, dice.one_in(2) ? zone : dice.of(kZones));
  add_calendars(m, zone);
  find_tempting(m);
  add_clocks(m);
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

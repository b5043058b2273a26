#include "tests/oracle/cases/making.h"

namespace akad::oracle {
namespace {

// Perhaps into a calendar of its own; working days are days of windows.
void move_into_hours(Making& m, ir::Limit& limit, int rolls) {
  if (!m.dice.one_in(3)) return;
  limit.roll = static_cast<ir::Roll>(m.dice.below(rolls));
  if (m.dice.one_in(4)) limit.roll = ir::Roll::WorkingDay;
  const bool own = limit.roll == ir::Roll::WorkingDay || m.dice.one_in(3);
  if (own && limit.roll != ir::Roll::Keep) {
    limit.roll_calendar = row_id<ir::Calendar>(m.dice.small(2));
  }
}

ir::Limit by_date(Making& m, Id<ir::Calendar> calendar) {
  const int way = m.dice.of<int>({0, 1, 2, 3, 4});
  const bool working = way < 3, months = way == 4;
  const std::int32_t count = months ? 1 : (working ? 0 : 1) + m.dice.small(4);
  const std::int32_t minute = m.dice.one_in(10) ? 1440 : any_minute(m.dice);
  // Working days are days of windows.
  const bool windows = calendar.valid() && calendar.at < 2;
  const Id<ir::Calendar> days = windows ? calendar : row_id<ir::Calendar>(0);
  const std::vector<ir::LimitRule> rules = {
      ir::WorkingDaysLater{std::max(1, count), days}, ir::EndOfWorkingDay{count, days},
      ir::WorkingDayAt{count, minute, days}, ir::CalendarDaysLater{count},
      ir::CalendarMonthsLater{count}};
  ir::Limit limit;
  limit.rule = rules[static_cast<std::size_t>(way)];
  move_into_hours(m, limit, 3);
  limit.strict = m.dice.one_in(4);
  limit.moved_by_pauses = m.dice.one_in(2);
  return limit;
}

// A length that some stretch of the story has exactly: there the verdicts turn.
Duration any_length(Making& m, OpenMinutes& hours) {
  if (m.dice.one_in(4)) return (1 + m.dice.below(48)) * 30 * kMinute;
  const std::vector<Happening>& story = m.dice.of(m.batch.stories);
  const Instant from = m.dice.of(story).at;
  const Instant to = m.dice.one_in(3) ? m.dice.of(m.tempting) : m.dice.of(story).at;
  Duration length = 0;
  for (Instant at = std::min(from, to); at < std::max(from, to); at += kMinute) {
    length += is_open(hours, static_cast<int>((at - hours.first) / kMinute)) ? kMinute : 0;
  }
  return std::max<Duration>(kMinute, length);
}

}  // namespace

std::int32_t any_minute(Dice& dice) {
  if (dice.percent(50)) return dice.small(24) * 60;
  return dice.percent(50) ? dice.small(240) : dice.small(1440);
}

ir::Limit any_limit(Making& m, MinuteTable& minutes, const ir::Clock& clock) {
  ir::Limit limit;
  if (m.dice.one_in(20)) return limit;
  if (m.features.limits_by_date && m.dice.percent(20)) return by_date(m, clock.calendar);
  if (m.dice.percent(15)) {
    const Duration after = m.dice.one_in(3) ? m.dice.below(8 * 60) * kMinute : 0;
    limit.rule = ir::BySignal{row_id<ir::Signal>(kPromised), after};
    limit.strict = m.dice.one_in(4);
    // The last closing of a composed calendar can be decades ago.
    const int rolls = clock.calendar.valid() && clock.calendar.at < 2 ? 3 : 2;
    move_into_hours(m, limit, rolls);
    return limit;
  }
  ir::Within within;
  limit.strict = m.dice.one_in(4);
  const auto calendars = static_cast<int>(m.batch.program.calendars.size());
  if (clock.hours_of_limit && m.dice.percent(75)) {
    within.calendar = row_id<ir::Calendar>(m.dice.small(calendars));
  }
  within.length =
      any_length(m, minutes_of(minutes, clock.hours_of_limit ? within.calendar : clock.calendar));
  limit.rule = within;
  return limit;
}

}  // namespace akad::oracle

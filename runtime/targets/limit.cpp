#include "runtime/targets/limit.h"

#include "runtime/base/assert.h"

namespace akad::targets {
namespace {

const ir::Limit& row_for(const LimitContext& context, const std::int64_t* values) {
  for (const ir::LimitRow& row : context.target.limits) {
    if (!row.when.valid()) return row.limit;
    if (context.answers.holds(row.when, context.watch, values)) return row.limit;
  }
  AKAD_ASSERT(!"the last row of a table has no condition");
  return context.target.limits.back().limit;
}

Instant instant_of(const ir::Limit& limit, const Hours& hours, Instant origin) {
  const time::BoundCalendar& calendar = *hours.calendar;
  const time::Zone& zone = calendar.zone;
  switch (limit.kind) {
    case ir::LimitKind::WorkingDaysLater:
      return time::working_days_later(calendar, origin, limit.count);
    case ir::LimitKind::EndOfWorkingDay:
      return time::end_of_working_day(calendar, origin, limit.count);
    case ir::LimitKind::WorkingDayAt:
      return time::working_day_at(calendar, origin, limit.count, limit.minute);
    case ir::LimitKind::CalendarDaysLater:
      return time::calendar_days_later(zone, origin, limit.count);
    case ir::LimitKind::CalendarMonthsLater:
      return time::calendar_months_later(zone, origin, limit.count);
    case ir::LimitKind::NoTarget:
    case ir::LimitKind::Within:
    case ir::LimitKind::BySignal: break;
  }
  AKAD_ASSERT(!"a limit that names an instant");
  return kNever;
}

}  // namespace

bool same(const Aim& a, const Aim& b) {
  return a.kind == b.kind && a.length == b.length && a.at == b.at &&
         a.limit->strict == b.limit->strict && a.hours.calendar == b.hours.calendar &&
         a.hours.always == b.hours.always;
}

Aim aim(const LimitContext& context, const std::int64_t* values, Instant origin) {
  const ir::Limit& limit = row_for(context, values);
  const auto hours_of = [&](Id<ir::Calendar> calendar) {
    return context.calendars.of(calendar, context.watch, values, context.origin);
  };
  Aim aim;
  aim.limit = &limit;
  aim.hours = hours_of(context.clock.calendar);
  aim.limit_hours = limit.calendar.valid() ? hours_of(limit.calendar) : aim.hours;
  if (context.clock.hours_of_limit) aim.hours = aim.limit_hours;
  switch (limit.kind) {
    case ir::LimitKind::NoTarget: return aim;
    case ir::LimitKind::Within:
      aim.kind = AimKind::Length;
      aim.length = limit.length;
      return aim;
    case ir::LimitKind::BySignal:
      aim.at = values[context.watch.signal_slot[limit.signal.index()].index()];
      if (aim.at == clocks::kAbsent) {
        aim.at = 0;
        return aim;
      }
      break;
    case ir::LimitKind::WorkingDaysLater:
    case ir::LimitKind::EndOfWorkingDay:
    case ir::LimitKind::WorkingDayAt:
    case ir::LimitKind::CalendarDaysLater:
    case ir::LimitKind::CalendarMonthsLater: aim.at = instant_of(limit, aim.limit_hours, origin);
  }
  aim.kind = AimKind::Instant;
  aim.at = rolled(aim, aim.at);
  return aim;
}

bool outside_hours(const Aim& aim, Instant due) {
  if (due == kNever || aim.limit_hours.always) return false;
  return time::previous_close(*aim.limit_hours.calendar, due) != due;
}

Instant rolled(const Aim& aim, Instant due) {
  const ir::Limit& limit = *aim.limit;
  if (limit.roll == ir::Roll::Keep || !outside_hours(aim, due)) return due;
  const time::BoundCalendar& calendar = *aim.limit_hours.calendar;
  if (limit.roll == ir::Roll::Forward) return time::next_open(calendar, due);
  const Instant closed_at = time::previous_close(calendar, due);
  return closed_at == kFirstInstant ? due : closed_at;  // before the first opening: nowhere to go
}

}  // namespace akad::targets

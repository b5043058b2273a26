#include "runtime/targets/limit.h"

#include "runtime/base/assert.h"

namespace akad::targets {
namespace {

Hours hours_of(const LimitContext& context, const ir::Limit& limit) {
  if (!limit.calendar.valid()) return context.hours;
  return context.calendars.of(limit.calendar, context.watch, context.at_origin,
                              context.origin);
}

const ir::Limit& row_for(const LimitContext& context, const std::int64_t* values) {
  for (const ir::LimitRow& row : context.target.limits) {
    if (!row.when.valid()) return row.limit;
    if (context.answers.holds(row.when, context.watch, values)) return row.limit;
  }
  AKAD_ASSERT(!"the last row of a table has no condition");
  return context.target.limits.back().limit;
}

Instant instant_of(const LimitContext& context, const ir::Limit& limit, Instant origin) {
  const time::BoundCalendar& calendar = *hours_of(context, limit).calendar;
  const time::Zone& zone = context.hours.calendar->zone;
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
    case ir::LimitKind::BySignal:
      break;
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
  Aim aim;
  aim.limit = &limit;
  aim.hours = context.clock.hours_of_limit ? hours_of(context, limit) : context.hours;
  if (limit.kind == ir::LimitKind::NoTarget) return aim;
  if (limit.kind == ir::LimitKind::Within) {
    aim.kind = AimKind::Length;
    aim.length = limit.length;
    return aim;
  }
  if (limit.kind != ir::LimitKind::BySignal) {
    aim.kind = AimKind::Instant;
    aim.at = rolled(context, limit, instant_of(context, limit, origin));
    return aim;
  }
  const std::int64_t promised = values[context.watch.signal_slot[limit.signal.index()]];
  if (promised == clocks::kAbsent) return aim;
  aim.kind = AimKind::Instant;
  aim.at = rolled(context, limit, promised);
  return aim;
}

Instant rolled(const LimitContext& context, const ir::Limit& limit, Instant due) {
  if (limit.roll == ir::Roll::Keep || due == kNever) return due;
  const Hours hours = hours_of(context, limit);
  if (hours.always) return due;
  const Instant closed_at = time::previous_close(*hours.calendar, due);
  if (closed_at == due) return due;
  if (limit.roll == ir::Roll::Forward) return time::next_open(*hours.calendar, due);
  return closed_at == kFirstInstant ? due : closed_at;  // before the first opening: nowhere to go
}

}  // namespace akad::targets

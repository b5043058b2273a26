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

// What a limit asks for becomes the aim, whose hours are known.
struct Aiming {
  const LimitContext& context;
  const std::int64_t* values;
  Instant origin;
  Aim& aim;

  void operator()(const ir::NoTarget&) const {}
  void operator()(const ir::Within& limit) const {
    aim.kind = AimKind::Length;
    aim.length = limit.length;
  }
  void operator()(const ir::WorkingDaysLater& limit) const {
    at(time::working_days_later(calendar(), origin, limit.count));
  }
  void operator()(const ir::EndOfWorkingDay& limit) const {
    at(time::end_of_working_day(calendar(), origin, limit.count));
  }
  void operator()(const ir::WorkingDayAt& limit) const {
    at(time::working_day_at(calendar(), origin, limit.count, limit.minute));
  }
  void operator()(const ir::CalendarDaysLater& limit) const {
    at(time::calendar_days_later(calendar().zone(), origin, limit.count));
  }
  void operator()(const ir::CalendarMonthsLater& limit) const {
    at(time::calendar_months_later(calendar().zone(), origin, limit.count));
  }
  void operator()(const ir::BySignal& limit) const {
    const Id<plan::Slot> slot = context.watch.signal_slot[limit.signal.index()];
    const Instant promised = values[slot.index()];
    if (promised != clocks::kAbsent) at(promised);
  }

  const time::BoundCalendar& calendar() const { return *aim.limit_hours.calendar; }
  void at(Instant named) const {
    aim.kind = AimKind::Instant;
    aim.at = rolled(aim, named);
  }
};

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
  const Id<ir::Calendar> own = calendar_of(limit);
  aim.limit_hours = own.valid() ? hours_of(own) : aim.hours;
  if (context.clock.hours_of_limit) aim.hours = aim.limit_hours;
  std::visit(Aiming{context, values, origin, aim}, limit.rule);
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

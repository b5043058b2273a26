#include "runtime/targets/limit.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::targets {
namespace {

// Where an item counts from, in calendars of which some are read in the zone of the subject.
struct Begun final : clocks::Beginning {
  const LimitContext& context;
  const std::int64_t* values;
  Instant origin;

  Begun(const LimitContext& of, const std::int64_t* said, Instant from)
      : context(of), values(said), origin(from) {}
  bool is_in(Id<ir::Calendar> hours) override {
    const Hours bound = context.calendars.of(hours, context.watch, values, context.origin);
    return time::is_open(*bound.calendar, origin);
  }
};

const ir::Limit& row_for(const LimitContext& context, const std::int64_t* values, Instant origin) {
  Begun begun(context, values, origin);
  const std::vector<ir::LimitRow>& rows = context.target.limits;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const Id<ir::Condition> when = rows[at].when;
    if (when.valid() && !context.answers.holds(when, context.watch, values, &begun)) continue;
    context.reached[at] = true;
    return rows[at].limit;
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
    aim.named = named;
    aim.at = rolled(aim, named);
  }
};

// What is counted around the clock from date to date is so in pauses as well. An instant before the
// origin is not moved: the item is late from its start.
void let_pauses_move(Aim& aim, const Hours& around_the_clock, Instant origin) {
  if (aim.named == kNever || aim.named < origin) return;
  aim.by_pauses = true;
  aim.pause_hours = calendar_of(*aim.limit).valid() ? aim.limit_hours : around_the_clock;
  aim.counted = open_time(aim.pause_hours, origin, aim.named);
  aim.at_opening = is_open(aim.pause_hours, aim.named);
}

// Whether the instant is said as one of a day, which may end with it: 24:00 on Friday is Friday.
struct SaysItsDay {
  template <class Rule>
  bool operator()(const Rule&) const {
    return false;
  }
  bool operator()(const ir::EndOfWorkingDay&) const { return true; }
  bool operator()(const ir::WorkingDayAt& limit) const { return limit.minute == 24 * 60; }
};

// Onto the next working day, where its own is none, at the same time of day.
Instant to_working_day(const time::BoundCalendar& calendar, const ir::LimitRule& rule,
                       Instant due) {
  const Instant within = std::visit(SaysItsDay{}, rule) ? due - 1 : due;
  const Date date = time::date_of(calendar, within);
  const auto day = time::working_date_later(calendar, date, 0);
  if (!day) return kNever;
  return time::calendar_days_later(calendar.zone(), due, day->days - date.days);
}

Instant moved_by_hours(const Aim& aim, Instant due) {
  const time::BoundCalendar& calendar = *aim.roll_hours.calendar;
  switch (aim.limit->roll) {
    case ir::Roll::Keep: return due;
    case ir::Roll::Forward: return time::next_open(calendar, due);
    case ir::Roll::Back: {
      const Instant closed_at = time::previous_close(calendar, due);
      return closed_at == kFirstInstant ? due : closed_at;  // before the first opening: nowhere
    }
    case ir::Roll::WorkingDay: return to_working_day(calendar, aim.limit->rule, due);
  }
  return due;
}

struct Behind {
  template <class Rule>
  Duration operator()(const Rule&) const {
    return 0;
  }
  Duration operator()(const ir::BySignal& limit) const { return limit.after; }
};

}  // namespace

bool same(const Aim& a, const Aim& b) {
  return a.kind == b.kind && a.length == b.length && a.at == b.at &&
         a.limit->strict == b.limit->strict && same(a.hours, b.hours) &&
         a.by_pauses == b.by_pauses &&
         (!a.by_pauses || (a.named == b.named && same(a.pause_hours, b.pause_hours)));
}

Aim aim(const LimitContext& context, const std::int64_t* values, Instant origin) {
  const ir::Limit& limit = row_for(context, values, origin);
  const auto hours_of = [&](Id<ir::Calendar> calendar) {
    return context.calendars.of(calendar, context.watch, values, context.origin);
  };
  Aim aim;
  aim.limit = &limit;
  aim.hours = hours_of(context.clock.calendar);
  const Id<ir::Calendar> own = calendar_of(limit);
  aim.limit_hours = own.valid() ? hours_of(own) : aim.hours;
  if (context.clock.hours_of_limit) aim.hours = aim.limit_hours;
  aim.roll_hours = limit.roll_calendar.valid() ? hours_of(limit.roll_calendar) : aim.limit_hours;
  std::visit(Aiming{context, values, origin, aim}, limit.rule);
  if (limit.moved_by_pauses) let_pauses_move(aim, hours_of({}), origin);
  return aim;
}

bool outside_hours(const Aim& aim, Instant due) {
  if (due == kNever || aim.roll_hours.always) return false;
  return time::previous_close(*aim.roll_hours.calendar, due) != due;
}

Instant rolled(const Aim& aim, Instant due) {
  const ir::Roll roll = aim.limit->roll;
  const bool may_move = due != kNever && roll != ir::Roll::Keep;
  if (may_move && (roll == ir::Roll::WorkingDay || outside_hours(aim, due))) {
    due = moved_by_hours(aim, due);
  }
  const Duration behind = std::visit(Behind{}, aim.limit->rule);
  return due == kNever || behind >= kEndOfTime - due ? kNever : due + behind;
}

// An end stays where the hours close. Where the hours are open the clock must run: an instant in
// them is where the next moment that counts begins.
Instant behind_pauses(const Aim& aim, const std::function<Instant(Duration)>& reached) {
  if (!aim.at_opening) {
    const Instant at = std::max(aim.named, reached(aim.counted));
    if (at == kNever || !is_open(aim.pause_hours, at)) return at;
  }
  const Instant moment = reached(aim.counted + 1);
  return moment == kNever ? kNever : std::max(aim.named, moment - 1);
}

}  // namespace akad::targets

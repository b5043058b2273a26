#include "compiler/audit/promises/dues.h"

#include <algorithm>

#include "runtime/time/calendar.h"

namespace akad::audit {
namespace {

constexpr Duration kStep = 15 * kMinute;
constexpr Duration kLookedAt = 28 * kDay;

// When a limit ends, of what starts at an instant; kNever where nobody can say.
struct Due {
  const time::BoundCalendar& hours;  // of the limit, or of the clock
  Instant start;

  Instant operator()(const ir::NoTarget&) const { return kNever; }
  Instant operator()(const ir::Within& limit) const {
    return time::due(hours, start, limit.length);
  }
  Instant operator()(const ir::WorkingDaysLater& limit) const {
    return time::working_days_later(hours, start, limit.count);
  }
  Instant operator()(const ir::EndOfWorkingDay& limit) const {
    return time::end_of_working_day(hours, start, limit.count);
  }
  Instant operator()(const ir::WorkingDayAt& limit) const {
    return time::working_day_at(hours, start, limit.count, limit.minute);
  }
  Instant operator()(const ir::CalendarDaysLater& limit) const {
    return time::calendar_days_later(hours.zone(), start, limit.count);
  }
  Instant operator()(const ir::CalendarMonthsLater& limit) const {
    return time::calendar_months_later(hours.zone(), start, limit.count);
  }
  Instant operator()(const ir::BySignal&) const { return kNever; }
};

std::optional<time::BoundCalendar> hours_of(const Audit& audit, const ir::Clock& clock,
                                            const ir::Limit& limit) {
  if (limit.roll != ir::Roll::Keep) return std::nullopt;
  const bool counts_own = ir::counts_dates(limit) || clock.hours_of_limit;
  Id<ir::Calendar> calendar = counts_own ? ir::calendar_of(limit) : clock.calendar;
  if (ir::counts_dates(limit) && !calendar.valid()) calendar = clock.calendar;
  if (!calendar.valid()) {
    const auto zone = time::shared_zone(audit.program.agreement.zone);
    return time::around_the_clock(*zone);
  }
  if (time::zone_signal_of(audit.program, calendar).valid()) return std::nullopt;
  return time::bind_calendar(audit.program, calendar, "");
}

Instant due_of(const time::BoundCalendar& hours, const ir::Limit& limit, Instant start) {
  return std::visit(Due{hours, start}, limit.rule);
}

}  // namespace

std::optional<LaterDue> always_later(const Audit& audit, const ir::Clock& of_first,
                                     const ir::Limit& first, const ir::Clock& of_last,
                                     const ir::Limit& last) {
  const auto hours = hours_of(audit, of_first, first), others = hours_of(audit, of_last, last);
  if (!hours || !others) return std::nullopt;
  const Instant begin = time::start_of_day(hours->zone(), audit.program.agreement.term_first);
  std::optional<LaterDue> shown;
  for (Instant start = begin; start < begin + kLookedAt; start += kStep) {
    const LaterDue here{start, due_of(*hours, first, start), due_of(*others, last, start)};
    if (here.first == kNever || here.last == kNever || here.first <= here.last) return std::nullopt;
    const bool is_open = time::is_open(*hours, start) && time::is_open(*others, start);
    if (!shown && is_open) shown = here;
  }
  return shown;
}

}  // namespace akad::audit

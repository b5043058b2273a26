#include "compiler/audit/analysis/hours.h"

#include <fmt/format.h>

#include <algorithm>

namespace akad::audit {
Interval term_span(const Audit& audit, const time::BoundCalendar& calendar) {
  const ir::Agreement& agreement = audit.program.agreement;
  return {time::start_of_day(calendar.zone(), agreement.term_first),
          time::start_of_day(calendar.zone(), Date{agreement.term_last.days + 1})};
}

std::optional<Hours> hours_of(const Audit& audit, Id<ir::Calendar> id) {
  constexpr Duration kWeek = 7 * kDay;
  const ir::Agreement& agreement = audit.program.agreement;
  if (agreement.term_last.days - agreement.term_first.days > kMostDaysOfTerm) return std::nullopt;
  const time::BoundCalendar calendar = time::bind_calendar(audit.program, id, "");
  const Interval term = term_span(audit, calendar);
  Hours hours{time::elapsed(calendar, term.from, term.to), 0};
  // Of all stretches of a week one that begins with an opening has most.
  for (const Interval& opening : time::open_within(calendar, term)) {
    hours.most_in_week =
        std::max(hours.most_in_week, time::elapsed(calendar, opening.from, opening.from + kWeek));
  }
  return hours;
}

Duration least_span(const Audit& audit, Id<ir::Calendar> id, Duration length) {
  const time::BoundCalendar calendar = time::bind_calendar(audit.program, id, "");
  std::optional<Duration> least;
  for (const Interval& opening : time::open_within(calendar, term_span(audit, calendar))) {
    const Instant due = time::due(calendar, opening.from, length);
    if (due == kNever) break;
    if (!least || due - opening.from < *least) least = due - opening.from;
  }
  return least.value_or(0);
}

std::optional<Interval> least_closure(const Audit& audit, Id<ir::Calendar> id, Duration longer) {
  const ir::Agreement& agreement = audit.program.agreement;
  if (agreement.term_last.days - agreement.term_first.days > kMostDaysOfTerm) return std::nullopt;
  const time::BoundCalendar calendar = time::bind_calendar(audit.program, id, "");
  std::optional<Interval> least;
  std::optional<Instant> closed;
  for (const Interval& opening : time::open_within(calendar, term_span(audit, calendar))) {
    if (closed) {
      const Interval span{*closed, opening.from};
      const Duration length = span.to - span.from;
      if (length > longer && (!least || length < least->to - least->from)) least = span;
    }
    closed = opening.to;
  }
  return least;
}

std::string wall_text(const time::Zone& zone, Instant at) {
  const std::int64_t minutes = time::to_wall(zone, at) / kMinute;
  return fmt::format("{} {:02}:{:02}", format_date(time::local_date(zone, at)), minutes / 60 % 24,
                     minutes % 60);
}

}  // namespace akad::audit

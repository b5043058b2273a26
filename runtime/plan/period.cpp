#include "runtime/plan/period.h"

#include <algorithm>

namespace akad::plan {

Interval span_of(const time::Zone& zone, const ir::Term& term) {
  return {time::start_of_day(zone, term.first), time::start_of_day(zone, {term.last.days + 1})};
}

std::vector<Period> periods_of(ir::Cadence cadence, const time::Zone& zone, const ir::Term& term,
                               Instant as_of) {
  std::vector<Period> periods;
  const Interval whole = span_of(zone, term);
  if (whole.empty()) return periods;
  const auto last = ir::period_of(cadence, term.last, term);
  auto at = ir::period_of(cadence, term.first, term);
  for (; at.number <= last.number; at = ir::next(at, term)) {
    if (ir::is_between(at)) continue;
    Period period;
    period.calendar = at;
    period.label = ir::label_of(at);
    period.last = ir::last_day_within(at, term);
    period.whole = {time::start_of_day(zone, ir::first_day(at, term)),
                    time::start_of_day(zone, ir::first_day(ir::next(at, term), term))};
    period.span = {std::max(period.whole.from, whole.from), std::min(period.whole.to, whole.to)};
    period.closed = period.span.to <= as_of;
    if (period.span.from >= as_of) break;
    periods.push_back(std::move(period));
  }
  return periods;
}

Duration taken_as(const Period& period, const ir::Term& term, Duration measured,
                  std::int32_t month_days) {
  const Rational whole =
      ir::months_within(period.calendar, term) * Rational(month_days) * Rational(kDay);
  return floor_of(whole * Rational(measured, period.span.length()));
}

std::string label_at(ir::Cadence cadence, const time::Zone& zone, const ir::Term& term,
                     Instant at) {
  return ir::label_of(ir::period_of(cadence, time::local_date(zone, at), term));
}

}  // namespace akad::plan

#include "runtime/plan/period.h"

#include <algorithm>

namespace akad::plan {

namespace {

Interval whole_of(const ir::CalendarPeriod& period, const time::Zone& zone, const ir::Term& term) {
  return {time::start_of_day(zone, ir::first_day(period, term)),
          time::start_of_day(zone, ir::first_day(ir::next(period, term), term))};
}

}  // namespace

Interval span_of(const time::Zone& zone, const ir::Term& term) {
  return {time::start_of_day(zone, term.first), time::start_of_day(zone, {term.last.days + 1})};
}

std::int64_t slots_over(const Period& period, Duration slot, Instant at) {
  const Duration begun = std::min(period.span.to, at) - period.span.from;
  if (begun <= 0) return 0;
  return period.span.to <= at ? (begun + slot - 1) / slot : begun / slot;
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
    period.whole = whole_of(at, zone, term);
    period.span = cut(period.whole, whole);
    period.closed = period.span.to <= as_of;
    if (period.span.from >= as_of) break;
    periods.push_back(std::move(period));
  }
  return periods;
}

Duration taken_as(const Period& period, const time::Zone& zone, const ir::Term& term,
                  std::int32_t month_days,
                  const std::function<Duration(const Interval&)>& measured) {
  const ir::Cadence every = period.calendar.cadence;
  const bool of_contract = ir::parts_in(every, ir::Cadence::ContractMonth) > 0;
  const ir::Cadence cadence = of_contract ? ir::Cadence::ContractMonth : ir::Cadence::CalendarMonth;
  const std::int32_t months = ir::parts_in(every, cadence);
  Duration all = 0;
  for (std::int32_t at = 0; at < months; ++at) {
    const ir::CalendarPeriod month{cadence, period.calendar.number * months + at};
    const Interval span = cut(whole_of(month, zone, term), period.span);
    if (span.empty()) continue;
    const Rational days = ir::months_within(month, term) * Rational(month_days);
    all += floor_of(days * Rational(kDay) * Rational(measured(span), span.length()));
  }
  return all;
}

std::string label_at(ir::Cadence cadence, const time::Zone& zone, const ir::Term& term,
                     Instant at) {
  return ir::label_of(ir::period_of(cadence, time::local_date(zone, at), term));
}

}  // namespace akad::plan

#include "runtime/plan/period.h"

#include <algorithm>

namespace akad::plan {

std::vector<Period> periods_of(ir::Cadence cadence, const time::Zone& zone, Interval term,
                               Instant as_of) {
  std::vector<Period> periods;
  if (term.empty()) return periods;
  const auto last = ir::period_of(cadence, time::local_date(zone, term.to - 1));
  auto at = ir::period_of(cadence, time::local_date(zone, term.from));
  for (; at.number <= last.number; at = ir::next(at)) {
    Period period;
    period.calendar = at;
    period.label = ir::label_of(at);
    period.whole = {time::start_of_day(zone, ir::first_day(at)),
                    time::start_of_day(zone, ir::first_day(ir::next(at)))};
    period.span = {std::max(period.whole.from, term.from), std::min(period.whole.to, term.to)};
    period.closed = period.span.to <= as_of;
    if (period.span.from >= as_of) break;
    periods.push_back(std::move(period));
  }
  return periods;
}

std::string label_at(ir::Cadence cadence, const time::Zone& zone, Instant at) {
  return ir::label_of(ir::period_of(cadence, time::local_date(zone, at)));
}

}  // namespace akad::plan

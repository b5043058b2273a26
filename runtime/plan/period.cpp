#include "runtime/plan/period.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace akad::plan {
namespace {

constexpr std::int32_t kMonthsInQuarter = 3;
constexpr std::int32_t kQuartersInYear = 4;

// Periods of one cadence have numbers that count up through time.
struct CadenceRow {
  std::int32_t (*number_of)(Date date);
  Date (*first_day)(std::int32_t number);
  std::string (*label)(std::int32_t number);
};

std::int32_t month_number(Date date) { return month_of(date).index; }
Date first_of_month(std::int32_t number) { return first_day(Month{number}); }
std::string month_label(std::int32_t number) { return format_month(Month{number}); }

std::int32_t quarter_number(Date date) { return month_of(date).index / kMonthsInQuarter; }
Date first_of_quarter(std::int32_t number) { return first_day(Month{number * kMonthsInQuarter}); }
std::string quarter_label(std::int32_t number) {
  return fmt::format("{}-Q{}", to_civil(first_of_quarter(number)).year,
                     number % kQuartersInYear + 1);
}

// By ir::Cadence. A new cadence needs one row here.
constexpr std::array<CadenceRow, ir::words(ir::Cadence{}).size()> kCadences = {{
    {month_number, first_of_month, month_label},
    {quarter_number, first_of_quarter, quarter_label},
}};

const CadenceRow& row_of(ir::Cadence cadence) {
  return kCadences[static_cast<std::size_t>(cadence)];
}

}  // namespace

std::vector<Period> periods_of(ir::Cadence cadence, const time::Zone& zone, Interval term,
                               Instant as_of) {
  const CadenceRow& row = row_of(cadence);
  std::vector<Period> periods;
  if (term.empty()) return periods;
  const std::int32_t last = row.number_of(time::local_date(zone, term.to - 1));
  for (auto at = row.number_of(time::local_date(zone, term.from)); at <= last; ++at) {
    Period period;
    period.cadence = cadence;
    period.label = row.label(at);
    period.whole = {time::start_of_day(zone, row.first_day(at)),
                    time::start_of_day(zone, row.first_day(at + 1))};
    period.span = {std::max(period.whole.from, term.from), std::min(period.whole.to, term.to)};
    period.closed = period.span.to <= as_of;
    if (period.span.from >= as_of) break;
    periods.push_back(std::move(period));
  }
  return periods;
}

std::string label_at(ir::Cadence cadence, const time::Zone& zone, Instant at) {
  const CadenceRow& row = row_of(cadence);
  return row.label(row.number_of(time::local_date(zone, at)));
}

}  // namespace akad::plan

// The statement from what was measured and what is owed.
#include "runtime/base/assert.h"
#include "runtime/report/statement/statement.h"

namespace akad::report {
namespace {

// The month in which the period ends by the calendar, even where the term ends before it.
bool is_shown(const time::Zone& zone, const plan::Period& period, const ShownMonths& shown) {
  const Month end = month_of(time::local_date(zone, period.whole.to - 1));
  return shown.first <= end && end <= shown.last;
}

}  // namespace

Statement statement_of(const ir::Program& program, std::vector<results::PeriodResults> term,
                       settlement::Settlement settled, const std::optional<ShownMonths>& shown) {
  AKAD_ASSERT(term.size() == settled.periods.size());
  Statement statement;
  statement.program = &program;
  const auto zone = time::find_zone(program.agreement.zone);
  AKAD_ASSERT(zone.has_value());
  for (std::size_t i = 0; i < term.size(); ++i) {
    if (shown && !is_shown(*zone, term[i].period, *shown)) continue;
    statement.total += settled.periods[i].total;
    statement.periods.push_back({std::move(term[i]), std::move(settled.periods[i])});
  }
  return statement;
}

}  // namespace akad::report

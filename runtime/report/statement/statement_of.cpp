// The statement from what was measured and what is owed.
#include "runtime/base/assert.h"
#include "runtime/report/statement/statement.h"

namespace akad::report {
namespace {

bool is_shown(results::Period period, const std::optional<plan::MonthRange>& shown) {
  return !shown || (shown->first <= period && period <= shown->last);
}

}  // namespace

Statement statement_of(const ir::Program& program, std::vector<results::PeriodResults> term,
                       settlement::Settlement settled,
                       const std::optional<plan::MonthRange>& shown) {
  AKAD_ASSERT(term.size() == settled.periods.size());
  Statement statement;
  statement.program = &program;
  for (std::size_t i = 0; i < term.size(); ++i) {
    if (!is_shown(term[i].period, shown)) continue;
    statement.total += settled.periods[i].total;
    statement.periods.push_back({std::move(term[i]), std::move(settled.periods[i])});
  }
  return statement;
}

}  // namespace akad::report

#include "runtime/report/statement/over.h"

#include <algorithm>

namespace akad::report {

std::optional<Over> over_of(const ir::Program& program, const ir::Target& target,
                            const ir::CalendarPeriod& last) {
  if (!ir::looks_back(target)) return std::nullopt;
  const ir::Term term = ir::term_of(program);
  const ir::CalendarPeriod first = ir::first_of(last, target.over_last);
  const std::int32_t least = ir::period_of(last.cadence, term.first, term).number;
  const Date begins = ir::first_day(first, term);
  return Over{ir::periods_of(target), std::max(begins, term.first), ir::last_day_within(last, term),
              last.number - std::max(first.number, least) + 1, begins >= term.first};
}

}  // namespace akad::report

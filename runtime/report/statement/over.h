// Results over several periods: which days they are of.
#pragma once

#include "runtime/results/result.h"

namespace akad::report {

struct Over {
  ir::Periods periods;
  Date first, last;          // of the term
  std::int32_t in_term = 0;  // how many of the periods it has, whole or in part
  bool is_whole = true;      // none of them began before the term
};

// None of a target each of whose results is of one period.
std::optional<Over> over_of(const ir::Program& program, const ir::Target& target,
                            const ir::CalendarPeriod& last);

}  // namespace akad::report

// Tables whose rows ask for conditions: which row each case falls in.
#pragma once

#include "compiler/audit/analysis/cases.h"

namespace akad::audit {

// What each row asks for; none: it takes all that is left.
using Rows = std::vector<Id<ir::Condition>>;
Rows rows_of(const std::vector<ir::LimitRow>& limits);
Rows rows_of(const std::vector<ir::ValueRow>& values);

// The first row that holds, or as many as there are.
std::size_t row_in(const Cases& cases, const Rows& rows, std::size_t at);

}  // namespace akad::audit

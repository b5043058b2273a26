// Lines of a statement with what they rest on, against what is counted and owed.
#pragma once

#include <string>

#include "tests/oracle/cases/ask_engine.h"

namespace akad::told {

// So much is owed for each hour late, of each target of items.
void price_lateness(ir::Program& program);

// Whether each line lists as many missed items as its result counts, and they owe together what the
// line owes. `lines`: how many were asked. Empty, or the first difference.
std::string difference_of_lines(const oracle::Batch& batch, std::int64_t& lines);

}  // namespace akad::told

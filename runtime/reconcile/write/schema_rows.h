// Results, items, outages and records that differ, for who reads the schema of reconciliations.
#pragma once

#include <string>

namespace akad::reconcile {

std::string rows_schema();  // the last members of `$defs`

}  // namespace akad::reconcile

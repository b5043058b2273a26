// What the published schemas have in common.
#pragma once

#include <string>

namespace akad::report {

// Members of `$defs`: instant, date, count, fraction and clause, and figures of claims to excluded
// time.
std::string shared_definitions();

}  // namespace akad::report

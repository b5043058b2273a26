// What to write in place of days, weeks, months and years, which are no lengths, and in place of a
// product of two numbers.
#pragma once

#include "compiler/scope/quantities.h"

namespace akad::scope {

// AK0301.
void report_days(Scope& scope, const ast::DurationLiteral& written, const ast::DurationPart& part,
                 const DayOffer& offer);
// AK0106: `2x24 hours`.
void report_product(Scope& scope, const ast::DurationLiteral& written,
                    const ast::DurationPart& part, const DayOffer& offer);

}  // namespace akad::scope

// What a period's credits come to, and what their caps leave of it.
#pragma once

#include "runtime/report/statement/html/view.h"

namespace akad::report::html {

// Nothing where what they come to is what is payable.
void add_waterfall(View& view, const PeriodStatement& period);

}  // namespace akad::report::html

// The month's part of the page; the other answers are a few lines each.
#pragma once

#include "runtime/report/calendar/view.h"
#include "runtime/report/page.h"

namespace akad::report {

void add_month(Page& page, const MonthView& month, const time::Zone& zone);

}  // namespace akad::report

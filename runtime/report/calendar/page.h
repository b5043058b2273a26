// The month's part of the page; the other answers are a few lines each.
#pragma once

#include <string>

#include "runtime/report/calendar/view.h"

namespace akad::report {

void add_month(std::string& page, const MonthView& month, const time::Zone& zone);

}  // namespace akad::report

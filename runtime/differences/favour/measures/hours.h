// Calendars held against each other, and what their hours are used for.
#pragma once

#include "runtime/differences/favour/context.h"

namespace akad::differences {

// More: open wherever it was, and perhaps at other times.
struct Hours {
  Turn turn = Turn::Same;
  bool by_dates = true;  // whole dates only; the others have the hours they had
};

Hours between(const Rows& rows, Id<ir::Calendar> before, Id<ir::Calendar> after);
// Of one line of a calendar's own, or of one holiday.
Hours of_window(const ir::WeeklyWindow* before, const ir::WeeklyWindow* after);
// Of all its windows together; Unknown where some open more and some less.
Hours of_week(const ir::Windows& before, const ir::Windows& after);
Hours of_dates(const ir::DatedException* before, const ir::DatedException* after);

// What is owed where the calendar's hours are others, by all that uses them.
Turn used_hours(const Context& context, Id<ir::Calendar> calendar, const Hours& hours);

}  // namespace akad::differences

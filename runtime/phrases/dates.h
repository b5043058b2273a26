// Lengths, periods and weekdays, to be said.
#pragma once

#include "runtime/base/instant.h"
#include "runtime/ir/cadence.h"
#include "runtime/phrases/phrase.h"

namespace akad::phrases {

Phrase length(Duration length);                  // "7 hours 30 minutes"
Phrase brief(Duration length);                   // "7h 30m"
Phrase month(Month month);                       // "March 2026"
Phrase period_noun(const ir::Periods& periods);  // "month"; of those that look back: "period"
Phrase several(const ir::Periods& periods);      // that look back: "12 months"
// "the 12 months to 2026-12"; "2026-12" of what does not look back
Phrase several_to(const ir::Periods& periods, const ir::CalendarPeriod& last);
Phrase period(const ir::CalendarPeriod& period);  // "March 2026", "2026-Q1"
// "2026-03", "2026-Q1", "contract month 3", "the whole term"
Phrase period_label(const ir::CalendarPeriod& period);
// The same with what it is: "month 2026-03"
Phrase period_called(const ir::CalendarPeriod& period);
Phrase weekday(Date date);  // "Mon"
Phrase date(Date date);     // "Mon 2026-03-02"

}  // namespace akad::phrases

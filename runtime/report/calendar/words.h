// Dates, readings of the clock and lengths in the words of a calendar; no locale has a part in it.
#pragma once

#include <string>

#include "runtime/ir/program.h"
#include "runtime/phrases/book.h"
#include "runtime/phrases/dates.h"
#include "runtime/time/zone.h"

namespace akad::report {

std::string time_text(std::int64_t wall);                         // "08:00", "08:00:30" when needed
std::string offset_text(Duration offset);                         // "+07:00"
phrases::Phrase local(const time::Zone& zone, Instant at);        // "Fri 2026-03-06 16:00 +07:00"
phrases::Phrase local_short(const time::Zone& zone, Instant at);  // without the offset
bool is_night(const time::Zone& zone, Date date, Interval open);  // it ends on a later date
std::string hours_text(const time::Zone& zone, Date date, Interval open);  // "22:00-06:00+"

// Why there is no such instant; `back`: before, not after.
phrases::Phrase never_said(bool back);

// In the words of the agreement.
std::string window_text(const ir::WeeklyWindow& window);  // "open Mon to Fri 08:00 to 17:00"
phrases::Phrase dated(const ir::Program& program, const ir::DatedException& line, Date date);

}  // namespace akad::report

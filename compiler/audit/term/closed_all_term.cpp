#include "compiler/audit/analysis/hours.h"

namespace akad::audit {

// Of one that never opens at all AK0604 tells. Where subjects have their own zones nobody knows.
void check_closed_all_term(Audit& audit) {
  for (const Id<ir::Calendar> id : ids_of(audit.program.calendars)) {
    if (audit.map.is_of_library(audit.map[id])) continue;
    if (time::zone_signal_of(audit.program, id).valid()) continue;
    const time::BoundCalendar calendar = time::bind_calendar(audit.program, id, "");
    const Interval term = term_span(audit, calendar);
    if (time::elapsed(calendar, term.from, term.to) > 0) continue;
    tell(audit,
         diagnose(Code::AK1070, audit.map[id],
                  worded("the calendar `{}` opens on no day of the term", audit.program[id].name))
             .with_other(audit.map.term, "the term")
             .with_help("check the year of its dates, or write the hours of this term"));
  }
}

}  // namespace akad::audit

// How late an item is that a period counts as missed: after its due, up to its stop or to the
// instant at which it was open. Pure.
#pragma once

#include "runtime/targets/judge.h"

namespace akad::measures {

struct Late {
  const targets::Terms& terms;  // that the judgement rests on; they look up to `until`
  Instant due = kNever;  // as of late_from; kNever: it has not come, and the item is not late
  Instant until = 0;
  bool stopped = false;
};

// From where an item is late: the due of the limit that decides. Where one stays missed that a
// change found missed, that one's.
Instant late_from(const targets::Judgement& judged, const ir::Clock& clock);

// `around_the_clock`: all of it. Otherwise what of it counts as elapsed time does, in the same
// hours and without pauses; before the item began, where it was due by then, the hours alone.
Duration time_late(const Late& late, bool around_the_clock);

// Dates of the zone behind that of the due, up to that of the stop, or to the one before it; with a
// calendar only those on which it opens. A due at the end of a date, which is the beginning of the
// next, is of the date that it ends. Of an open item the last date is the one that is under way,
// and the last that is over where the date of the stop is left out: at 00:00 on 1 April that is 31
// March either way.
std::int64_t dates_late(const Late& late, bool last_included, const time::Zone& zone,
                        const time::BoundCalendar* calendar);

}  // namespace akad::measures

#include "runtime/measures/amounts/late.h"

#include <algorithm>

namespace akad::measures {
namespace {

using targets::View;

Duration counted_up_to(View view, Instant until) {
  view.until = until;
  return targets::elapsed(view);
}

// Before the last restart, as of the first hours behind it: a restart counts anew in these.
Duration counted_before(const View& view, Instant from) {
  const targets::Hours& hours = targets::hours_at(view, view.origin);
  const Instant to = std::min(view.origin, view.until);
  const Instant begun = view.stretches.size() == 0 ? to : std::min(view.stretches[0].from, to);
  View earlier = view;
  earlier.past.clear();
  earlier.hours = hours;
  earlier.origin = std::max(from, begun);
  return targets::open_time(hours, from, begun) + counted_up_to(std::move(earlier), to);
}

Duration counted_since(const View& view, Instant from) {
  const Duration before = from < view.origin ? counted_before(view, from) : 0;
  if (from <= view.origin) return before + targets::elapsed(view);
  return targets::elapsed(view) - counted_up_to(view, from);
}

bool is_late(const Late& late) { return late.due != kNever && late.due < late.until; }

}  // namespace

Instant late_from(const targets::Judgement& judged, const ir::Clock& clock) {
  const bool stays = clock.missed_before == ir::MissedBefore::StaysMissed;
  return stays ? std::min(judged.due, judged.missed_before) : judged.due;
}

Duration time_late(const Late& late, bool around_the_clock) {
  if (!is_late(late)) return 0;
  return around_the_clock ? late.until - late.due : counted_since(late.terms.view, late.due);
}

std::int64_t dates_late(const Late& late, bool last_included, const time::Zone& zone,
                        const time::BoundCalendar* calendar) {
  if (!is_late(late)) return 0;
  const Date first{time::local_date(zone, late.due - 1).days + 1};
  const Date reached = time::local_date(zone, late.stopped ? late.until : late.until - 1);
  const Date over{time::local_date(zone, late.until).days - 1};
  const Date last = last_included ? reached : over;
  if (last.days < first.days) return 0;
  if (calendar != nullptr) return time::count_working_days(*calendar, first, last);
  return last.days - first.days + 1;
}

}  // namespace akad::measures

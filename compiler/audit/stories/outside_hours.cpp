#include <map>

#include "compiler/audit/analysis/hours.h"

namespace akad::audit {
namespace {

// Whether the two are never open together in the term. No, where the zone of one of them is that of
// a subject, or where the term is too long to look at.
bool are_apart(const Audit& audit, Id<ir::Calendar> a, Id<ir::Calendar> b) {
  const ir::Agreement& agreement = audit.program.agreement;
  if (agreement.term_last.days - agreement.term_first.days > kMostDaysOfTerm) return false;
  if (time::zone_signal_of(audit.program, a).valid() ||
      time::zone_signal_of(audit.program, b).valid()) {
    return false;
  }
  const time::BoundCalendar first = time::bind_calendar(audit.program, a, "");
  const time::BoundCalendar second = time::bind_calendar(audit.program, b, "");
  const time::IntervalSet open = time::open_within(first, term_span(audit, first));
  const time::IntervalSet others = time::open_within(second, term_span(audit, second));
  // What never opens is told as such.
  return !open.empty() && !others.empty() && time::intersected(open, others).empty();
}

// By two calendars: many targets have the same.
using KnownPairs = std::map<std::pair<Id<ir::Calendar>, Id<ir::Calendar>>, bool>;

void check_granted(Audit& audit, KnownPairs& known, Id<ir::Target> id, const ir::OfTime& time,
                   Id<ir::Exclusion> of) {
  const ir::Exclusion& exclusion = audit.program[of];
  if (!exclusion.only_within.valid()) return;
  const auto [apart, fresh] = known.try_emplace({time.hours, exclusion.only_within});
  if (fresh) apart->second = are_apart(audit, time.hours, exclusion.only_within);
  if (!apart->second) return;
  tell(audit,
       diagnose(Code::AK1057, audit.map[of],
                worded("`{}` excludes nothing of `{}`: it is granted only within `{}`, which "
                       "is never open in the promised hours of `{}`",
                       exclusion.name, audit.program[id].name,
                       audit.program[exclusion.only_within].name, audit.program[time.hours].name))
           .with_other(audit.map[id], "the target")
           .with_other(audit.map[exclusion.only_within], "when it is granted")
           .with_other(audit.map[time.hours], "the promised hours")
           .with_help("check the two calendars, or leave the exclusion out of the target"));
}

}  // namespace

void check_outside_hours(Audit& audit) {
  KnownPairs known;
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* time = std::get_if<ir::OfTime>(&audit.program[id].of);
    if (time == nullptr || !time->hours.valid()) continue;
    for (const ir::Excluding& row : time->excluding) {
      check_granted(audit, known, id, *time, row.exclusion);
    }
  }
}

}  // namespace akad::audit

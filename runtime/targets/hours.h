// The hours that count for one item: a calendar in the zone it has for this subject, or all hours.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "runtime/clocks/answers.h"
#include "runtime/clocks/findings.h"

namespace akad::targets {

struct Hours {
  const time::BoundCalendar* calendar = nullptr;  // never null; around the clock when `always`
  bool always = true;
  Id<ir::Calendar> id = {};  // none when `always`
};

inline Duration open_time(const Hours& hours, Instant from, Instant to) {
  if (hours.always) return to > from ? to - from : 0;
  return time::elapsed(*hours.calendar, from, to);
}

// The leftmost instant at which `length` of these hours has passed since `from`.
inline Instant open_later(const Hours& hours, Instant from, Duration length) {
  if (!hours.always) return time::due(*hours.calendar, from, length);
  return length >= kEndOfTime - from ? kNever : from + length;
}

// Calendars in their own zones and in those of the subjects, each laid out when it is first asked
// for: an agreement may have very many that no limit counts in.
class SubjectCalendars {
 public:
  SubjectCalendars(const plan::Plan& plan, const events::EventStore& store,
                   clocks::Findings& findings)
      : plan_(plan), store_(store), findings_(findings), own_(plan.program->calendars.size()) {}

  // `values`: those that name the zone, of an item that began at `at`. A zone that is not known or
  // not a text gives the calendar's own zone and a finding; an absent one the calendar's own zone.
  Hours of(Id<ir::Calendar> calendar, const plan::Watch& watch, const std::int64_t* values,
           Instant at);

  // Those laid out so far, for who keeps Hours longer than this.
  std::vector<std::shared_ptr<const time::BoundCalendar>> laid_out() const;

 private:
  const time::BoundCalendar& own(Id<ir::Calendar> calendar);
  const time::BoundCalendar* bound_in(Id<ir::Calendar> calendar, std::uint32_t zone);

  const plan::Plan& plan_;
  const events::EventStore& store_;
  clocks::Findings& findings_;
  std::vector<std::shared_ptr<time::BoundCalendar>> own_;  // by ir::Calendar; null: not asked yet
  std::unordered_map<std::uint64_t, std::shared_ptr<time::BoundCalendar>> bound_;  // null: unknown
};

}  // namespace akad::targets

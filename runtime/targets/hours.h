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

inline bool same(const Hours& a, const Hours& b) {
  return a.always == b.always && a.calendar == b.calendar;
}

inline bool is_open(const Hours& hours, Instant at) {
  return hours.always || time::is_open(*hours.calendar, at);
}

inline Duration open_time(const Hours& hours, Instant from, Instant to) {
  if (hours.always) return to > from ? to - from : 0;
  return time::elapsed(*hours.calendar, from, to);
}

// The leftmost instant at which `length` of these hours has passed since `from`.
inline Instant open_later(const Hours& hours, Instant from, Duration length) {
  if (!hours.always) return time::due(*hours.calendar, from, length);
  return length >= kEndOfTime - from ? kNever : from + length;
}

// Calendars in their own zones and in those of the subjects, each bound when it is first asked for:
// an agreement may have very many that no limit counts in.
class SubjectCalendars {
 public:
  SubjectCalendars(const plan::Plan& plan, const events::EventStore& store,
                   clocks::Findings& findings);

  // `values`: those that name the zone, of an item that began at `at`. A zone that is not known or
  // not a text gives the calendar's own zone and a finding; an absent one the calendar's own zone.
  Hours of(Id<ir::Calendar> calendar, const plan::Watch& watch, const std::int64_t* values,
           Instant at);

  // Those bound so far, for who keeps Hours longer than this.
  std::vector<std::shared_ptr<const time::BoundCalendar>> bound() const;

 private:
  using Bound = std::shared_ptr<const time::BoundCalendar>;

  Bound bind(Id<ir::Calendar> calendar, const std::string& zone);
  const time::BoundCalendar& own(Id<ir::Calendar> calendar);
  const time::BoundCalendar* bound_in(Id<ir::Calendar> calendar, std::uint32_t zone);

  const plan::Plan& plan_;
  const events::EventStore& store_;
  clocks::Findings& findings_;
  Bound always_;  // in the agreement's zone
  std::vector<std::shared_ptr<const time::Layout>>
      layouts_;                                     // by ir::Calendar; null: not asked yet
  std::vector<Bound> own_;                          // likewise
  std::unordered_map<std::uint64_t, Bound> bound_;  // null: unknown
};

}  // namespace akad::targets
